package org.maarg.checks.explore;

import java.util.function.Consumer;

/** Says about once a second how far a search is, and how long it may still take. */
public final class SearchProgress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** An estimate from less than that is none. */
  private static final int LEAST_EXPANDED = 10_000;

  private final Consumer<String> lines;
  private final int limit;
  private final long begin = System.nanoTime();
  private final int beginUnique;
  private long last = begin;
  private int lastUnique;
  private int lastOpen;

  /**
   * Begins to watch.
   *
   * @param limit states at which the search stops
   */
  public SearchProgress(Consumer<String> lines, int limit, int unique, int open) {
    this.lines = lines;
    this.limit = limit;
    this.beginUnique = unique;
    this.lastUnique = unique;
    this.lastOpen = open;
  }

  /** True if it said something. */
  public boolean tell(int unique, int open, int depth) {
    long now = System.nanoTime();
    if (now - last <= EVERY_NANOS) {
      return false;
    }
    double perSecond = (unique - beginUnique) / ((now - begin) / 1e9);
    String line =
        "%,d states, %,d open, depth %d, %,.0f states/s".formatted(unique, open, depth, perSecond);
    lines.accept(line + left(unique, open, perSecond));
    last = now;
    lastUnique = unique;
    lastOpen = open;
    return true;
  }

  /**
   * If a state led to fewer than one new state lately, and the open ones and those that they lead
   * to do so, too, the search ends by itself; else, with a limit, at the latest there.
   */
  private String left(int unique, int open, double perSecond) {
    if (perSecond <= 0) {
      return "";
    }
    double made = unique - lastUnique;
    double expanded = made - (open - lastOpen);
    double allowed = (double) limit - unique;
    double more = open * made / (expanded - made);
    if (expanded >= LEAST_EXPANDED && made < expanded && more < allowed) {
      return ", perhaps %,.0f more in %s".formatted(more, time(more / perSecond));
    }
    return limit == Integer.MAX_VALUE
        ? ""
        : ", at most %,.0f more in %s".formatted(allowed, time(allowed / perSecond));
  }

  private static String time(double seconds) {
    long minutes = (long) Math.ceil(seconds / 60);
    return minutes < 60 ? minutes + " min" : "%d:%02d h".formatted(minutes / 60, minutes % 60);
  }
}
