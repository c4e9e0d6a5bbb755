package org.maarg.security.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands below a diagram: its title, and what cannot be seen in it. */
final class Captions {
  /** Lines that are nowhere further apart than this share of the axis look like one. */
  private static final double SAME = 0.005;

  private static final double BIG_STEP = 10;

  private Captions() {}

  static String of(Diagram diagram) {
    List<String> sentences = new ArrayList<>();
    sentences.add(diagram.title());
    if (isEmpty(diagram)) {
      sentences.add("Every value is 0");
    } else if (diagram.kind() != Diagram.Kind.BARS) {
      for (List<String> alike : alike(diagram)) {
        sentences.add(listed(alike) + " lie on one another");
      }
    }
    if (diagram.y().log() && diagram.series().stream().anyMatch(Captions::hasZero)) {
      sentences.add("Where a line has no point it is 0, for which this axis has no place");
    }
    return sentences.size() == 1 ? diagram.title() : String.join(". ", sentences) + ".";
  }

  private static boolean hasZero(Diagram.Series series) {
    return series.points().stream().anyMatch(it -> it.y() == 0);
  }

  /** True if there is nothing to see but the axis. */
  static boolean isEmpty(Diagram diagram) {
    return diagram.series().stream()
        .flatMap(it -> it.points().stream())
        .allMatch(it -> it.y() == 0);
  }

  private static List<List<String>> alike(Diagram diagram) {
    Map<Diagram.Series, List<String>> groups = new LinkedHashMap<>();
    double most =
        diagram.series().stream()
            .flatMap(it -> it.points().stream())
            .mapToDouble(Diagram.Point::y)
            .max()
            .orElse(0);
    for (Diagram.Series series : diagram.series()) {
      Diagram.Series first = series;
      for (Diagram.Series known : groups.keySet()) {
        if (isSame(known, series, diagram.y().log(), most)) {
          first = known;
          break;
        }
      }
      groups.computeIfAbsent(first, it -> new ArrayList<>()).add(series.name());
    }
    return groups.values().stream().filter(it -> it.size() > 1).toList();
  }

  private static boolean isSame(
      Diagram.Series one, Diagram.Series other, boolean log, double most) {
    List<Diagram.Point> a = one.points();
    List<Diagram.Point> b = other.points();
    if (a.size() != b.size() || a.isEmpty()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      double room = log ? Math.abs(a.get(i).y()) / BIG_STEP : most;
      boolean near =
          a.get(i).x() == b.get(i).x() && Math.abs(a.get(i).y() - b.get(i).y()) <= SAME * room;
      if (!near) {
        return false;
      }
    }
    return true;
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
