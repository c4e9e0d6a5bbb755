package org.maarg.security.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.security.model.Knobs;
import org.maarg.security.model.Limit;
import org.maarg.security.model.Point;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Variant;
import org.maarg.security.model.VerdictRule;
import org.maarg.security.model.VerdictRule.Expectation;
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
      verdicts.addAll(judge(scenario, variant, ofVariant));
    }
    return new ScenarioResult(scenario, seed, small, runs, verdicts);
  }

  /** All profiles see the same chance, so that they can be compared. */
  private RunResult run(Scenario scenario, String variant, Mode mode, Point point, int index) {
    Profile profile = profile(scenario, variant, point);
    long ofTheRun = seed(seed, scenario, index);
    return new SingleRun(scenario, profile, mode, point, ofTheRun).run(variant, mode);
  }

  /** The seed of the run at a point, the index of which is given. */
  static long seed(long seed, Scenario scenario, int index) {
    return (seed * 1_000_003 + scenario.id().hashCode()) * 1_000_003 + index;
  }

  /** The profile of a variant with all knobs that the scenario turns, at a point. */
  public static Profile profile(Scenario scenario, String variant, Point point) {
    Variant chosen = scenario.variant(variant);
    Profile profile = scenario.knobs().applyTo(Profile.named(chosen.profile()), point);
    Knobs own = scenario.profileKnobs().getOrDefault(chosen.profile(), Knobs.NONE);
    return chosen.knobs().applyTo(own.applyTo(profile, point), point);
  }

  /** What keeps to HARDENED's limits is judged by what no profile is known to prevent as well. */
  private static List<VerdictResult> judge(Scenario scenario, String name, List<RunResult> runs) {
    Variant variant = scenario.variant(name);
    List<VerdictResult> verdicts = new ArrayList<>();
    if (variant.isWeaker()) {
      verdicts.add(Judge.judge(name, Expectation.EXCEEDS, scenario.hardenedLimits(), runs));
      return verdicts;
    }
    VerdictRule rule = Objects.requireNonNull(scenario.verdict().get(name));
    verdicts.add(Judge.judge(name, rule.expectation(), rule.limits(), runs));
    if (rule.equals(scenario.verdict().get(Profile.HARDENED.name()))) {
      for (Limit limit : scenario.residual()) {
        verdicts.add(Judge.judge(name, Expectation.RESIDUAL, List.of(limit), runs));
      }
    }
    return verdicts;
  }

  /** Limits that held in every run of every variant: nothing shows that they can fail. */
  public static List<String> neverBroken(ScenarioResult result) {
    return result.scenario().limits().stream()
        .filter(limit -> Judge.holdsInAll(limit, result.runs()))
        .map(Limit::text)
        .toList();
  }
}
