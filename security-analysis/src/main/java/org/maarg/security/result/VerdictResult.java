package org.maarg.security.result;

import java.util.List;
import java.util.Optional;
import org.maarg.security.model.VerdictRule.Expectation;

/**
 * How a profile did.
 *
 * @param variant name of the profile, or {@link ScenarioResult#WITHOUT}
 * @param expected whether the limits are expected to hold
 */
public record VerdictResult(String variant, Expectation expected, List<LimitResult> limits) {
  /**
   * How one limit did over all runs of the variant.
   *
   * @param limit as written
   * @param runs in which it was tried
   * @param broken runs in which it did not hold
   * @param first such run: mode and point
   */
  public record LimitResult(String limit, int runs, int broken, Optional<String> first) {
    /** True if it held in every run. */
    public boolean holds() {
      return broken == 0;
    }
  }

  /** Copies the list. */
  public VerdictResult {
    limits = List.copyOf(limits);
  }

  /** True if every limit held in every run. */
  public boolean holds() {
    return limits.stream().allMatch(LimitResult::holds);
  }

  /** True if this is about what no profile is known to prevent. */
  public boolean isResidual() {
    return expected == Expectation.RESIDUAL;
  }

  /** The outcome of this part of what a scenario says of a profile. */
  public Outcome outcome() {
    if (holds()) {
      return Outcome.HOLDS;
    }
    return isResidual() ? Outcome.RESIDUAL_RISK : Outcome.EXCEEDS;
  }

  /** True if the outcome is the expected one. */
  public boolean asExpected() {
    return holds() == (expected == Expectation.HOLDS);
  }
}
