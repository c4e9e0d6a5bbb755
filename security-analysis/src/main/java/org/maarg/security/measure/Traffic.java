package org.maarg.security.measure;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.maarg.security.script.Stage;
import org.maarg.sim.Datagram;
import org.maarg.sim.TraceEvent;

/** Adds up what is sent, or what arrives. */
final class Traffic implements Measurement {
  private final Window window;
  private final boolean arriving;
  private final Predicate<Datagram> which;
  private final ToIntFunction<Datagram> weight;
  private long total;

  private Traffic(
      Window window, boolean arriving, Predicate<Datagram> which, ToIntFunction<Datagram> weight) {
    this.window = window;
    this.arriving = arriving;
    this.which = which;
    this.weight = weight;
  }

  static Traffic sent(Window window, Predicate<Datagram> which, ToIntFunction<Datagram> weight) {
    return new Traffic(window, false, which, weight);
  }

  /** Copies count each; what the receiver's codec refuses counts as well. */
  static Traffic arriving(
      Window window, Predicate<Datagram> which, ToIntFunction<Datagram> weight) {
    return new Traffic(window, true, which, weight);
  }

  @Override
  public void see(TraceEvent event) {
    if (!window.isOpen()) {
      return;
    }
    if (!arriving && event instanceof TraceEvent.Sent sent) {
      add(sent.datagram());
    } else if (arriving && event instanceof TraceEvent.Delivered delivered) {
      add(delivered.datagram());
    } else if (arriving && event instanceof TraceEvent.Refused refused) {
      add(refused.datagram());
    }
  }

  private void add(Datagram datagram) {
    if (which.test(datagram)) {
      total += weight.applyAsInt(datagram);
    }
  }

  @Override
  public double value(Stage stage) {
    return total;
  }
}
