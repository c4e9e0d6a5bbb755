package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.SmallRuns;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Texts;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.spec.Trace;

/** The committed report is of today's scenarios and of today's code. */
class CommittedReportTest {
  private static final Path FOLDER =
      Trace.root(Path.of("")).orElseThrow().resolve("security-analysis/report");
  private static final String REMEDY = "run ./maarg scenario report";

  private static List<Scenario> scenarios() throws ConfigException {
    return Catalogue.packaged().scenarios();
  }

  @Test
  void hasEveryScenario() throws IOException, ConfigException {
    assertThat(Reports.results(FOLDER, scenarios()))
        .as(REMEDY)
        .extracting(it -> it.scenario().id())
        .containsExactlyElementsOf(scenarios().stream().map(Scenario::id).toList());
  }

  @Test
  void isMadeFromItsResults() throws IOException, ConfigException {
    List<ScenarioResult> results = Reports.results(FOLDER, scenarios());
    Map<String, String> files = Reports.files(results, Reports.live(FOLDER));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path committed = FOLDER.resolve(file.getKey());
      assertThat(committed).as(REMEDY).exists();
      assertThat(Files.readString(committed).equals(file.getValue()))
          .as("%s is not of today's scenarios: %s", file.getKey(), REMEDY)
          .isTrue();
    }
  }

  @Test
  void agreesWithAFreshRunWhereThatGoes() throws IOException, ConfigException {
    Map<String, String> committed = new HashMap<>();
    for (ScenarioResult result : Reports.results(FOLDER, scenarios())) {
      committed.putAll(exact(result));
    }
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (ScenarioResult result : SmallRuns.results()) {
      for (Map.Entry<String, String> fresh : exact(result).entrySet()) {
        String old = committed.get(fresh.getKey());
        if (old != null) {
          compared++;
          if (!old.equals(fresh.getValue())) {
            differences.add(fresh.getKey() + ": " + old + ", now " + fresh.getValue());
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(differences).as(REMEDY).isEmpty();
  }

  private static Map<String, String> exact(ScenarioResult result) {
    Map<String, String> numbers = new HashMap<>();
    for (RunResult run : result.runs()) {
      String place =
          result.scenario().id() + " " + run.variant() + " " + run.mode() + " " + run.point();
      for (Map.Entry<String, Reading> reading : run.readings().entrySet()) {
        if (reading.getValue().kind() == Reading.Kind.EXACT) {
          double value = reading.getValue().value();
          String text = Double.isInfinite(value) ? "-" : Texts.number(value);
          numbers.put(place + " " + reading.getKey(), text);
        }
      }
    }
    return numbers;
  }
}
