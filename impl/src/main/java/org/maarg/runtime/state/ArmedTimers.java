package org.maarg.runtime.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.Timestamp;

/**
 * The timers that run, as they follow from a node's inputs alone: when each is due by the time of
 * day, and which of all starts it was. A timer that has run out is an input, and waits to be
 * committed; what is committed before it may have stopped the timer, or started it anew. Then it
 * has not run out, and whoever reads the log again finds that as well.
 */
final class ArmedTimers {
  private record Arming(long number, long dueMillis) {}

  private static final Comparator<Map.Entry<Timer, Arming>> ORDER =
      (one, other) -> {
        int byTime = Long.compare(one.getValue().dueMillis(), other.getValue().dueMillis());
        return byTime != 0
            ? byTime
            : Long.compare(one.getValue().number(), other.getValue().number());
      };

  private final Map<Timer, Arming> armed = new HashMap<>();
  private long starts;

  /** Takes what a node has done about an input of this time. */
  void follow(Output output, Timestamp at) {
    if (output instanceof Output.StartTimer start) {
      starts++;
      armed.put(start.timer(), new Arming(starts, at.toEpochMilli() + start.millis()));
    } else if (output instanceof Output.CancelTimer cancel) {
      armed.remove(cancel.timer());
    }
  }

  /** Which start of a timer runs now; 0 if it does not run. */
  long running(Timer timer) {
    Arming arming = armed.get(timer);
    return arming == null ? 0 : arming.number();
  }

  /** A start of a timer has run out; false if that start does not run any more. */
  boolean expire(Timer timer, long start) {
    boolean runs = start > 0 && running(timer) == start;
    if (runs) {
      armed.remove(timer);
    }
    return runs;
  }

  /** Each with when it is due, in milliseconds since 1970; those that are due first come first. */
  void forEach(ObjLongConsumer<Timer> action) {
    inOrder().forEach(entry -> action.accept(entry.getKey(), entry.getValue().dueMillis()));
  }

  private List<Map.Entry<Timer, Arming>> inOrder() {
    List<Map.Entry<Timer, Arming>> inOrder = new ArrayList<>(armed.entrySet());
    inOrder.sort(ORDER);
    return inOrder;
  }

  void writeState(StateWriter out) {
    out.put(starts);
    out.put(armed.size());
    for (Map.Entry<Timer, Arming> entry : inOrder()) {
      out.put(entry.getKey());
      out.put(entry.getValue().number());
      out.put(entry.getValue().dueMillis());
    }
  }

  static ArmedTimers readState(StateReader in) {
    ArmedTimers timers = new ArmedTimers();
    timers.starts = in.number();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      Timer timer = in.timer();
      long number = in.number();
      long dueMillis = in.number();
      if (number < 1 || number > timers.starts || dueMillis < 0) {
        throw in.damage(timer + " was never started");
      }
      timers.armed.put(timer, new Arming(number, dueMillis));
    }
    in.checkNames(count, timers.armed.size());
    return timers;
  }
}
