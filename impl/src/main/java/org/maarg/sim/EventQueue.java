package org.maarg.sim;

import java.util.PriorityQueue;

/** What is to happen, by virtual time and, at one time, in the order of scheduling. */
final class EventQueue {
  private static final int COMPACTION_THRESHOLD = 1_000;

  /** Something scheduled. */
  static final class Entry implements Comparable<Entry> {
    private final long atMillis;
    private final long order;
    private final boolean standing;
    private final Runnable action;
    private boolean waiting = true;

    private Entry(long atMillis, long order, boolean standing, Runnable action) {
      this.atMillis = atMillis;
      this.order = order;
      this.standing = standing;
      this.action = action;
    }

    /** When it is due. */
    long atMillis() {
      return atMillis;
    }

    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long order;
  private long transients;
  private int cancelled;

  /**
   * Schedules an action.
   *
   * @param standing true for what recurs while all is well and so does not count as activity
   */
  Entry schedule(long atMillis, boolean standing, Runnable action) {
    Entry entry = new Entry(atMillis, order++, standing, action);
    entries.add(entry);
    transients += standing ? 0 : 1;
    return entry;
  }

  /** Takes an entry out; nothing happens if it has run or is out already. */
  void cancel(Entry entry) {
    if (entry.waiting) {
      done(entry);
      cancelled++;
      compact();
    }
  }

  /** True if nothing is scheduled. */
  boolean isEmpty() {
    skipCancelled();
    return entries.isEmpty();
  }

  /** True if nothing but standing entries is scheduled. */
  boolean isQuiet() {
    return transients == 0;
  }

  /** Time of the next entry, {@link Long#MAX_VALUE} if there is none. */
  long nextAtMillis() {
    skipCancelled();
    Entry next = entries.peek();
    return next == null ? Long.MAX_VALUE : next.atMillis;
  }

  /** Takes the next entry out; the queue must not be empty. */
  Runnable take() {
    skipCancelled();
    Entry next = entries.remove();
    done(next);
    return next.action;
  }

  private void done(Entry entry) {
    entry.waiting = false;
    transients -= entry.standing ? 0 : 1;
  }

  private void skipCancelled() {
    Entry next = entries.peek();
    while (next != null && !next.waiting) {
      entries.remove();
      cancelled--;
      next = entries.peek();
    }
  }

  /** Timers are restarted far more often than they fire; without this the queue would grow. */
  private void compact() {
    if (cancelled > COMPACTION_THRESHOLD && cancelled > entries.size() / 2) {
      entries.removeIf(entry -> !entry.waiting);
      cancelled = 0;
    }
  }
}
