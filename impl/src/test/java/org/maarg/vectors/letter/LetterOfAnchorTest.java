package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** What a CMD gets from a P-MAAR, which is an anchor there, row by row of the table. */
class LetterOfAnchorTest {
  private int sequence = 1_000;

  static List<Letter.Row> rows() {
    return Letter.rows("anchor");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCmdGetsIt(Letter.Row row) {
    play(row, Profile.RFC8885);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void underTheProfileForDeploymentToo(Letter.Row row) {
    play(row, Profile.DEPLOYABLE);
  }

  private void play(Letter.Row row, Profile profile) {
    JsonNode content = row.under(profile);
    MaarBench maar = new MaarBench(Mode.RELAY, profile);
    if (!content.path("attached").asText().equals("none")) {
      maar.serving();
      maar.detach();
      content.path("attached").forEach(it -> maar.attach(Bench.mn(it.asInt())));
      maar.now++;
    }
    for (JsonNode given : content.path("given")) {
      LetterUpdate earlier = new LetterUpdate(given);
      maar.advance(earlier.afterMillis());
      receive(maar, earlier);
    }
    LetterUpdate input = new LetterUpdate(content.path("input"));
    maar.advance(input.afterMillis());
    List<MaarBindingView> before = maar.maar.bindings();
    BindingUpdate update = receive(maar, input);
    if (content.path("silence").asBoolean()) {
      assertThat(maar.outputs(Output.Send.class)).as("silence").isEmpty();
      assertThat(maar.maar.bindings()).as("bindings").isEqualTo(before);
      return;
    }
    BindingAcknowledgement answer = maar.answerTo(MaarBench.CMD);
    new LetterAnswer(content.path("answer"), update, maar.time()).check(answer);
    if (!answer.isAccepted()) {
      assertThat(maar.maar.bindings()).as("bindings").isEqualTo(before);
    }
  }

  private BindingUpdate receive(MaarBench maar, LetterUpdate input) {
    BindingUpdate update = input.relayed(sequence++, maar.now);
    maar.feed(new Input.Received(MaarBench.CMD, input.isSecured(), update, maar.time()));
    return update;
  }
}
