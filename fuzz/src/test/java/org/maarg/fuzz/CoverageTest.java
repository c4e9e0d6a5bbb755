package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.maarg.fuzz.coverage.Excuses;
import org.maarg.fuzz.coverage.Measurement;
import org.maarg.fuzz.run.FuzzHome;

/** What the committed inputs do not reach is listed with a reason, and nothing else is. */
class CoverageTest {
  @Test
  void branchesNotTakenAreTheListedOnes() throws IOException {
    Measurement.Result result = Measurement.of(FuzzHome.ofTheseClasses(), Targets.all());
    assertThat(Excuses.problems(result)).isEmpty();
  }
}
