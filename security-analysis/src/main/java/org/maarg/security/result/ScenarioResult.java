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

  /** True if every variant did what was expected of it. */
  public boolean asExpected() {
    return verdicts.stream().allMatch(VerdictResult::asExpected);
  }
}
