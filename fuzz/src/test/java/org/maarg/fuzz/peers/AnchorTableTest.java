package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the letter, its part about a MAAR as anchor, over UDP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class AnchorTableTest {
  private static final String LETTER = "RFC8885";

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  static List<Named<JsonNode>> rows() {
    return Rows.of("anchor").stream().map(it -> Named.of(Rows.nameOf(it), it)).toList();
  }

  @Test
  void everyRowHasAnAnswerOrIsSilence() {
    assertThat(Rows.of("anchor"))
        .hasSizeGreaterThan(15)
        .allMatch(it -> it.has("answer") ^ it.has("silence"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAnchorAnswersIt(JsonNode row) throws Exception {
    boolean secured = row.at("/input/secured").asBoolean(true);
    try (AnchorStage stage = new AnchorStage(lab, LETTER, secured)) {
      if (secured) {
        prepare(stage, row);
      }
      Draft update = stage.relayed(row.path("input"));
      var before = stage.maar.maarBindings();
      stage.tell(update);
      if (row.path("silence").asBoolean()) {
        stage.hearsNothing();
        assertThat(stage.maar.maarBindings()).as("bindings").isEqualTo(before);
        return;
      }
      Heard answer = stage.answer();
      AnswerForm.check(update, answer, row.path("answer"), stage.now());
      if (answer.status() >= 128) {
        assertThat(stage.maar.maarBindings()).as("bindings").isEqualTo(before);
      }
    }
  }

  /** A CMD that is not vouched for cannot have registered anybody: its row finds nobody there. */
  private static void prepare(AnchorStage stage, JsonNode row) throws Exception {
    if (!row.path("attached").asText().equals("none")) {
      stage.attach(1);
      stage.detach(1);
      for (JsonNode mobileNode : row.path("attached")) {
        stage.attach(mobileNode.asInt());
      }
    }
    for (JsonNode given : row.path("given")) {
      stage.tell(stage.relayed(given));
      assertThat(stage.answer().status()).as("what is given is accepted").isZero();
    }
  }
}
