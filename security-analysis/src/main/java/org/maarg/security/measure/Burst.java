package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Series;
import org.maarg.security.script.Stage;
import org.maarg.sim.Datagram;
import org.maarg.sim.TraceEvent;

/** How many packets are sent in each slot of time: a histogram over time. */
final class Burst implements Measurement {
  private static final int MOST_SLOTS = 1_000;

  private final Window window;
  private final Predicate<Datagram> which;
  private final Map<Long, Integer> slots = new TreeMap<>();
  private final long slotMillis;

  Burst(Window window, long slotMillis, Predicate<Datagram> which) {
    this.window = window;
    this.slotMillis = slotMillis;
    this.which = which;
  }

  @Override
  public void see(TraceEvent event) {
    if (window.isOpen() && event instanceof TraceEvent.Sent sent && which.test(sent.datagram())) {
      long millis = sent.atMicros() / 1_000 - window.openedAtMillis();
      slots.merge(millis / slotMillis, 1, Integer::sum);
    }
  }

  @Override
  public double value(Stage stage) {
    return slots.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Up to the last slot with a packet in it, but no longer than people can look at. */
  @Override
  public Optional<Series> series() {
    List<Series.Point> points = new ArrayList<>();
    long last = slots.isEmpty() ? 0 : ((TreeMap<Long, Integer>) slots).lastKey();
    for (long slot = 0; slot <= Math.min(last, MOST_SLOTS); slot++) {
      points.add(new Series.Point(slot * slotMillis, slots.getOrDefault(slot, 0)));
    }
    return Optional.of(new Series(Unit.MILLIS, Unit.ONE, points));
  }
}
