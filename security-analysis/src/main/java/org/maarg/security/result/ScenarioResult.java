package org.maarg.security.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.Variant;

/**
 * What a scenario yielded.
 *
 * @param seed of all chance in it
 * @param small whether it ran at small scale
 * @param runs by variant, mode and point, in this order
 * @param verdicts one for each variant that ran
 */
public record ScenarioResult(
    Scenario scenario,
    long seed,
    boolean small,
    List<RunResult> runs,
    List<VerdictResult> verdicts) {
  /** The variant: profile HARDENED with the scenario's countermeasure switched off. */
  public static final String WITHOUT = Variant.WITHOUT;

  /** What every scenario has, the least careful profile first. */
  public static final List<String> ALL_VARIANTS =
      Stream.concat(Scenario.PROFILES.stream(), Stream.of(WITHOUT)).toList();

  /** Copies the lists. */
  public ScenarioResult {
    runs = List.copyOf(runs);
    verdicts = List.copyOf(verdicts);
  }

  /** Runs of a variant. */
  public List<RunResult> runs(String variant) {
    return runs.stream().filter(run -> run.variant().equals(variant)).toList();
  }

  /** The verdict on a variant, if it ran; on what it keeps, not on what it is known to exceed. */
  public Optional<VerdictResult> verdict(String variant) {
    return verdicts.stream().filter(verdict -> verdict.variant().equals(variant)).findFirst();
  }

  /** All that is said of a variant: what it keeps, and each thing that it is known to exceed. */
  public List<VerdictResult> verdicts(String variant) {
    return verdicts.stream().filter(verdict -> verdict.variant().equals(variant)).toList();
  }

  /** The outcome for a variant as a whole: the worst of its parts. */
  public Outcome outcome(String variant) {
    List<Outcome> all = verdicts(variant).stream().map(VerdictResult::outcome).toList();
    if (all.contains(Outcome.EXCEEDS)) {
      return Outcome.EXCEEDS;
    }
    return all.contains(Outcome.RESIDUAL_RISK) ? Outcome.RESIDUAL_RISK : Outcome.HOLDS;
  }

  /** True if every part for a variant is as expected. */
  public boolean asExpected(String variant) {
    return verdicts(variant).stream().allMatch(VerdictResult::asExpected);
  }

  /** True if every variant did what was expected of it. */
  public boolean asExpected() {
    return verdicts.stream().allMatch(VerdictResult::asExpected);
  }
}
