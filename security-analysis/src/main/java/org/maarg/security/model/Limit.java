package org.maarg.security.model;

import java.util.Map;

/**
 * What must hold of the numbers of a run.
 *
 * @param text as written
 */
public record Limit(String text, Expression left, Sign sign, Expression right) {
  /** How two values compare. */
  public enum Sign {
    /** At most. */
    AT_MOST("<="),
    /** At least. */
    AT_LEAST(">="),
    /** Equal. */
    EQUAL("=");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    /** As in files. */
    public String text() {
      return text;
    }

    private boolean holds(double left, double right) {
      // A thousandth of a millionth is rounding, not a measurement.
      double slack = 1e-9 * Math.max(Math.abs(left), Math.abs(right));
      return switch (this) {
        case AT_MOST -> left <= right + slack;
        case AT_LEAST -> left >= right - slack;
        case EQUAL -> Math.abs(left - right) <= slack;
      };
    }
  }

  /** True if it holds for these values of all names, in the units of their dimensions. */
  public boolean holds(Map<String, Double> values) {
    return sign.holds(left.value(values), right.value(values));
  }
}
