package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.List;

/** When what of a flow arrived. May be read while it grows. */
final class Arrivals {
  /** One arrival: {@link System#nanoTime()}, and what number it had. */
  record One(long atNanos, long sequence) {}

  /**
   * A time in which nothing arrived.
   *
   * @param endNanos when something did again
   * @param nanos how long it was
   */
  record Silence(long endNanos, long nanos) {}

  private final List<One> all = new ArrayList<>();

  synchronized void add(long atNanos, long sequence) {
    all.add(new One(atNanos, sequence));
  }

  synchronized List<One> all() {
    return List.copyOf(all);
  }

  synchronized int count() {
    return all.size();
  }

  /** When the last one was; far back if there was none. */
  synchronized long lastNanos() {
    return all.isEmpty() ? Long.MIN_VALUE : all.get(all.size() - 1).atNanos();
  }

  /** True if each number was higher than the one before. */
  synchronized boolean rising() {
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).sequence() <= all.get(i - 1).sequence()) {
        return false;
      }
    }
    return true;
  }

  /** The longest silence in nanoseconds that ended in a stretch of time; 0 if none did. */
  long longestGap(long fromNanos, long toNanos) {
    return longestSilence(fromNanos, toNanos).nanos();
  }

  /** As {@link #longestGap}, with its end. */
  synchronized Silence longestSilence(long fromNanos, long toNanos) {
    Silence longest = new Silence(fromNanos, 0);
    for (int i = 1; i < all.size(); i++) {
      long end = all.get(i).atNanos();
      long nanos = end - all.get(i - 1).atNanos();
      if (end >= fromNanos && end <= toNanos && nanos > longest.nanos()) {
        longest = new Silence(end, nanos);
      }
    }
    return longest;
  }
}
