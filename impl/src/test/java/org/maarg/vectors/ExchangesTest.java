package org.maarg.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nodes obey the committed exchanges. */
class ExchangesTest {
  static Stream<Named<JsonNode>> exchanges() {
    return VectorFiles.exchanges().stream().map(it -> Named.of(it.get("name").textValue(), it));
  }

  // Verifies: 8885-3.1-2, 8885-3.1-3, 8885-3.1-4, 8885-3.2-2, 8885-3.2-3, 8885-3.2-4, 8885-3.2-8
  // Verifies: 8885-3.2-9, 8885-3.2-11, 8885-3.2-12, 8885-3.2-17, 8885-3.2-18, 8885-3.2-19
  // Verifies: 8885-3.2-23, 8885-3.2-24, 8885-3.2-26, 8885-3.2-27, 8885-3.3-1, 8885-3.3-3
  // Verifies: 8885-3.4-1, 8885-3.4-2, 8885-3.4-3, 8885-3.4-4, 8885-3.4-5, 8885-3.5-4, 8885-3.5-6
  // Verifies: 8885-3.5-8, 8885-3.5-10, 8885-3.5-11, 8885-3.6-1, 8885-3.6-3, 6275-11.8-4
  @ParameterizedTest
  @MethodSource("exchanges")
  void nodesSendWhatTheFileSays(JsonNode exchange) {
    assertThat(ExchangeReplay.run(exchange)).isEmpty();
  }

  private static JsonNode changed(Consumer<ArrayNode> change) {
    for (JsonNode exchange : VectorFiles.exchanges()) {
      if (exchange.get("name").textValue().equals("handover-1-relay")) {
        change.accept((ArrayNode) exchange.get("steps"));
        return exchange;
      }
    }
    throw new IllegalStateException("no such exchange");
  }

  @Test
  void replayNoticesWhatDiffers() {
    assertThat(ExchangeReplay.run(changed(steps -> steps.remove(steps.size() - 1)))).isNotEmpty();
    assertThat(ExchangeReplay.run(changed(steps -> steps.add(steps.get(steps.size() - 1)))))
        .isNotEmpty();
    assertThat(ExchangeReplay.run(changed(steps -> ((ObjectNode) steps.get(2)).put("atMillis", 6))))
        .isNotEmpty();
    assertThat(
            ExchangeReplay.run(
                changed(steps -> ((ObjectNode) steps.get(5)).remove("arrivesMillis"))))
        .isNotEmpty();
  }

  // Verifies: 5213-8.9-1
  @Test
  void everyRejectionIsThere() {
    Set<Integer> statuses = new HashSet<>();
    for (JsonNode exchange : VectorFiles.exchanges()) {
      for (JsonNode step : exchange.get("steps")) {
        if (step.has("fields") && step.get("fields").has("status")) {
          statuses.add(step.get("fields").get("status").intValue());
        }
      }
    }
    assertThat(statuses)
        .contains(
            0, 128, 129, 130, 131, 133, 135, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162);
  }
}
