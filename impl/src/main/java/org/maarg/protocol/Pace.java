package org.maarg.protocol;

/** A token bucket in whole milliseconds: never faster than the rate it was made for. */
final class Pace {
  /** No pacing. */
  static final Pace NONE = new Pace(0, 0, 0);

  private static final int LONGEST_INTERVAL_MILLIS = 50;

  private final int burst;
  private final int tokensPerInterval;
  private final long intervalMillis;

  private Pace(int burst, int tokensPerInterval, long intervalMillis) {
    this.burst = burst;
    this.tokensPerInterval = tokensPerInterval;
    this.intervalMillis = intervalMillis;
  }

  /**
   * The shortest interval in which a whole number of updates is due; for a rate without a short
   * one, single updates at the next slower rate that has whole milliseconds.
   */
  static Pace of(int ratePerSecond, int burst) {
    if (ratePerSecond == 0) {
      return NONE;
    }
    int divisor = greatestCommonDivisor(ratePerSecond, 1_000);
    int interval = 1_000 / divisor;
    int tokens = ratePerSecond / divisor;
    if (tokens > 1 && interval > LONGEST_INTERVAL_MILLIS) {
      interval = Math.max(1, (1_000 + ratePerSecond - 1) / ratePerSecond);
      tokens = Math.max(1, (int) ((long) ratePerSecond * interval / 1_000));
    }
    return new Pace(burst, tokens, interval);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  boolean isActive() {
    return intervalMillis > 0;
  }

  int burst() {
    return burst;
  }

  int tokensPerInterval() {
    return tokensPerInterval;
  }

  long intervalMillis() {
    return intervalMillis;
  }
}
