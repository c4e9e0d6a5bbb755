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

  /** The interval of whole milliseconds in which whole updates come nearest to the rate. */
  static Pace of(int ratePerSecond, int burst) {
    if (ratePerSecond == 0) {
      return NONE;
    }
    // Rates too slow for an update in each of those intervals get single updates.
    int interval = (1_000 + ratePerSecond - 1) / ratePerSecond;
    int tokens = Math.max(1, (int) ((long) ratePerSecond * interval / 1_000));
    for (int longer = interval + 1; longer <= LONGEST_INTERVAL_MILLIS; longer++) {
      int more = (int) ((long) ratePerSecond * longer / 1_000);
      if ((long) more * interval > (long) tokens * longer) {
        interval = longer;
        tokens = more;
      }
    }
    return new Pace(burst, tokens, interval);
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
