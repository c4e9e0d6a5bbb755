package org.maarg.sim;

import java.util.HashMap;
import java.util.Map;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.Timestamp;

/** A host in virtual time: its clock and its armed timers. */
final class Station {
  private final Host host;
  private final long skewMillis;
  private final EventQueue queue;
  private final Map<Timer, EventQueue.Entry> timers = new HashMap<>();

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
    timers.values().forEach(queue::cancel);
    timers.clear();
    host.crash();
  }

  /** True for timers that run as long as a binding lives, or any binding of a peer. */
  private static boolean isStanding(Timer.Kind kind) {
    return kind == Timer.Kind.REFRESH
        || kind == Timer.Kind.LIFETIME
        || kind == Timer.Kind.PREVIOUS_MAAR_LIFETIME
        || kind == Timer.Kind.HEARTBEAT;
  }
}
