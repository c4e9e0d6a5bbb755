package org.maarg.runtime;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Timer;

/**
 * The armed timers of a node. Used on the node's event loop only.
 *
 * <p>They are tasks of that event loop rather than of a {@code HashedWheelTimer}: a wheel fires on
 * a thread of its own, so that a timer could already be on its way to the node when the node
 * cancels it, and it fires up to a tick late. Here arming, cancelling and firing happen on one
 * thread. The price is O(log n) where a wheel has O(1).
 */
final class NodeTimers {
  private final EventExecutor loop;
  private final Executor turn;
  private final Consumer<Timer> fire;
  private final Map<Timer, Armed> armed = new HashMap<>();

  // Read by metrics, from other threads.
  private volatile int count;

  /**
   * No timer armed.
   *
   * @param turn runs what has run out when its turn has come, on the event loop; a timer that is
   *     cancelled before its turn does not fire
   * @param fire told, on the event loop, of each timer that has run out
   */
  NodeTimers(EventExecutor loop, Executor turn, Consumer<Timer> fire) {
    this.loop = loop;
    this.turn = turn;
    this.fire = fire;
  }

  /** Starts a timer, or starts it anew if it runs. */
  void start(Timer timer, long millis) {
    disarm(armed.remove(timer));
    Armed next = new Armed(timer);
    armed.put(timer, next);
    next.task = loop.schedule(() -> turn.execute(next), millis, TimeUnit.MILLISECONDS);
    count = armed.size();
  }

  /** Stops a timer; nothing happens if it does not run. */
  void cancel(Timer timer) {
    disarm(armed.remove(timer));
    count = armed.size();
  }

  void cancelAll() {
    armed.values().forEach(NodeTimers::disarm);
    armed.clear();
    count = 0;
  }

  /** Number of armed timers; callable from any thread. */
  int count() {
    return count;
  }

  private static void disarm(@Nullable Armed one) {
    if (one != null && one.task != null) {
      one.task.cancel(false);
    }
  }

  /** One arming of a timer. */
  private final class Armed implements Runnable {
    private final Timer timer;
    private @Nullable ScheduledFuture<?> task;

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
