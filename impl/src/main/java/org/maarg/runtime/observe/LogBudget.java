package org.maarg.runtime.observe;

import java.util.function.LongSupplier;

/**
 * Lets so many lines a second into the log, or so many answers out. What peers send must not decide
 * how fast a disk fills; metrics count what is left out. Callable from any thread.
 */
public final class LogBudget {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int perSecond;
  private final LongSupplier nanoTime;
  private long windowStart;
  private int used;
  private long suppressed;

  /**
   * A fresh budget.
   *
   * @param perSecond lines a second, at least 1
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public LogBudget(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  /** True if a line may be written now. */
  public synchronized boolean allows() {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= NANOS_PER_SECOND) {
      windowStart = now;
      used = 0;
    }
    if (used < perSecond) {
      used++;
      return true;
    }
    suppressed++;
    return false;
  }

  /** How many lines were left out since this was asked last. */
  public synchronized long takeSuppressed() {
    long count = suppressed;
    suppressed = 0;
    return count;
  }
}
