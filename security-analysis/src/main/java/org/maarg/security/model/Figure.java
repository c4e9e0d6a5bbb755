package org.maarg.security.model;

import java.util.List;

/**
 * What a report draws.
 *
 * @param title of the figure
 * @param x a swept parameter; empty if {@code y} are series, which have an axis of their own
 * @param y measurements
 * @param across what the horizontal axis shows, in words without the unit; empty for the name
 * @param up what the vertical axis shows, in words without the unit; empty for the names
 */
public record Figure(String title, String x, List<String> y, String across, String up) {
  /** Copies the list. */
  public Figure {
    y = List.copyOf(y);
  }

  /** The same figure of one of its measurements. */
  public Figure of(String reading, String otherTitle) {
    return new Figure(otherTitle, x, List.of(reading), across, up);
  }
}
