package org.maarg.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.targets.StructuredTarget;

/** Runs whose machines are not started: what they would write is given. */
class RateTrialTest {
  private static final TargetClass PARSER = TargetClass.of(StructuredTarget.class);
  private static final String INPUTS = Measured.LINE + "10000, octets 5, sum 0000000";

  @TempDir private Path folder;

  @Test
  void refusesToCompareRunsOnDifferentInputs() throws Exception {
    assertThat(failure(Map.of("empty", "1", "grammar", "1", "structured", "1"))).isEmpty();
    assertThat(failure(Map.of("empty", "2", "grammar", "1", "structured", "1")))
        .contains("other inputs");
    assertThat(failure(Map.of("empty", "1", "grammar", "2", "structured", "1")))
        .contains("other inputs");
  }

  /** Of a trial whose runs, by the names of their targets, tell these sums of their inputs. */
  private String failure(Map<String, String> sums) throws Exception {
    CampaignSettings settings =
        new CampaignSettings(
            List.of(PARSER),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            1,
            folder.resolve("corpus"),
            folder.resolve("work"),
            false);
    RateTrial trial =
        new RateTrial(
            FuzzHome.ofTheseClasses(),
            settings,
            (parser, run) -> {
              run.read(INPUTS + sums.get(run.state().target().name()));
              return run.state();
            });
    return trial.rate(PARSER).run().failure().orElse("");
  }
}
