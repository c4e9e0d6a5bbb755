package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.fuzz.run.Campaign;
import org.maarg.fuzz.run.CampaignSettings;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;
import org.maarg.fuzz.run.Outcome;

/**
 * Runs each target on all the inputs that are there, and fuzzes it for {@code maarg.fuzz.seconds}
 * more (3 unless told otherwise), two at a time; 0 leaves it out. What is found stays in {@code
 * target/fuzz}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzedTest {
  private static final int SECONDS = Integer.getInteger("maarg.fuzz.seconds", 3);
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
            home.work(),
            true);
    Map<TargetClass, Integer> inputs = new HashMap<>();
    for (TargetClass target : settings.targets()) {
      inputs.put(target, inputs(home, target, corpora.resolve(target.name())));
    }
    List<Outcome> outcomes = new Campaign(home, settings).run(it -> {});
    return outcomes.stream()
        .map(it -> dynamicTest(it.target().name(), () -> check(it, inputs.get(it.target()))));
  }

  private static int inputs(FuzzHome home, TargetClass target, Path learnt) throws IOException {
    int count = InputFolders.files(learnt).size();
    count += InputFolders.files(home.corpus(target)).size();
    return count + InputFolders.files(home.regressions(target)).size();
  }

  private static void check(Outcome outcome, int inputs) {
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
    // libFuzzer tries the empty input before all others.
    assertThat(outcome.executions()).as("inputs of its own").isGreaterThan(inputs + 1);
  }
}
