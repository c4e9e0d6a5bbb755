package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;

/** What gateways get from a CMD that follows the letter, row by row of the table. */
class LetterOfCmdTest {
  private static final int FIRST_SEQUENCE = 1_000;

  private int sequence = FIRST_SEQUENCE;

  static List<Letter.Row> rows() {
    return Letter.rows("cmd");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aMaarGetsIt(Letter.Row row) {
    play(row, Profile.RFC8885, true);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPlainGatewayGetsIt(Letter.Row row) {
    play(row, Profile.RFC8885, false);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void underTheProfileForDeploymentToo(Letter.Row row) {
    play(row, Profile.DEPLOYABLE, true);
    play(row, Profile.DEPLOYABLE, false);
  }

  private void play(Letter.Row row, Profile profile, boolean distributed) {
    JsonNode content = row.under(profile);
    sequence = FIRST_SEQUENCE;
    CmdBench cmd = new CmdBench(Mode.RELAY, profile, Policies.of(content.path("policy").asText()));
    for (JsonNode given : content.path("given")) {
      LetterUpdate earlier = new LetterUpdate(given);
      cmd.advance(earlier.afterMillis());
      receive(cmd, earlier, true);
    }
    LetterUpdate input = new LetterUpdate(content.path("input"));
    cmd.advance(input.afterMillis());
    List<CmdBindingView> before = cmd.cmd.bindings();
    BindingUpdate update = receive(cmd, input, distributed);
    JsonNode silence = distributed ? content.path("silence") : content.at("/plain/silence");
    if (silence.asBoolean(content.path("silence").asBoolean())) {
      assertThat(cmd.outputs(Output.Send.class)).as("silence").isEmpty();
      assertThat(cmd.cmd.bindings()).as("bindings").isEqualTo(before);
      return;
    }
    // By RFC 5213 5.3.6 the answer goes to the source, whatever else is to be told to whom.
    List<BindingAcknowledgement> answers = answers(cmd, input);
    assertThat(answers).as("answers to the source").hasSize(1);
    JsonNode expected = distributed ? content.path("answer") : plain(content.path("answer"));
    new LetterAnswer(expected, update, cmd.time()).check(answers.get(0));
    if (!answers.get(0).isAccepted()) {
      assertThat(cmd.cmd.bindings()).as("bindings").isEqualTo(before);
    }
  }

  /** At once, or when the P-MAARs that are asked first have had their time. */
  private static List<BindingAcknowledgement> answers(CmdBench cmd, LetterUpdate input) {
    List<BindingAcknowledgement> atOnce = cmd.answersTo(input.source());
    if (!atOnce.isEmpty() || cmd.outputs(Output.Send.class).isEmpty()) {
      return atOnce;
    }
    return cmd.advance(2_000).stream()
        .filter(it -> it.to().equals(input.source()))
        .filter(it -> it.message() instanceof BindingAcknowledgement)
        .map(it -> (BindingAcknowledgement) it.message())
        .limit(1)
        .toList();
  }

  private BindingUpdate receive(CmdBench cmd, LetterUpdate input, boolean distributed) {
    BindingUpdate update = input.registration(sequence++, cmd.now, distributed);
    cmd.feed(new Input.Received(input.source(), input.isSecured(), update, cmd.time()));
    return update;
  }

  /** What would be accepted from a MAAR is refused to a plain gateway. */
  private static JsonNode plain(JsonNode answer) {
    if (!answer.has("status") || answer.path("status").asInt() != 0) {
      return answer;
    }
    ObjectNode refusal = JsonNodeFactory.instance.objectNode();
    return refusal.set("status", Letter.table().at("/plainGateway/status"));
  }
}
