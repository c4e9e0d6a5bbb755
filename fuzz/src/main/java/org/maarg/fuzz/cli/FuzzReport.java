package org.maarg.fuzz.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.Outcome;

/** What came of a run in the forms that programs read. */
final class FuzzReport {
  private FuzzReport() {}

  /** The command that shows a finding again. */
  static String replay(Outcome outcome, Finding finding) {
    return "./maarg fuzz --target " + outcome.target() + " --replay " + finding.reproducer();
  }

  /** One JSON object with all targets. */
  static String json(List<Outcome> outcomes) {
    ArrayNode targets = JsonNodeFactory.instance.arrayNode();
    outcomes.forEach(it -> targets.add(json(it)));
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("targets", targets);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode json(Outcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("target", outcome.target().name());
    json.put("seconds", rounded(outcome.seconds()));
    json.put("cpuSeconds", rounded(outcome.cpuSeconds()));
    json.put("executions", outcome.executions());
    json.put("executionsPerSecond", Math.round(outcome.executionsPerSecond()));
    json.put("executionsPerCpuSecond", Math.round(outcome.executionsPerCpuSecond()));
    outcome.ratios().toEmpty().ifPresent(it -> json.put("ratioToEmpty", rounded(it)));
    outcome.ratios().toOwn().ifPresent(it -> json.put("ratioToOwnYardstick", rounded(it)));
    json.put("edges", outcome.edges()).put("features", outcome.features());
    json.put("corpusInputs", outcome.corpusInputs());
    outcome.acceptedShare().ifPresent(it -> json.put("acceptedShare", rounded(it)));
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : outcome.findings()) {
      findings
          .addObject()
          .put("what", finding.what())
          .put("reproducer", finding.reproducer().toString())
          .put("replay", replay(outcome, finding));
    }
    outcome.failure().ifPresent(it -> json.put("failure", it));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** A JUnit report: a test case per target, a finding is a failure. */
  static String junit(List<Outcome> outcomes) {
    long failures = outcomes.stream().filter(it -> !it.findings().isEmpty()).count();
    long errors = outcomes.stream().filter(it -> it.failure().isPresent()).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"maarg fuzz\" tests=\"").append(outcomes.size());
    xml.append("\" failures=\"").append(failures).append("\" errors=\"").append(errors);
    xml.append("\">\n");
    for (Outcome outcome : outcomes) {
      xml.append("  <testcase classname=\"maarg.fuzz\" name=\"").append(outcome.target());
      xml.append(String.format(Locale.ROOT, "\" time=\"%.3f\">", outcome.seconds()));
      for (Finding it : outcome.findings()) {
        xml.append("<failure message=\"").append(escape(it.what())).append("\">");
        xml.append(escape(replay(outcome, it))).append("</failure>");
      }
      outcome
          .failure()
          .ifPresent(it -> xml.append("<error message=\"").append(escape(it)).append("\"/>"));
      xml.append("</testcase>\n");
    }
    return xml.append("</testsuite>\n").toString();
  }

  /** Text for XML; what XML cannot have at all becomes a question mark. */
  private static String escape(String text) {
    return text.replaceAll("[^\\t\\x20-\\ud7ff]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
