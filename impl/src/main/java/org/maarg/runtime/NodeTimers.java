package org.maarg.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.maarg.protocol.Timer;

/**
 * The armed timers of a node. Used on the node's event loop only.
 *
 * <p>They are kept in a {@link TimerWheel}, and one alarm is set for the first of them. What has
 * run out asks for its turn, like any other input; arming, cancelling and firing happen on one
 * thread, so that a timer that was cancelled, or started anew, before its turn does not fire. A
 * timer fires a tenth of a millisecond late at most, by the clock of the alarms, and never early.
 *
 * <p>Uses no library of its own, so that a model checker can try every interleaving with inputs.
 */
public final class NodeTimers {
  /** What runs a task later, and tells the time that is meant by that. */
  public interface Alarms {
    /** Nanoseconds since any moment. */
    long nanoTime();

    /**
     * Runs a task once, on any thread.
     *
     * @param nanos from now, 0 or more
     * @return takes the task back; harmless when it has run, or runs
     */
    Runnable after(long nanos, Runnable task);
  }

  private static final long TICK_NANOS = 100_000;
  private static final long TICKS_PER_MILLI = 1_000_000 / TICK_NANOS;

  private final Alarms alarms;
  private final Executor turn;
  private final Consumer<Timer> fire;
  private final Map<Timer, Armed> armed = new HashMap<>();
  private final TimerWheel wheel = new TimerWheel();
  private final long begin;
  private final Alarm none = new Alarm(TimerWheel.NEVER);
  private Alarm alarm = none;

  // Read by metrics, from other threads.
  private volatile int count;

  /**
   * No timer armed.
   *
   * @param alarms where expiries come from
   * @param turn runs what has run out when its turn has come, on the event loop
   * @param fire told, on the event loop, of each timer that has run out
   */
  public NodeTimers(Alarms alarms, Executor turn, Consumer<Timer> fire) {
    this.alarms = alarms;
    this.turn = turn;
    this.fire = fire;
    this.begin = alarms.nanoTime();
  }

  /** Starts a timer, or starts it anew if it runs. */
  public void start(Timer timer, long millis) {
    Armed one = armed.get(timer);
    if (one == null) {
      one = new Armed(timer);
      armed.put(timer, one);
    }
    long now = elapsed();
    // Rounded up, so that what is due is never early.
    wheel.put(one, (now + TICK_NANOS - 1) / TICK_NANOS + millis * TICKS_PER_MILLI);
    watch(now);
    count = armed.size();
  }

  /** Stops a timer; nothing happens if it does not run. */
  public void cancel(Timer timer) {
    Armed one = armed.remove(timer);
    if (one != null) {
      wheel.remove(one);
      count = armed.size();
    }
  }

  /** Stops all of them. */
  public void cancelAll() {
    wheel.clear();
    armed.clear();
    alarm.takeBack.run();
    alarm = none;
    count = 0;
  }

  /** Number of armed timers; callable from any thread. */
  public int count() {
    return count;
  }

  private long elapsed() {
    return alarms.nanoTime() - begin;
  }

  /** Sets the alarm for what comes first, unless it is set for then, or for before. */
  private void watch(long now) {
    long next = wheel.next();
    if (next < alarm.at) {
      alarm.takeBack.run();
      Alarm set = new Alarm(next);
      alarm = set;
      long nanos = Math.max(0, next * TICK_NANOS - now);
      set.takeBack = alarms.after(nanos, () -> turn.execute(set));
    }
  }

  /** The alarm that is set; one that was taken back does nothing, wherever it is. */
  private final class Alarm implements Runnable {
    private final long at;
    private Runnable takeBack = () -> {};

    Alarm(long at) {
      this.at = at;
    }

    @Override
    public void run() {
      if (alarm == this) {
        alarm = none;
        Queue<TimerWheel.Entry> due = new ArrayDeque<>();
        long now = elapsed();
        wheel.advance(now / TICK_NANOS, due);
        watch(now);
        due.forEach(turn::execute);
      }
    }
  }

  /** A timer that is armed. */
  private final class Armed extends TimerWheel.Entry {
    private final Timer timer;

    Armed(Timer timer) {
      this.timer = timer;
    }

    /** Fires, unless it was cancelled while it waited for its turn, or put off. */
    @Override
    public void run() {
      if (armed.get(timer) == this && due() <= elapsed() / TICK_NANOS) {
        cancel(timer);
        fire.accept(timer);
      }
    }
  }
}
