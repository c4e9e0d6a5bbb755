package org.maarg.security.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.maarg.security.script.Stage;
import org.maarg.sim.Datagram;
import org.maarg.sim.TraceEvent;

/** The most packets of one key that are sent within any stretch of so many milliseconds. */
final class Peak implements Measurement {
  private final Window window;
  private final long micros;
  private final Predicate<Datagram> which;
  private final Function<Datagram, Object> key;
  private final Map<Object, Deque<Long>> recent = new HashMap<>();
  private int peak;

  /**
   * A peak.
   *
   * @param millis length of the stretch; a packet sent exactly so long before is outside
   * @param key packets with equal keys count together
   */
  Peak(Window window, long millis, Predicate<Datagram> which, Function<Datagram, Object> key) {
    this.window = window;
    this.micros = millis * 1_000;
    this.which = which;
    this.key = key;
  }

  @Override
  public void see(TraceEvent event) {
    if (window.isOpen() && event instanceof TraceEvent.Sent sent && which.test(sent.datagram())) {
      Deque<Long> times =
          recent.computeIfAbsent(key.apply(sent.datagram()), k -> new ArrayDeque<>());
      while (!times.isEmpty() && times.peekFirst() <= sent.atMicros() - micros) {
        times.removeFirst();
      }
      times.addLast(sent.atMicros());
      peak = Math.max(peak, times.size());
    }
  }

  @Override
  public double value(Stage stage) {
    return peak;
  }
}
