package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A diagram over time up to where its lines last change, and a little more: what only goes on as it
 * was would press together what there is to see.
 */
final class Lapse {
  /** What is shown after the last change, as a share of what is before it. */
  private static final double ROOM = 0.1;

  /** A run that ends so soon after the last change is shown whole. */
  private static final double MOST_SHARE = 0.8;

  private Lapse() {}

  /** The same diagram if it ends where things end; else one that does, and says so. */
  static Diagram of(Diagram diagram) {
    double end = diagram.series().stream().mapToDouble(Lapse::end).max().orElse(0);
    double last = diagram.series().stream().mapToDouble(Lapse::lastChange).max().orElse(0);
    double shown = last * (1 + ROOM);
    if (last <= 0 || shown > MOST_SHARE * end) {
      return diagram;
    }
    List<Diagram.Series> cut =
        diagram.series().stream()
            .map(it -> new Diagram.Series(it.name(), until(it.points(), shown)))
            .toList();
    String unit = diagram.x().label().endsWith("(s)") ? " s" : " ms";
    String title =
        diagram.title() + "; nothing changes between " + round(last) + " and " + round(end) + unit;
    return new Diagram(
        diagram.id(), diagram.kind(), title, diagram.x(), diagram.y(), List.of(), cut);
  }

  private static String round(double time) {
    return String.format(Locale.ROOT, time < 10 ? "%.2f" : "%.0f", time);
  }

  private static double end(Diagram.Series series) {
    List<Diagram.Point> points = series.points();
    return points.isEmpty() ? 0 : points.get(points.size() - 1).x();
  }

  private static double lastChange(Diagram.Series series) {
    List<Diagram.Point> points = series.points();
    for (int i = points.size() - 1; i > 0; i--) {
      if (points.get(i).y() != points.get(i - 1).y()) {
        return points.get(i).x();
      }
    }
    return 0;
  }

  /** Up to an end after which nothing changes. */
  private static List<Diagram.Point> until(List<Diagram.Point> points, double end) {
    List<Diagram.Point> cut = new ArrayList<>();
    for (Diagram.Point point : points) {
      if (point.x() > end) {
        cut.add(new Diagram.Point(end, point.y()));
        return cut;
      }
      cut.add(point);
    }
    return cut;
  }
}
