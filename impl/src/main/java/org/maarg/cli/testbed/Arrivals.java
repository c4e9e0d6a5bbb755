package org.maarg.cli.testbed;

import java.util.ArrayList;
import java.util.List;

/** When what of a flow arrived. May be read while it grows. */
final class Arrivals {
  /** One arrival: {@link System#nanoTime()}, and what number it had. */
  record One(long atNanos, long sequence) {}

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
  synchronized long longestGap(long fromNanos, long toNanos) {
    long longest = 0;
    for (int i = 1; i < all.size(); i++) {
      long end = all.get(i).atNanos();
      if (end >= fromNanos && end <= toNanos) {
        longest = Math.max(longest, end - all.get(i - 1).atNanos());
      }
    }
    return longest;
  }
}
