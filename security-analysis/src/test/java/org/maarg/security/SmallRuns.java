package org.maarg.security;

import java.util.ArrayList;
import java.util.List;
import org.maarg.runtime.config.ConfigException;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Scenario;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioException;
import org.maarg.security.run.ScenarioRunner;

/** Every scenario at small scale under every variant, run once for all tests that look at it. */
public final class SmallRuns {
  private static final class Holder {
    private static final List<ScenarioResult> RESULTS = run();
  }

  private SmallRuns() {}

  /** The results, in the order of the catalogue. */
  public static List<ScenarioResult> results() {
    return Holder.RESULTS;
  }

  private static List<ScenarioResult> run() {
    ScenarioRunner runner = new ScenarioRunner(1, true, (scenario, runs, of) -> {});
    List<ScenarioResult> results = new ArrayList<>();
    try {
      for (Scenario scenario : Catalogue.packaged().scenarios()) {
        results.add(runner.run(scenario, scenario.variantNames()));
      }
    } catch (ConfigException | ScenarioException broken) {
      throw new IllegalStateException(broken);
    }
    return results;
  }
}
