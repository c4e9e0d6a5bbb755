package org.maarg.security.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.maarg.security.model.Unit;
import org.maarg.security.result.Series;
import org.maarg.security.script.Stage;
import org.maarg.sim.DomainState;

/** A number of the state whenever that is looked at, and the greatest of them. */
final class StateOverTime implements Measurement {
  private final Window window;
  private final ToDoubleFunction<DomainState> number;
  private final List<Series.Point> points = new ArrayList<>();
  private double peak;

  StateOverTime(Window window, ToDoubleFunction<DomainState> number) {
    this.window = window;
    this.number = number;
  }

  @Override
  public void sample(long nowMillis, DomainState state) {
    double value = number.applyAsDouble(state);
    points.add(new Series.Point(nowMillis - window.openedAtMillis(), value));
    peak = Math.max(peak, value);
  }

  @Override
  public double value(Stage stage) {
    return peak;
  }

  @Override
  public Optional<Series> series() {
    return Optional.of(new Series(Unit.MILLIS, Unit.ONE, points));
  }
}
