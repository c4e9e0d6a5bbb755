package org.maarg.security.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    EXCEEDS,
    /** The same, but nothing that a profile can do prevents it: what is left of the threat. */
    RESIDUAL
  }

  /** Without those that have the text of one before. */
  static List<Limit> distinct(List<Limit> limits) {
    Map<String, Limit> byText = new LinkedHashMap<>();
    limits.forEach(limit -> byText.putIfAbsent(limit.text(), limit));
    return List.copyOf(byText.values());
  }

  /** Copies the list. */
  public VerdictRule {
    limits = List.copyOf(limits);
  }
}
