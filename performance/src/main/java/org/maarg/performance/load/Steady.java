package org.maarg.performance.load;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Renewals and moves for a while: at a rate, or as fast as they are answered. */
final class Steady implements LoadDriver.Work {
  private static final long TICK_MICROS = 500;

  /** Longer a turn of the event loop may not be: at a rate that cannot be kept it would not end. */
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final LoadDriver driver;
  private final LoadPlan pace;
  private final Meter meter = new Meter();
  private final CompletableFuture<Meter> done = new CompletableFuture<>();
  private final long beginNanos = System.nanoTime();
  private long scheduled;
  private int cursor;
  private double movesOwed;

  private Steady(LoadDriver driver, LoadPlan pace) {
    this.driver = driver;
    this.pace = pace;
  }

  /**
   * Begins; on the event loop.
   *
   * @param pace whose rate, window and share of handovers count
   * @return what was counted, when the time is over
   */
  static CompletableFuture<Meter> begin(LoadDriver driver, LoadPlan pace, Duration duration) {
    Steady steady = new Steady(driver, pace);
    driver.turnTo(steady, steady.meter);
    var unusedEnd = driver.loop().schedule(steady::stop, duration.toNanos(), TimeUnit.NANOSECONDS);
    if (pace.rate() > 0) {
      var ticks =
          driver.loop().scheduleAtFixedRate(steady::tick, 0, TICK_MICROS, TimeUnit.MICROSECONDS);
      var unused = steady.done.whenComplete((counts, failure) -> ticks.cancel(false));
    } else {
      steady.fill();
    }
    return steady.done;
  }

  private void stop() {
    driver.turnTo((mn, status, due) -> {}, new Meter());
    done.complete(meter);
  }

  /** Closed loop: always as many under way as may be. */
  private void fill() {
    while (!done.isDone() && driver.underWay() < pace.window()) {
      if (!sendOne(System.nanoTime())) {
        return;
      }
    }
  }

  /**
   * Open loop: what is due leaves, however late it is. Its latency counts from when it was due, so
   * that a target that stands still cannot hide those that it kept waiting.
   */
  private void tick() {
    long nanosEach = TimeUnit.SECONDS.toNanos(1) / pace.rate();
    long now = System.nanoTime();
    // Of each mobile node one update is under way at most: no need to look for another.
    int most = Math.min(pace.window(), driver.plan().mns());
    while (beginNanos + scheduled * nanosEach - now <= 0 && System.nanoTime() - now < TURN_NANOS) {
      long due = beginNanos + scheduled * nanosEach;
      scheduled++;
      if (driver.underWay() >= most || !sendOne(due)) {
        meter.notSent();
      }
    }
  }

  private boolean sendOne(long due) {
    int mns = driver.plan().mns();
    for (int tried = 0; tried < mns; tried++) {
      int mn = cursor;
      cursor = (cursor + 1) % mns;
      if (!driver.isUnderWay(mn)) {
        send(mn, due);
        return true;
      }
    }
    return false;
  }

  private void send(int mn, long due) {
    movesOwed += pace.moves();
    if (movesOwed >= 1) {
      movesOwed -= 1;
      driver.move(mn, due);
    } else {
      driver.renew(mn, due);
    }
  }

  @Override
  public void ended(int mn, Optional<Integer> status, long dueNanos) {
    if (pace.rate() == 0) {
      fill();
    }
  }
}
