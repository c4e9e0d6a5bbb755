package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.Timestamp;

/**
 * A node whose timers run out on time, and what it sends; unlike {@link Bench} it judges little.
 */
final class TimedNode {
  private final Node node;
  private final int number;
  private final Monitor monitor;
  private final Map<Timer, Long> timers = new TreeMap<>();
  private final List<Output.Send> sent = new ArrayList<>();
  private long now = 1_000_000;

  /**
   * A node at its beginning.
   *
   * @param number what the ladder calls the node: 0 the CMD, else a MAAR
   */
  TimedNode(Node node, int number, Monitor monitor) {
    this.node = node;
    this.number = number;
    this.monitor = monitor;
  }

  Node node() {
    return node;
  }

  Timestamp time() {
    return Timestamp.ofEpochMilli(now);
  }

  /** What the node has sent, in order; may be changed. */
  List<Output.Send> sent() {
    return sent;
  }

  /** Gives the node an input and carries out what it puts out. */
  void feed(Input input) {
    monitor.input(number, input);
    List<Output> outputs = new ArrayList<>();
    try {
      node.handle(input, outputs::add);
    } catch (RuntimeException thrown) {
      throw new Violation(Properties.NO_EXCEPTION, thrown + " at " + thrown.getStackTrace()[0]);
    }
    for (Output output : outputs) {
      monitor.output(number, output);
      carryOut(output);
    }
  }

  private void carryOut(Output output) {
    if (output instanceof Output.Send send) {
      sent.add(send);
    } else if (output instanceof Output.StartTimer start) {
      timers.put(start.timer(), now + start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      timers.remove(cancel.timer());
    }
  }

  /** Lets time pass; timers run out in order. */
  void advance(long millis) {
    long end = now + millis;
    while (!timers.isEmpty()) {
      Map.Entry<Timer, Long> next =
          Collections.min(timers.entrySet(), Map.Entry.comparingByValue());
      if (next.getValue() > end) {
        break;
      }
      Timer timer = next.getKey();
      passTo(next.getValue());
      timers.remove(timer);
      feed(new Input.TimerFired(timer, time()));
    }
    passTo(end);
  }

  private void passTo(long time) {
    if (time > now) {
      monitor.passed(time - now);
      now = time;
    }
  }
}
