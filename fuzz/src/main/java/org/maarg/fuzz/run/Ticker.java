package org.maarg.fuzz.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again until it is closed. */
public final class Ticker implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> ticking;

  /** Begins after the first interval. */
  public Ticker(Duration interval, Runnable action) {
    long millis = interval.toMillis();
    ticking = clock.scheduleAtFixedRate(action, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticking.cancel(true);
    clock.shutdownNow();
  }
}
