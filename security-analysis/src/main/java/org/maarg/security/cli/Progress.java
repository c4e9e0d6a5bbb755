package org.maarg.security.cli;

import java.io.PrintWriter;
import org.maarg.security.model.Scenario;
import org.maarg.security.run.ScenarioRunner;

/** Tells how far a long sweep has come: a line at most every two seconds, on standard error. */
final class Progress implements ScenarioRunner.Progress {
  private static final long NANOS_BETWEEN = 2_000_000_000L;

  private final PrintWriter err;
  private long last = System.nanoTime();

  Progress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void done(Scenario scenario, int runs, int of) {
    if (System.nanoTime() - last >= NANOS_BETWEEN) {
      last = System.nanoTime();
      err.println(scenario.id() + ": " + runs + " of " + of + " runs");
      err.flush();
    }
  }

  /** A scenario is done. */
  void end() {
    last = System.nanoTime();
  }
}
