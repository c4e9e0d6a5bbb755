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

  private static final double RADIUS = 4;

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
    return new Ink(COLOURS.get(which), stroke(DASHES.get(which)), mark(which));
  }

  private static Stroke stroke(float[] dash) {
    int cap = BasicStroke.CAP_BUTT;
    int join = BasicStroke.JOIN_ROUND;
    return dash.length == 0
        ? new BasicStroke(2.2f, cap, join)
        : new BasicStroke(2.2f, cap, join, 10, dash, 0);
  }

  private static Shape mark(int which) {
    return switch (which % 4) {
      case 0 -> polygon(0, -RADIUS - 1, RADIUS + 1, RADIUS, -RADIUS - 1, RADIUS);
      case 1 -> new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
      case 2 -> new Rectangle2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
      default -> polygon(0, -RADIUS - 1, RADIUS + 1, 0, 0, RADIUS + 1, -RADIUS - 1, 0);
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
