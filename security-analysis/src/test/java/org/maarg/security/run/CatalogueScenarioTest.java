package org.maarg.security.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.SmallRuns;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.SanityCheck;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Variant;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.VerdictResult;

/** Every scenario of the catalogue at small scale. */
class CatalogueScenarioTest {
  static Stream<Scenario> scenarios() throws ConfigException {
    return Catalogue.packaged().scenarios().stream();
  }

  /**
   * Under the profiles as expected; with the countermeasure switched off, red. Every limit breaks
   * somewhere, or is declared to be a check of the setting.
   */
  @ParameterizedTest
  @MethodSource("scenarios")
  void everyVerdictIsAsTheScenarioSays(Scenario scenario) {
    ScenarioResult result = SmallRuns.of(scenario);
    assertThat(result.verdicts())
        .extracting(VerdictResult::variant)
        .containsSubsequence(scenario.variantNames());
    assertThat(result.verdicts()).allMatch(VerdictResult::asExpected);
    assertThat(result.verdict("HARDENED").orElseThrow().holds()).isTrue();
    for (Variant weaker : scenario.variants()) {
      if (weaker.isWeaker()) {
        assertThat(result.verdict(weaker.name()).orElseThrow().holds()).isFalse();
      }
    }
    assertThat(scenario.sanity().stream().map(SanityCheck::limit).toList())
        .as("limits that nothing breaks are declared")
        .containsAll(ScenarioRunner.neverBroken(result));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theSameSeedGivesTheSameNumbers(Scenario scenario) {
    List<RunResult> first =
        SmallRuns.of(scenario).runs().stream()
            .filter(run -> run.variant().equals("HARDENED"))
            .toList();
    ScenarioRunner runner = new ScenarioRunner(SmallRuns.SEED, true, (s, runs, of) -> {});
    List<RunResult> second = runner.run(scenario, List.of("HARDENED")).runs();
    assertThat(first).hasSameSizeAs(second).isNotEmpty();
    for (int i = 0; i < first.size(); i++) {
      assertThat(exact(first.get(i))).isEqualTo(exact(second.get(i)));
    }
  }

  private static List<Object> exact(RunResult run) {
    List<Object> readings =
        new java.util.ArrayList<>(
            run.readings().entrySet().stream()
                .filter(reading -> reading.getValue().kind() == Reading.Kind.EXACT)
                .toList());
    readings.add(run.series());
    readings.add(run.events());
    return readings;
  }
}
