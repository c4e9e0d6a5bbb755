package org.maarg.security.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as results show them. */
public final class Texts {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private Texts() {}

  /** At most six digits that count, no exponent, no useless zeros. */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "-" : "unlimited";
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
