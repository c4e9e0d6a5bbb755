package org.maarg.security.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.maarg.security.model.Scenario;

/** Scenarios and results as JSON; the order of keys is fixed. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** The text of a tree. */
  public static String text(Object node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the scenarios are. */
  public static ArrayNode list(List<Scenario> scenarios) {
    ArrayNode list = MAPPER.createArrayNode();
    scenarios.forEach(scenario -> list.add(scenario(scenario)));
    return list;
  }

  /** What the scenarios yielded. */
  public static ArrayNode results(List<ScenarioResult> results) {
    ArrayNode list = MAPPER.createArrayNode();
    results.forEach(result -> list.add(result(result)));
    return list;
  }

  private static ObjectNode scenario(Scenario scenario) {
    ObjectNode node = object();
    node.put("id", scenario.id());
    node.put("title", scenario.title());
    node.put("threat", scenario.threat());
    node.put("follows", scenario.follows());
    node.put("adversary", scenario.adversary().text());
    node.set("review", strings(scenario.review()));
    node.set("requirements", strings(scenario.requirements()));
    node.put("live", scenario.live());
    ObjectNode without = node.putObject("without");
    scenario.without().texts().forEach(without::put);
    return node;
  }

  private static ObjectNode result(ScenarioResult result) {
    ObjectNode node = object();
    node.set("scenario", scenario(result.scenario()));
    node.put("seed", result.seed());
    node.put("scale", result.small() ? "small" : "full");
    node.put("asExpected", result.asExpected());
    ArrayNode verdicts = node.putArray("verdicts");
    result.verdicts().forEach(verdict -> verdicts.add(verdict(verdict)));
    ArrayNode runs = node.putArray("runs");
    result.runs().forEach(run -> runs.add(run(run)));
    return node;
  }

  private static ObjectNode verdict(VerdictResult verdict) {
    ObjectNode node = object();
    node.put("variant", verdict.variant());
    node.put("expected", verdict.expected().name().toLowerCase(Locale.ROOT));
    node.put("holds", verdict.holds());
    node.put("outcome", verdict.outcome().text());
    ArrayNode limits = node.putArray("limits");
    for (VerdictResult.LimitResult limit : verdict.limits()) {
      ObjectNode one = limits.addObject();
      one.put("limit", limit.limit());
      one.put("runs", limit.runs());
      one.put("broken", limit.broken());
      limit.first().ifPresent(first -> one.put("first", first));
    }
    return node;
  }

  private static ObjectNode run(RunResult run) {
    ObjectNode node = object();
    node.put("variant", run.variant());
    node.put("mode", run.mode().name().toLowerCase(Locale.ROOT));
    ObjectNode point = node.putObject("point");
    run.point().values().forEach((name, value) -> point.put(name, value.text()));
    ObjectNode readings = node.putObject("readings");
    run.readings().forEach((name, reading) -> readings.set(name, reading(reading)));
    ObjectNode series = node.putObject("series");
    run.series().forEach((name, one) -> series.set(name, series(one)));
    node.put("events", run.events());
    return node;
  }

  private static ObjectNode reading(Reading reading) {
    ObjectNode node = object();
    if (Double.isFinite(reading.value())) {
      node.put("value", reading.value());
    } else {
      node.putNull("value");
    }
    node.put("unit", reading.unit().symbol());
    node.put("kind", reading.kind().name().toLowerCase(Locale.ROOT));
    return node;
  }

  private static ObjectNode series(Series series) {
    ObjectNode node = object();
    node.put("xUnit", series.xUnit().symbol());
    node.put("yUnit", series.yUnit().symbol());
    ArrayNode points = node.putArray("points");
    series.points().forEach(point -> points.addArray().add(point.x()).add(point.y()));
    return node;
  }

  private static ArrayNode strings(Collection<String> values) {
    ArrayNode node = MAPPER.createArrayNode();
    values.forEach(node::add);
    return node;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
