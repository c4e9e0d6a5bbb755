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
  /** Of all of them. */
  public static final long SEED = 1;

  private static final class Holder {
    private static final List<ScenarioResult> RESULTS = run();
  }

  private SmallRuns() {}

  /** The results, in the order of the catalogue. */
  public static List<ScenarioResult> results() {
    return Holder.RESULTS;
  }

  /** The result of a scenario of the catalogue. */
  public static ScenarioResult of(Scenario scenario) {
    return results().stream()
        .filter(it -> it.scenario().id().equals(scenario.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<ScenarioResult> run() {
    ScenarioRunner runner = new ScenarioRunner(SEED, true, (scenario, runs, of) -> {});
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
