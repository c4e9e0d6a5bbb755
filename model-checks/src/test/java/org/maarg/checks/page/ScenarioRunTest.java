package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.cli.CliException;

/** What the page is told of a scenario's run. */
class ScenarioRunTest {
  private final PageApi api = new PageApi(TwoMoves.runs());

  private ObjectNode run() {
    return api.answer("/api/scenario", Map.of("scenario", TwoMoves.NAME));
  }

  @Test
  void onlyNodesOfWhichSomethingIsSeenHaveALane() {
    assertThat(run().path("lanes")).extracting(JsonNode::asText).hasSize(4);
  }

  @Test
  void stepIsWhatHappensAndWhatFollowsFromIt() {
    ObjectNode run = run();
    List<String> first = new ArrayList<>();
    for (JsonNode row : run.path("rows")) {
      if (row.path("step").asInt() == 2) {
        first.add(row.path("kind").asText());
      }
    }
    assertThat(run.path("steps").get(0).path("title").asText()).isEqualTo("mn1 attaches");
    assertThat(first).startsWith("message", "event");
    assertThat(run.path("whole").asBoolean()).isTrue();
  }

  @Test
  void messageIsShownFieldByField() {
    Map<String, String> query = Map.of("scenario", TwoMoves.NAME, "message", "1");
    ObjectNode message = api.answer("/api/scenario/message", query);
    assertThat(message.path("from").asText()).isEqualTo("MAAR1");
    assertThat(message.path("section").asText()).isEqualTo("8885 4.1");
    assertThat(message.path("fields").toString()).contains("5213 8.3");
  }

  @Test
  void runThatIsTooLongIsCutAndSaysSo() {
    ScenarioSource.Told told =
        new TwoMoves().tell(TwoMoves.NAME, Optional.empty(), Optional.empty(), 5);
    ObjectNode run = new ScenarioRun(TwoMoves.NAME, told).toJson();
    assertThat(run.path("whole").asBoolean()).isFalse();
    assertThat(run.path("rows").size()).isBetween(1, 5);
  }

  @Test
  void placeOfAScenarioIsTheBeginningOfItsRun() {
    Place place = Place.of(TwoMoves.NAME, Map.of("profile", "HARDENED"), api);
    assertThat(place.fragment()).isEqualTo("scenario/two-moves?profile=HARDENED");
    assertThatThrownBy(() -> Place.of(TwoMoves.NAME, Map.of("bounds", "drops=1"), api))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("no parameter 'bounds'");
  }

  @Test
  void nearestNameOfAnyKindIsSuggested() {
    assertThatThrownBy(() -> Place.of("two-movse", Map.of(), api))
        .hasMessageContaining("no such world, finding, mutant, scenario or replay ID")
        .hasMessageContaining("two-moves");
    assertThatThrownBy(() -> Place.of("relay-los", Map.of(), api))
        .hasMessageContaining("relay-loss");
    assertThatThrownBy(() -> Place.of("cmd-takes-late-updat", Map.of(), api))
        .hasMessageContaining("cmd-takes-late-update");
  }
}
