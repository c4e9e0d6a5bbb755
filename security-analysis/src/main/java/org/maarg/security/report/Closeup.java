package org.maarg.security.report;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a diagram over time, where one of its lines is over so much sooner than another
 * that it would be a mere stroke at the edge.
 */
final class Closeup {
  private static final double MOST_SHARE = 0.1;
  private static final double ROOM = 2;

  private Closeup() {}

  /** A diagram of the time that the shortest line needs, and as much again; none if all show. */
  static Optional<Diagram> of(Diagram diagram) {
    double least = ends(diagram).stream().mapToDouble(it -> it).min().orElse(0);
    double most = ends(diagram).stream().mapToDouble(it -> it).max().orElse(0);
    if (least <= 0 || least > MOST_SHARE * most) {
      return Optional.empty();
    }
    double end = ROOM * least;
    List<Diagram.Series> cut =
        diagram.series().stream()
            .map(it -> new Diagram.Series(it.name(), until(it.points(), end)))
            .toList();
    return Optional.of(
        new Diagram(
            diagram.id(),
            diagram.kind(),
            diagram.title() + ", the beginning",
            diagram.x(),
            diagram.y(),
            List.of(),
            cut));
  }

  private static List<Double> ends(Diagram diagram) {
    return diagram.series().stream()
        .filter(it -> !it.points().isEmpty())
        .map(it -> it.points().get(it.points().size() - 1).x())
        .toList();
  }

  private static List<Diagram.Point> until(List<Diagram.Point> points, double end) {
    return points.stream().filter(it -> it.x() <= end).toList();
  }
}
