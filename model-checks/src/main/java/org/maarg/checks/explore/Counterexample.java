package org.maarg.checks.explore;

import java.util.List;

/**
 * A way to something that should not be.
 *
 * @param property name of the property that does not hold
 * @param message what was found, beginning with the property's name
 * @param path the choices that lead there, the last one included
 */
public record Counterexample(String property, String message, List<Integer> path) {
  /** Copies the path. */
  public Counterexample {
    path = List.copyOf(path);
  }
}
