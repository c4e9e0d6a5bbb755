package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** A way that is recorded for a page without a server. */
class RecordedWalkTest {
  private static final String WORLD = "finding-unordered-relay";
  private static final String WAY = "0.0.1.0.2.2";

  @Test
  void everyStateAndEveryMessageOfTheWayIsThere() {
    try (RecordedWalk recorder = new RecordedWalk()) {
      ObjectNode walk = recorder.of(WORLD, WAY);
      assertThat(walk.path("id").asText()).isEqualTo(WORLD + ":" + WAY);
      assertThat(walk.path("steps")).hasSize(6);
      assertThat(walk.path("states")).hasSize(7);
      assertThat(walk.path("breach").path("property").asText()).isEqualTo("newest-wins");
      for (JsonNode state : walk.path("states")) {
        assertThat(state.path("nodes")).hasSize(4);
        assertThat(state.has("rows")).as("what is the same at every step stands once").isFalse();
      }
      for (JsonNode row : walk.path("rows")) {
        String message = row.path("message").asText();
        assertThat(message.isEmpty() || walk.path("messages").has(message)).isTrue();
      }
    }
  }

  @Test
  void sameWayIsRecordedInTheSameWords() {
    try (RecordedWalk one = new RecordedWalk();
        RecordedWalk other = new RecordedWalk()) {
      assertThat(one.of(WORLD, WAY)).hasToString(other.of(WORLD, WAY).toString());
    }
  }

  @Test
  void whatIsNoWayIsRefused() {
    try (RecordedWalk recorder = new RecordedWalk()) {
      assertThatThrownBy(() -> recorder.of("nowhere", "")).hasMessageContaining("no world");
      assertThatThrownBy(() -> recorder.of("relay", "0.99")).hasMessageContaining("no choice 99");
    }
  }
}
