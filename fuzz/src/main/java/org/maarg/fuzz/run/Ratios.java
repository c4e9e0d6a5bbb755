package org.maarg.fuzz.run;

import java.util.OptionalDouble;

/**
 * A parser's executions per CPU second, held against those of its yardsticks on the same inputs.
 *
 * @param toEmpty against a target that does nothing, if it was measured
 * @param toOwn against the target's own yardstick, if there is one
 */
public record Ratios(OptionalDouble toEmpty, OptionalDouble toOwn) {
  /** Nothing was measured. */
  public static final Ratios NONE = new Ratios(OptionalDouble.empty(), OptionalDouble.empty());

  /** What a parser must reach: see the decision {@code fuzz-yardstick}. */
  public static final double LEAST = 0.3;

  /** The one that counts: what is not under test cannot be made faster here. */
  public OptionalDouble deciding() {
    return toOwn.isPresent() ? toOwn : toEmpty;
  }

  /** True if the one that counts was measured and is too low. */
  public boolean isTooLow() {
    return deciding().isPresent() && deciding().getAsDouble() < LEAST;
  }

  /** True if the one that counts was measured and is high enough. */
  public boolean areReached() {
    return deciding().isPresent() && !isTooLow();
  }
}
