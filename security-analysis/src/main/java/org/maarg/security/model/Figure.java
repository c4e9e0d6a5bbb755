package org.maarg.security.model;

import java.util.List;

/**
 * What a report draws.
 *
 * @param title of the figure
 * @param x a swept parameter; empty if {@code y} are series, which have an axis of their own
 * @param y measurements
 */
public record Figure(String title, String x, List<String> y) {
  /** Copies the list. */
  public Figure {
    y = List.copyOf(y);
  }
}
