package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.runtime.LiveNode;

/** The table of the letter, its part about the CMD, asked by a plain gateway over UDP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class PlainGatewayTableTest {
  private static final String LETTER = "RFC8885";

  /** MinDelayBeforeBCEDelete of RFC 5213 9.1, and what stands for it where a row outwaits it. */
  private static final int DELAY_MILLIS = 10_000;

  private static final String SHORT_DELAY = ", deleteDelayMillis: 50";

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  /**
   * All but four: a gateway has no say in the source address that stands for its endpoint, and
   * there is no former gateway in RFC 5213 that the anchor speaks to.
   */
  static List<Named<JsonNode>> rows() {
    return Rows.of("cmd").stream()
        .filter(it -> !it.path("input").has("from") && !isOfFormerGateway(it))
        .map(it -> Named.of(Rows.nameOf(it), it))
        .toList();
  }

  private static boolean isOfFormerGateway(JsonNode row) {
    int last = row.path("given").size() - 1;
    return row.path("given").path(last).has("maar") && !row.path("input").has("maar");
  }

  @Test
  void allRowsButFourAreAsked() {
    assertThat(Rows.of("cmd")).hasSize(rows().size() + 4);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGatewayGetsIt(JsonNode row) throws Exception {
    run(LETTER, row, row.path("answer"));
  }

  /** Which does otherwise where the table says so. */
  @ParameterizedTest
  @MethodSource("rows")
  void underTheProfileForDeploymentToo(JsonNode row) throws Exception {
    JsonNode otherwise = row.at("/deployable/answer");
    run("DEPLOYABLE", row, otherwise.isMissingNode() ? row.path("answer") : otherwise);
  }

  private static void run(String profile, JsonNode row, JsonNode expected) throws Exception {
    String knobs = Lab.SWITCH_ON + (outlivesSession(row) ? SHORT_DELAY : "");
    boolean secured = row.at("/input/secured").asBoolean(true);
    String ofFirst = "securityAssociation: " + secured + barred(row);
    try (CmdStage stage = new CmdStage(lab, profile, knobs, ofFirst, policy(row))) {
      for (JsonNode given : row.path("given")) {
        given(stage, given);
      }
      if (outlivesSession(row)) {
        Lab.until("the session is over", () -> stage.cmd.cmdBindings().isEmpty());
      }
      play(stage, row, expected);
    }
  }

  private static void given(CmdStage stage, JsonNode given) throws IOException {
    Heard answer = gateway(stage, given).ask(update(stage, given));
    assertThat(answer.status()).as("what is given is accepted").isZero();
  }

  private static void play(CmdStage stage, JsonNode row, JsonNode expected) throws IOException {
    LiveNode cmd = stage.cmd;
    var before = cmd.cmdBindings();
    JsonNode input = row.path("input");
    PlainGateway gateway = gateway(stage, input);
    Draft update = update(stage, input);
    if (row.path("silence").asBoolean()) {
      gateway.peer.send(update);
      PlainGateway other = gateway == stage.first ? stage.second : stage.first;
      assertThat(gateway.heardBefore(other)).as("silence").isEmpty();
      assertThat(cmd.cmdBindings()).as("bindings").isEqualTo(before);
      return;
    }
    Heard answer = gateway.ask(update);
    AnswerForm.check(update, answer, expected, stage.now());
    if (answer.status() >= 128) {
      assertThat(cmd.cmdBindings()).as("bindings").isEqualTo(before);
    }
  }

  private static PlainGateway gateway(CmdStage stage, JsonNode change) {
    return change.path("maar").asInt(1) == 1 ? stage.first : stage.second;
  }

  private static Draft update(CmdStage stage, JsonNode change) {
    long now = stage.later(change.path("afterMillis").asLong());
    JsonNode mobileNode = change.path("mobileNode");
    Draft draft = gateway(stage, change).registration(PlainGateway.nai(mobileNode.asInt(1)), now);
    if (mobileNode.asText().equals("empty")) {
      draft.replace(Option.mobileNode(""));
    }
    return Rows.change(draft, change, now);
  }

  private static boolean outlivesSession(JsonNode row) {
    boolean ended =
        StreamSupport.stream(row.path("given").spliterator(), false)
            .anyMatch(it -> it.path("lifetime").asInt(1) == 0);
    return ended && row.at("/input/afterMillis").asInt() > DELAY_MILLIS;
  }

  private static String barred(JsonNode row) {
    boolean isBarred = row.path("policy").asText().equals("not-at-maar-1");
    return isBarred ? ", mobileNodes: ['@example.org']" : "";
  }

  private static String policy(JsonNode row) {
    return switch (row.path("policy").asText()) {
      case "unknown" -> "knownMobileNodes: ['@example.org']";
      case "no-service" -> "authorizedMobileNodes: ['@example.org']";
      default -> "";
    };
  }
}
