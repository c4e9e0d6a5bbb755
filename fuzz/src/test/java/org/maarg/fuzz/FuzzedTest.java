package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.maarg.fuzz.run.Campaign;
import org.maarg.fuzz.run.CampaignSettings;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.Outcome;

/**
 * Fuzzes each target for {@code maarg.fuzz.seconds} (20 unless told otherwise), two at a time; 0
 * leaves it out. What is found stays in {@code target/fuzz}.
 */
class FuzzedTest {
  private static final int SECONDS = Integer.getInteger("maarg.fuzz.seconds", 20);
  private static final int JOBS = 2;

  @TestFactory
  Stream<DynamicTest> everyTarget() throws Exception {
    if (SECONDS == 0) {
      return Stream.empty();
    }
    FuzzHome home = FuzzHome.ofTheseClasses();
    Path corpora = home.work().resolve("corpus");
    CampaignSettings settings =
        new CampaignSettings(
            Targets.fuzzed(),
            Duration.ofSeconds(SECONDS),
            Duration.ZERO,
            JOBS,
            corpora,
            home.work());
    List<Outcome> outcomes = new Campaign(home, settings).run(it -> {});
    return outcomes.stream()
        .map(it -> DynamicTest.dynamicTest(it.target().name(), () -> check(it)));
  }

  private static void check(Outcome outcome) {
    for (Finding finding : outcome.findings()) {
      throw new AssertionError(
          finding.what()
              + System.lineSeparator()
              + "./maarg fuzz --target "
              + outcome.target()
              + " --replay "
              + finding.reproducer());
    }
    assertThat(outcome.failure()).as("see %s", outcome.log()).isEmpty();
    assertThat(outcome.executions()).isPositive();
  }
}
