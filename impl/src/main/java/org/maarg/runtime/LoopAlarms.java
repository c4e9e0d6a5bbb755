package org.maarg.runtime;

import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/** Alarms as tasks of an event loop, by the time that the loop itself goes by. */
final class LoopAlarms implements NodeTimers.Alarms {
  private final EventExecutor loop;
  private final Ticker ticker;

  LoopAlarms(EventExecutor loop) {
    this.loop = loop;
    this.ticker =
        loop instanceof AbstractScheduledEventExecutor own ? own.ticker() : Ticker.systemTicker();
  }

  @Override
  public long nanoTime() {
    return ticker.nanoTime();
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    ScheduledFuture<?> scheduled = loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }
}
