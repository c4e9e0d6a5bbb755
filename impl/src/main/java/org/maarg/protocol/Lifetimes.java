package org.maarg.protocol;

/** Lifetimes as PBU and PBA carry them: units of 4 seconds (RFC 6275 6.1.7). */
public final class Lifetimes {
  private static final long UNIT_MILLIS = 4_000;

  private Lifetimes() {}

  public static int requireGrantable(int units) {
    if (units < 1 || units > 0xffff) {
      throw new IllegalArgumentException("lifetime of " + units + " units is not in 1..65535");
    }
    return units;
  }

  public static long toMillis(int units) {
    return units * UNIT_MILLIS;
  }

  /**
   * What is left of a lifetime, to the nearest unit, at least 1.
   *
   * @param elapsedMillis since it began; outside of the lifetime it tells nothing, and all is left
   */
  public static int left(int units, long elapsedMillis) {
    if (elapsedMillis < 0 || elapsedMillis > toMillis(units)) {
      return units;
    }
    return Math.max(1, units - (int) ((elapsedMillis + UNIT_MILLIS / 2) / UNIT_MILLIS));
  }

  /**
   * When a MAAR takes a lifetime for over: a sixteenth early, so that the CMD hears of it in time.
   */
  public static long endsAfterMillis(int units) {
    return toMillis(units) * 15 / 16;
  }

  /** When to renew: after three quarters, so that several retransmissions fit before the end. */
  public static long refreshAfterMillis(int units) {
    return toMillis(units) * 3 / 4;
  }
}
