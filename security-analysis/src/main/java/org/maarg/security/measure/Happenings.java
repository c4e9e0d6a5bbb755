package org.maarg.security.measure;

import java.util.function.Predicate;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.security.script.Stage;
import org.maarg.sim.TraceEvent;

/** Counts what nodes report. */
final class Happenings implements Measurement {
  private final Window window;
  private final Predicate<TraceEvent> which;
  private long count;

  private Happenings(Window window, Predicate<TraceEvent> which) {
    this.window = window;
    this.which = which;
  }

  static Happenings of(Window window, Predicate<TraceEvent> which) {
    return new Happenings(window, which);
  }

  static Happenings of(Window window, Event event) {
    return new Happenings(
        window,
        it ->
            it instanceof TraceEvent.Reported reported
                && reported.output() instanceof Output.Happened happened
                && happened.event() == event);
  }

  static Happenings of(Window window, DropReason reason) {
    return new Happenings(
        window,
        it ->
            it instanceof TraceEvent.Reported reported
                && reported.output() instanceof Output.Dropped dropped
                && dropped.reason() == reason);
  }

  @Override
  public void see(TraceEvent event) {
    if (window.isOpen() && which.test(event)) {
      count++;
    }
  }

  @Override
  public double value(Stage stage) {
    return count;
  }
}
