package org.maarg.runtime;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
public final class Eventually {
  /** On a machine that has other things to do as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 5;

  private Eventually() {}

  public static void until(String what, BooleanSupplier condition) {
    until(PATIENCE, what, condition);
  }

  public static void until(Duration patience, String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + patience.toMillis() + " ms still not: " + what);
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted while waiting for: " + what, e);
      }
    }
  }
}
