package org.maarg.security.report;

import java.util.List;

/**
 * A diagram as data.
 *
 * @param id stable and unique within a report: letters, digits, hyphens
 * @param kind how it is drawn
 * @param title one line
 * @param x horizontal axis
 * @param y vertical axis
 * @param categories names of the groups of bars, in order; empty for the other kinds
 * @param series what is drawn, in the order of the legend
 */
public record Diagram(
    String id,
    Kind kind,
    String title,
    Axis x,
    Axis y,
    List<String> categories,
    List<Series> series) {
  /** How a diagram is drawn. */
  public enum Kind {
    /** A line through marked points. */
    LINES,
    /** A line that holds its value until the next point. */
    STEPS,
    /** Groups of bars; a point's x is the number of its category, from 0. */
    BARS
  }

  /**
   * An axis.
   *
   * @param label what is shown, with the unit
   * @param log whether it is logarithmic; values of 0 and less are then left out
   */
  public record Axis(String label, boolean log) {
    /** The same axis, not logarithmic. */
    Axis linear() {
      return new Axis(label, false);
    }
  }

  /** A point. */
  public record Point(double x, double y) {}

  /**
   * Points of one name.
   *
   * @param name as in the legend; a profile's name gets that profile's colour
   * @param points in the order of x
   */
  public record Series(String name, List<Point> points) {
    /** Keeps a copy. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /** Sees that the ID is one. */
  public Diagram {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (!id.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("'" + id + "' is no ID of a diagram");
    }
  }

  /** The same diagram under another ID. */
  Diagram withId(String other) {
    return new Diagram(other, kind, title, x, y, categories, series);
  }

  /** The same diagram with another title. */
  Diagram withTitle(String other) {
    return new Diagram(id, kind, other, x, y, categories, series);
  }
}
