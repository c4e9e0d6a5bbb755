package org.maarg.fuzz.run;

import java.util.OptionalDouble;

/**
 * A parser's executions per CPU second, held against those of its yardsticks on the same inputs
 * under the same engine.
 *
 * @param toEmpty against a target that does nothing, if it was measured
 * @param toLibrary against the library that reads most of the input, if there is one
 */
public record Ratios(OptionalDouble toEmpty, OptionalDouble toLibrary) {
  /** Nothing was measured. */
  public static final Ratios NONE = new Ratios(OptionalDouble.empty(), OptionalDouble.empty());

  /** What a parser must reach: see the decision {@code fuzz-yardstick}. */
  public static final double LEAST = 0.3;

  /** The one that counts: where a library reads, nobody is faster than the library. */
  public OptionalDouble deciding() {
    return toLibrary.isPresent() ? toLibrary : toEmpty;
  }

  /** True unless the one that counts was measured and is too low. */
  public boolean isAtLeast(double least) {
    return deciding().isEmpty() || deciding().getAsDouble() >= least;
  }
}
