package org.maarg.security.run;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.security.model.Knobs;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.VerdictRule;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.VerdictResult;

/** Runs scenarios in the simulator. Deterministic: what is exact depends on file and seed alone. */
public final class ScenarioRunner {
  /** Is told how far a scenario has come. */
  public interface Progress {
    /** So many runs of so many are done. */
    void done(Scenario scenario, int runs, int of);
  }

  private final long seed;
  private final boolean small;
  private final Progress progress;

  /**
   * A runner.
   *
   * @param small whether parameters take the values of the small scale
   */
  public ScenarioRunner(long seed, boolean small, Progress progress) {
    this.seed = seed;
    this.small = small;
    this.progress = progress;
  }

  /**
   * Runs a scenario under variants: names of profiles, and {@link ScenarioResult#WITHOUT}.
   *
   * @throws ScenarioException if a value of the scenario is out of its range
   */
  public ScenarioResult run(Scenario scenario, List<String> variants) {
    List<RunResult> runs = new ArrayList<>();
    List<VerdictResult> verdicts = new ArrayList<>();
    List<Point> points = scenario.points(small);
    int all = variants.size() * scenario.modes().size() * points.size();
    for (String variant : variants) {
      List<RunResult> ofVariant = new ArrayList<>();
      for (Mode mode : scenario.modes()) {
        for (int i = 0; i < points.size(); i++) {
          ofVariant.add(run(scenario, variant, mode, points.get(i), i));
          progress.done(scenario, runs.size() + ofVariant.size(), all);
        }
      }
      runs.addAll(ofVariant);
      verdicts.add(judge(scenario, variant, ofVariant));
    }
    return new ScenarioResult(scenario, seed, small, runs, verdicts);
  }

  /** All profiles see the same chance, so that they can be compared. */
  private RunResult run(Scenario scenario, String variant, Mode mode, Point point, int index) {
    long runSeed = (seed * 1_000_003 + scenario.id().hashCode()) * 1_000_003 + index;
    Profile profile = profile(scenario, variant, point);
    return new SingleRun(scenario, profile, mode, point, runSeed).run(variant, mode);
  }

  /** The profile of a variant with all knobs that the scenario turns, at a point. */
  public static Profile profile(Scenario scenario, String variant, Point point) {
    boolean without = variant.equals(ScenarioResult.WITHOUT);
    String name = without ? Profile.HARDENED.name() : variant;
    Profile profile = scenario.knobs().applyTo(Profile.named(name), point);
    Knobs own = scenario.profileKnobs().getOrDefault(name, Knobs.NONE);
    profile = own.applyTo(profile, point);
    return without ? scenario.without().applyTo(profile, point) : profile;
  }

  private static VerdictResult judge(Scenario scenario, String variant, List<RunResult> runs) {
    boolean without = variant.equals(ScenarioResult.WITHOUT);
    VerdictRule rule =
        java.util.Objects.requireNonNull(
            scenario.verdict().get(without ? Profile.HARDENED.name() : variant));
    return Judge.judge(
        variant,
        without ? VerdictRule.Expectation.EXCEEDS : rule.expectation(),
        rule.limits(),
        runs);
  }
}
