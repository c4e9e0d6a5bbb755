package org.maarg.security.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Mode;
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
 * Results as JSON beside the report that was made from them: what it takes to make the same report
 * again without a run, and to hold a fresh run against it.
 */
final class ResultsFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultsFile() {}

  /** The results as text. */
  static String write(List<ScenarioResult> results) {
    ArrayNode all = JSON.createArrayNode();
    results.forEach(it -> all.add(result(it)));
    try {
      return JSON.writeValueAsString(all) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode result(ScenarioResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", result.scenario().id()).put("seed", result.seed()).put("small", result.small());
    ArrayNode runs = node.putArray("runs");
    result.runs().forEach(it -> runs.add(run(it)));
    ArrayNode verdicts = node.putArray("verdicts");
    result.verdicts().forEach(it -> verdicts.add(verdict(it)));
    return node;
  }

  private static ObjectNode run(RunResult run) {
    ObjectNode node = JSON.createObjectNode();
    node.put("variant", run.variant()).put("mode", run.mode().name());
    node.put("point", run.point().toString()).put("events", run.events());
    ObjectNode readings = node.putObject("readings");
    run.readings()
        .forEach(
            (name, it) ->
                readings
                    .putObject(name)
                    .put("value", it.value())
                    .put("unit", it.unit().name())
                    .put("kind", it.kind().name()));
    ObjectNode series = node.putObject("series");
    run.series().forEach((name, it) -> series.set(name, series(it)));
    return node;
  }

  private static ObjectNode series(Series series) {
    ObjectNode node = JSON.createObjectNode();
    node.put("xUnit", series.xUnit().name()).put("yUnit", series.yUnit().name());
    ArrayNode xs = node.putArray("x");
    ArrayNode ys = node.putArray("y");
    for (Series.Point point : series.points()) {
      xs.add(point.x());
      ys.add(point.y());
    }
    return node;
  }

  private static ObjectNode verdict(VerdictResult verdict) {
    ObjectNode node = JSON.createObjectNode();
    node.put("variant", verdict.variant()).put("expected", verdict.expected().name());
    ArrayNode limits = node.putArray("limits");
    for (VerdictResult.LimitResult limit : verdict.limits()) {
      ObjectNode one = limits.addObject();
      one.put("limit", limit.limit()).put("runs", limit.runs()).put("broken", limit.broken());
      limit.first().ifPresent(it -> one.put("first", it));
    }
    return node;
  }

  /**
   * Results from text.
   *
   * @param scenarios those that the results may be of
   * @throws IOException if the text is no results, or of a scenario or point that there is not
   */
  static List<ScenarioResult> read(String text, List<Scenario> scenarios) throws IOException {
    Map<String, Scenario> byId = new HashMap<>();
    scenarios.forEach(it -> byId.put(it.id(), it));
    List<ScenarioResult> results = new ArrayList<>();
    for (JsonNode node : JSON.readTree(text)) {
      Scenario scenario = byId.get(node.path("id").asText());
      if (scenario == null) {
        throw new IOException(
            "results of '" + node.path("id").asText() + "', which is no scenario");
      }
      results.add(result(scenario, node));
    }
    return results;
  }

  private static ScenarioResult result(Scenario scenario, JsonNode node) throws IOException {
    boolean small = node.path("small").asBoolean();
    Map<String, Point> points = new HashMap<>();
    scenario.points(small).forEach(it -> points.put(it.toString(), it));
    List<RunResult> runs = new ArrayList<>();
    for (JsonNode it : node.path("runs")) {
      Point point = points.get(it.path("point").asText());
      if (point == null) {
        throw new IOException(
            scenario.id() + ": '" + it.path("point").asText() + "' is no point of it");
      }
      runs.add(run(it, point));
    }
    List<VerdictResult> verdicts = new ArrayList<>();
    node.path("verdicts").forEach(it -> verdicts.add(verdict(it)));
    return new ScenarioResult(scenario, node.path("seed").asLong(), small, runs, verdicts);
  }

  private static RunResult run(JsonNode node, Point point) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    node.path("readings")
        .fields()
        .forEachRemaining(it -> readings.put(it.getKey(), reading(it.getValue())));
    Map<String, Series> series = new LinkedHashMap<>();
    node.path("series")
        .fields()
        .forEachRemaining(it -> series.put(it.getKey(), series(it.getValue())));
    Mode mode = Mode.valueOf(node.path("mode").asText());
    String variant = node.path("variant").asText();
    return new RunResult(variant, mode, point, readings, series, node.path("events").asLong());
  }

  /** Numbers that are none or without bound are written as text. */
  private static Reading reading(JsonNode node) {
    double value = Double.parseDouble(node.path("value").asText());
    Unit unit = Unit.valueOf(node.path("unit").asText());
    return new Reading(value, unit, Reading.Kind.valueOf(node.path("kind").asText()));
  }

  private static Series series(JsonNode node) {
    List<Series.Point> points = new ArrayList<>();
    for (int i = 0; i < node.path("x").size(); i++) {
      points.add(
          new Series.Point(node.path("x").get(i).asDouble(), node.path("y").get(i).asDouble()));
    }
    Unit x = Unit.valueOf(node.path("xUnit").asText());
    return new Series(x, Unit.valueOf(node.path("yUnit").asText()), points);
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
    Expectation expected = Expectation.valueOf(node.path("expected").asText());
    return new VerdictResult(node.path("variant").asText(), expected, limits);
  }
}
