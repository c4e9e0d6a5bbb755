package org.maarg.security.result;

import java.util.List;
import org.maarg.security.model.Unit;

/** Numbers over time, from the start of measuring. */
public record Series(Unit xUnit, Unit yUnit, List<Point> points) {
  /** A point; its time in {@link #xUnit}, its value in {@link #yUnit}. */
  public record Point(double x, double y) {}

  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }
}
