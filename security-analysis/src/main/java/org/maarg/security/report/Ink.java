package org.maarg.security.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colour, line and mark of a series. The colours are those of Okabe and Ito, which stay apart for
 * the common kinds of colour blindness; line and mark tell the series apart without any colour.
 *
 * @param colour of line, mark or bar
 * @param stroke of the line
 * @param mark around 0, 0
 */
record Ink(Color colour, Stroke stroke, Shape mark) {
  private static final List<String> PROFILES = List.of("REVIEWED_DRAFT", "RFC8885", "HARDENED");

  private static final List<Color> COLOURS =
      List.of(
          new Color(0xD55E00),
          new Color(0x0072B2),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0x56B4E9),
          new Color(0xE69F00),
          new Color(0x000000));

  private static final List<float[]> DASHES =
      List.of(
          new float[] {8, 4},
          new float[] {},
          new float[] {2, 3},
          new float[] {10, 3, 2, 3},
          new float[] {5, 2},
          new float[] {1, 2},
          new float[] {12, 5});

  /** Wider below than above, so that lines on top of each other all show. */
  private static final List<Float> WIDTHS = List.of(1.8f, 2.6f, 5.5f, 1.8f, 2.2f, 2.2f, 2.2f);

  private static final List<Double> RADII = List.of(3.5, 4.5, 5.5, 3.5, 4.0, 4.0, 4.0);

  /**
   * The ink of a series: the three profiles have theirs in every diagram; the next ones are given
   * out in order.
   *
   * @param name of the series; a profile's name may be followed by a blank and more
   * @param index of the series within its diagram
   * @param profiles whether the diagram's series are named by profiles
   */
  static Ink of(String name, int index, boolean profiles) {
    int profile = PROFILES.indexOf(name.split(" ", 2)[0]);
    boolean variant = name.contains(" ");
    if (profile >= 0 && !variant) {
      return at(profile);
    }
    return at(profiles ? PROFILES.size() + index % 4 : index);
  }

  /** Whether any series is named by a profile. */
  static boolean profiles(List<Diagram.Series> series) {
    return series.stream().anyMatch(it -> PROFILES.contains(it.name()));
  }

  private static Ink at(int number) {
    int which = number % COLOURS.size();
    Stroke stroke = stroke(WIDTHS.get(which), DASHES.get(which));
    return new Ink(COLOURS.get(which), stroke, mark(which, RADII.get(which)));
  }

  private static Stroke stroke(float width, float[] dash) {
    int cap = BasicStroke.CAP_BUTT;
    int join = BasicStroke.JOIN_ROUND;
    return dash.length == 0
        ? new BasicStroke(width, cap, join)
        : new BasicStroke(width, cap, join, 10, dash, 0);
  }

  private static Shape mark(int which, double radius) {
    return switch (which % 4) {
      case 0 -> polygon(0, -radius - 1, radius + 1, radius, -radius - 1, radius);
      case 1 -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
      case 2 -> new Rectangle2D.Double(-radius, -radius, 2 * radius, 2 * radius);
      default -> polygon(0, -radius - 1, radius + 1, 0, 0, radius + 1, -radius - 1, 0);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
