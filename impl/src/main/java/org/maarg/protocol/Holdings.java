package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node holds at a moment, counted by kind. A node that nobody needs any more, with no timer
 * running, holds nothing: only its series (sequence numbers, Timestamps) go on.
 */
public final class Holdings {
  private final List<String> kinds = new ArrayList<>(8);
  private final List<Integer> counts = new ArrayList<>(8);

  /**
   * Counts one kind.
   *
   * @param kind what is held, in the plural
   * @param count 0 or more
   */
  public Holdings with(String kind, int count) {
    kinds.add(kind);
    counts.add(count);
    return this;
  }

  /** Adds all that another part of the node holds. */
  public Holdings with(Holdings part) {
    for (int i = 0; i < part.kinds.size(); i++) {
      with(part.kinds.get(i), part.counts.get(i));
    }
    return this;
  }

  /**
   * How many of a kind are held.
   *
   * @throws IllegalArgumentException if nobody counts them
   */
  public int of(String kind) {
    int at = kinds.indexOf(kind);
    if (at < 0) {
      throw new IllegalArgumentException("nobody counts " + kind);
    }
    return counts.get(at);
  }

  /** True if nothing is held. */
  public boolean isNothing() {
    for (Integer count : counts) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }

  /** The kinds of which something is held, with their numbers. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < kinds.size(); i++) {
      if (counts.get(i) != 0) {
        text.append(text.length() == 0 ? "" : ", ");
        text.append(counts.get(i).intValue()).append(' ').append(kinds.get(i));
      }
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }
}
