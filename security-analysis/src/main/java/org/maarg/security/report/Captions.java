package org.maarg.security.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands below a diagram: its title, and what cannot be seen in it. */
final class Captions {
  /** Lines that are nowhere further apart than this share of the axis look like one. */
  private static final double SAME = 0.005;

  private static final double BIG_STEP = 10;

  /** So many points after another that are the same make a line that is hidden. */
  private static final int STRETCH = 2;

  private Captions() {}

  static String of(Diagram diagram) {
    List<String> sentences = new ArrayList<>();
    sentences.add(diagram.title());
    if (isEmpty(diagram)) {
      sentences.add("Every value is 0");
    } else if (diagram.kind() != Diagram.Kind.BARS) {
      List<List<Diagram.Series>> groups = groups(diagram);
      for (List<Diagram.Series> alike : groups) {
        if (alike.size() > 1) {
          sentences.add(listed(names(alike)) + " lie on one another");
        }
      }
      sentences.addAll(inPart(diagram, groups));
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

  private static List<String> names(List<Diagram.Series> series) {
    return series.stream().map(Diagram.Series::name).toList();
  }

  private static double most(Diagram diagram) {
    return diagram.series().stream()
        .flatMap(it -> it.points().stream())
        .mapToDouble(Diagram.Point::y)
        .max()
        .orElse(0);
  }

  /** Series that are one line to the eye are one group. */
  private static List<List<Diagram.Series>> groups(Diagram diagram) {
    List<List<Diagram.Series>> groups = new ArrayList<>();
    for (Diagram.Series series : diagram.series()) {
      Optional<List<Diagram.Series>> known =
          groups.stream().filter(it -> isSame(it.get(0), series, diagram)).findFirst();
      known.ifPresentOrElse(
          it -> it.add(series), () -> groups.add(new ArrayList<>(List.of(series))));
    }
    return groups;
  }

  private static boolean isSame(Diagram.Series one, Diagram.Series other, Diagram diagram) {
    int length = one.points().size();
    return length > 0 && length == other.points().size() && shared(one, other, diagram) == length;
  }

  /** Lines that are one for a stretch and part: the later one of the two hides the other there. */
  private static List<String> inPart(Diagram diagram, List<List<Diagram.Series>> groups) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        Diagram.Series one = groups.get(i).get(0);
        Diagram.Series other = groups.get(j).get(0);
        int stretch = longestStretch(one, other, diagram);
        if (stretch >= STRETCH) {
          sentences.add(one.name() + " and " + other.name() + " lie on one another in part");
        }
      }
    }
    return sentences;
  }

  private static int longestStretch(Diagram.Series one, Diagram.Series other, Diagram diagram) {
    int longest = 0;
    int now = 0;
    for (int i = 0; i < Math.min(one.points().size(), other.points().size()); i++) {
      now = isNear(one, other, i, diagram) ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    return longest;
  }

  private static int shared(Diagram.Series one, Diagram.Series other, Diagram diagram) {
    int shared = 0;
    for (int i = 0; i < Math.min(one.points().size(), other.points().size()); i++) {
      shared += isNear(one, other, i, diagram) ? 1 : 0;
    }
    return shared;
  }

  private static boolean isNear(
      Diagram.Series one, Diagram.Series other, int point, Diagram diagram) {
    Diagram.Point a = one.points().get(point);
    Diagram.Point b = other.points().get(point);
    double room = diagram.y().log() ? Math.abs(a.y()) / BIG_STEP : most(diagram);
    return a.x() == b.x() && Math.abs(a.y() - b.y()) <= SAME * room;
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
