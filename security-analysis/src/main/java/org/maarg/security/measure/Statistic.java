package org.maarg.security.measure;

import java.util.Collections;
import java.util.List;

/** One number for many. */
enum Statistic {
  /** How many there are. */
  COUNT,
  /** The middle one. */
  MEDIAN,
  /** Ninety-nine of a hundred are at most this. */
  P99,
  /** The greatest. */
  MAX;

  /** By nearest rank; 0 of nothing. */
  double of(List<Long> values) {
    Collections.sort(values);
    if (this == COUNT || values.isEmpty()) {
      return values.size();
    }
    return switch (this) {
      case MEDIAN -> rank(values, 0.5);
      case P99 -> rank(values, 0.99);
      default -> values.get(values.size() - 1);
    };
  }

  private static double rank(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
