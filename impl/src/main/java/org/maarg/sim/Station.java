package org.maarg.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.Timestamp;

/** A host in virtual time: its clock and its armed timers. */
final class Station {
  private final Host host;
  private final long skewMillis;
  private final EventQueue queue;
  private final Map<Timer, EventQueue.Entry> timers = new HashMap<>();
  private final List<Map.Entry<Timer, EventQueue.Entry>> atCrash = new ArrayList<>();

  Station(Host host, long skewMillis, EventQueue queue) {
    this.host = host;
    this.skewMillis = skewMillis;
    this.queue = queue;
  }

  Host host() {
    return host;
  }

  /** What the host's clock shows at a virtual time. */
  Timestamp clock(long nowMillis) {
    return Timestamp.ofEpochMilli(Simulation.EPOCH_MILLIS + nowMillis + skewMillis);
  }

  /** Arms a timer, in place of the one of this name that may be armed. */
  void startTimer(Timer timer, long atMillis, Runnable whenFired) {
    cancelTimer(timer);
    Runnable action =
        () -> {
          timers.remove(timer);
          whenFired.run();
        };
    timers.put(timer, queue.schedule(atMillis, isStanding(timer.kind()), action));
  }

  void cancelTimer(Timer timer) {
    EventQueue.Entry armed = timers.remove(timer);
    if (armed != null) {
      queue.cancel(armed);
    }
  }

  /** Lets the timers die and crashes the host. */
  void crash() {
    atCrash.clear();
    timers.forEach((timer, entry) -> atCrash.add(Map.entry(timer, entry)));
    atCrash.sort(Comparator.comparing(Map.Entry::getValue));
    timers.values().forEach(queue::cancel);
    timers.clear();
    host.crash();
  }

  /**
   * Goes on with what the host's node has kept. The timers that ran at the crash run on by the time
   * of day; those that fell due meanwhile run out at once, in their order.
   */
  void resume(Driver driver, long nowMillis, Consumer<Timer> whenFired) {
    host.resume(driver);
    for (Map.Entry<Timer, EventQueue.Entry> armed : atCrash) {
      Timer timer = armed.getKey();
      long due = Math.max(nowMillis, armed.getValue().atMillis());
      startTimer(timer, due, () -> whenFired.accept(timer));
    }
  }

  /** True for timers that run as long as a binding lives, or any binding of a peer. */
  private static boolean isStanding(Timer.Kind kind) {
    return kind == Timer.Kind.REFRESH
        || kind == Timer.Kind.LIFETIME
        || kind == Timer.Kind.PREVIOUS_MAAR_LIFETIME
        || kind == Timer.Kind.HEARTBEAT;
  }
}
