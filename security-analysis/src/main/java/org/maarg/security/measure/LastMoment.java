package org.maarg.security.measure;

import java.util.function.Predicate;
import org.maarg.security.script.Stage;
import org.maarg.sim.TraceEvent;

/** When something happened for the last time, in milliseconds since another thing's last time. */
final class LastMoment implements Measurement {
  private final Window window;
  private final Predicate<TraceEvent> what;
  private final Predicate<TraceEvent> since;
  private long whatMicros;
  private long sinceMicros;

  private LastMoment(Window window, Predicate<TraceEvent> what, Predicate<TraceEvent> since) {
    this.window = window;
    this.what = what;
    this.since = since;
  }

  /** Since the start of measuring. */
  static LastMoment of(Window window, Predicate<TraceEvent> what) {
    return new LastMoment(window, what, event -> false);
  }

  static LastMoment of(Window window, Predicate<TraceEvent> what, Predicate<TraceEvent> since) {
    return new LastMoment(window, what, since);
  }

  @Override
  public void see(TraceEvent event) {
    if (window.isOpen() && what.test(event)) {
      whatMicros = event.atMicros();
    } else if (window.isOpen() && since.test(event)) {
      sinceMicros = event.atMicros();
    }
  }

  @Override
  public double value(Stage stage) {
    long from = Math.max(sinceMicros, window.openedAtMillis() * 1_000);
    return Math.max(0, (whatMicros - from) / 1_000.0);
  }
}
