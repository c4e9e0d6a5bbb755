package org.maarg.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.maarg.protocol.Timer;

/**
 * The armed timers of a node. Used on the node's event loop only.
 *
 * <p>They are tasks of that event loop rather than of a {@code HashedWheelTimer}: a wheel fires on
 * a thread of its own, and up to a tick late. Here arming and cancelling happen on one thread, and
 * so does what follows from an expiry; an expiry itself may come on any thread, for it only asks
 * for its turn. The price is O(log n) where a wheel has O(1).
 *
 * <p>Uses no library of its own, so that a model checker can try every interleaving with inputs.
 */
public final class NodeTimers {
  /** What runs a task later. */
  public interface Alarms {
    /**
     * Runs a task once, on any thread.
     *
     * @param millis from now, 0 or more
     * @return takes the task back; harmless when it has run, or runs
     */
    Runnable after(long millis, Runnable task);
  }

  private final Alarms alarms;
  private final Executor turn;
  private final Consumer<Timer> fire;
  private final Map<Timer, Armed> armed = new HashMap<>();

  // Read by metrics, from other threads.
  private volatile int count;

  /**
   * No timer armed.
   *
   * @param alarms where expiries come from
   * @param turn runs what has run out when its turn has come, on the event loop; a timer that is
   *     cancelled before its turn does not fire
   * @param fire told, on the event loop, of each timer that has run out
   */
  public NodeTimers(Alarms alarms, Executor turn, Consumer<Timer> fire) {
    this.alarms = alarms;
    this.turn = turn;
    this.fire = fire;
  }

  /** Starts a timer, or starts it anew if it runs. */
  public void start(Timer timer, long millis) {
    disarm(timer);
    Armed next = new Armed(timer);
    armed.put(timer, next);
    next.takeBack = alarms.after(millis, () -> turn.execute(next));
    count = armed.size();
  }

  /** Stops a timer; nothing happens if it does not run. */
  public void cancel(Timer timer) {
    disarm(timer);
    count = armed.size();
  }

  /** Stops all of them. */
  public void cancelAll() {
    armed.values().forEach(one -> one.takeBack.run());
    armed.clear();
    count = 0;
  }

  /** Number of armed timers; callable from any thread. */
  public int count() {
    return count;
  }

  private void disarm(Timer timer) {
    Optional.ofNullable(armed.remove(timer)).ifPresent(one -> one.takeBack.run());
  }

  /** One arming of a timer. */
  private final class Armed implements Runnable {
    private final Timer timer;
    private Runnable takeBack = () -> {};

    Armed(Timer timer) {
      this.timer = timer;
    }

    @Override
    public void run() {
      // A cancelled task does not run; one that was cancelled while it waited is not the armed one.
      if (armed.remove(timer, this)) {
        count = armed.size();
        fire.accept(timer);
      }
    }
  }
}
