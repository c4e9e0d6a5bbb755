package org.maarg.security;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Scenario;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioRunner;

/** Every scenario at small scale under every variant, run once for all tests that look at it. */
public final class SmallRuns {
  /** Of all of them. */
  public static final long SEED = 1;

  private static final Map<String, ScenarioResult> RESULTS = new ConcurrentHashMap<>();

  private SmallRuns() {}

  /** The results, in the order of the catalogue. */
  public static List<ScenarioResult> results() {
    try {
      return Catalogue.packaged().scenarios().stream().map(SmallRuns::of).toList();
    } catch (ConfigException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The result of a scenario of the catalogue. */
  public static ScenarioResult of(Scenario scenario) {
    return RESULTS.computeIfAbsent(scenario.id(), id -> run(scenario));
  }

  private static ScenarioResult run(Scenario scenario) {
    ScenarioRunner runner = new ScenarioRunner(SEED, true, (one, runs, of) -> {});
    return runner.run(scenario, scenario.variantNames());
  }
}
