package org.maarg.security.model;

import java.util.List;
import java.util.function.Consumer;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.security.script.Scope;

/** Tries formulas at every point of both scales, so that a file that is read can be run. */
final class PointCheck {
  private final List<Point> points;

  PointCheck(List<Point> points) {
    this.points = points;
  }

  /**
   * Notes the first point at which a value cannot be used.
   *
   * @param key that the value stands under
   * @param use throws IllegalArgumentException if it cannot be used
   */
  void check(ConfigSection section, String key, Consumer<Scope> use) {
    for (Point point : points) {
      try {
        use.accept(Scope.of(point.numbers(), 0));
      } catch (IllegalArgumentException e) {
        String at = point.toString().isEmpty() ? "" : " at " + point;
        section.problem(key, e.getMessage() + at);
        return;
      }
    }
  }
}
