package org.maarg.security.model;

import java.util.List;

/**
 * What a scenario expects of a profile.
 *
 * @param expectation whether the limits are expected to hold
 * @param limits that must, or must not all, hold
 */
public record VerdictRule(Expectation expectation, List<Limit> limits) {
  /** What is expected. */
  public enum Expectation {
    /** Every limit holds in every run. */
    HOLDS,
    /** At least one limit does not hold in at least one run: the threat is real here. */
    EXCEEDS
  }

  /** Copies the list. */
  public VerdictRule {
    limits = List.copyOf(limits);
  }
}
