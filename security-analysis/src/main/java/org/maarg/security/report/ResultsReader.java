package org.maarg.security.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Unit;
import org.maarg.security.model.VerdictRule.Expectation;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.Series;
import org.maarg.security.result.VerdictResult;

/**
 * Reads results back from JSON, so that the report can be made again without a run. What a scenario
 * says of itself comes from its file, not from the JSON.
 */
final class ResultsReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultsReader() {}

  /**
   * Results from the text of {@link org.maarg.security.result.Json#results}.
   *
   * @param scenarios those that the results may be of
   * @throws IOException if the text is no results, or of a scenario or point that there is not
   */
  static List<ScenarioResult> read(String text, List<Scenario> scenarios) throws IOException {
    Map<String, Scenario> byId = new HashMap<>();
    scenarios.forEach(it -> byId.put(it.id(), it));
    List<ScenarioResult> results = new ArrayList<>();
    for (JsonNode node : JSON.readTree(text)) {
      String id = node.path("scenario").path("id").asText();
      Scenario scenario = byId.get(id);
      if (scenario == null) {
        throw new IOException("results of '" + id + "', which is no scenario");
      }
      results.add(result(scenario, node));
    }
    return results;
  }

  private static ScenarioResult result(Scenario scenario, JsonNode node) throws IOException {
    boolean small = node.path("scale").asText().equals("small");
    Map<Map<String, String>, Point> points = new HashMap<>();
    scenario.points(small).forEach(it -> points.put(texts(it), it));
    List<RunResult> runs = new ArrayList<>();
    for (JsonNode it : node.path("runs")) {
      Point point = points.get(texts(it.path("point")));
      if (point == null) {
        throw new IOException(scenario.id() + ": " + it.path("point") + " is no point of it");
      }
      runs.add(run(it, point));
    }
    List<VerdictResult> verdicts = new ArrayList<>();
    node.path("verdicts").forEach(it -> verdicts.add(verdict(it)));
    return new ScenarioResult(scenario, node.path("seed").asLong(), small, runs, verdicts);
  }

  private static Map<String, String> texts(Point point) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, Parameter.Value> value : point.values().entrySet()) {
      texts.put(value.getKey(), value.getValue().text());
    }
    return texts;
  }

  private static Map<String, String> texts(JsonNode point) {
    Map<String, String> texts = new HashMap<>();
    point.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
    return texts;
  }

  private static RunResult run(JsonNode node, Point point) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    node.path("readings")
        .properties()
        .forEach(it -> readings.put(it.getKey(), reading(it.getValue())));
    Map<String, Series> series = new LinkedHashMap<>();
    node.path("series").properties().forEach(it -> series.put(it.getKey(), series(it.getValue())));
    String variant = node.path("variant").asText();
    Mode mode = Mode.valueOf(upper(node.path("mode")));
    return new RunResult(variant, mode, point, readings, series, node.path("events").asLong());
  }

  private static String upper(JsonNode node) {
    return node.asText().toUpperCase(Locale.ROOT);
  }

  /** A number without bound comes back as none. */
  private static Reading reading(JsonNode node) {
    double value = node.path("value").isNumber() ? node.path("value").asDouble() : Double.NaN;
    return new Reading(value, unit(node, "unit"), Reading.Kind.valueOf(upper(node.path("kind"))));
  }

  private static Series series(JsonNode node) {
    List<Series.Point> points = new ArrayList<>();
    for (JsonNode point : node.path("points")) {
      points.add(new Series.Point(point.path(0).asDouble(), point.path(1).asDouble()));
    }
    return new Series(unit(node, "xUnit"), unit(node, "yUnit"), points);
  }

  private static Unit unit(JsonNode node, String key) {
    for (Unit unit : Unit.values()) {
      if (unit.symbol().equals(node.path(key).asText())) {
        return unit;
      }
    }
    throw new IllegalArgumentException("'" + node.path(key).asText() + "' is no unit");
  }

  private static VerdictResult verdict(JsonNode node) {
    List<VerdictResult.LimitResult> limits = new ArrayList<>();
    for (JsonNode it : node.path("limits")) {
      limits.add(
          new VerdictResult.LimitResult(
              it.path("limit").asText(),
              it.path("runs").asInt(),
              it.path("broken").asInt(),
              it.has("first") ? Optional.of(it.path("first").asText()) : Optional.empty()));
    }
    Expectation expected = Expectation.valueOf(upper(node.path("expected")));
    return new VerdictResult(node.path("variant").asText(), expected, limits);
  }
}
