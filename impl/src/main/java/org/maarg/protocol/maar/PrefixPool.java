package org.maarg.protocol.maar;

import java.util.Arrays;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * The prefixes that a MAAR may give away, by index; the lowest free one goes first, so that a
 * pool's state is only what is taken. Where the CMD has refused one, those behind it go first.
 */
final class PrefixPool {
  /** Returned when nothing is left. */
  static final int NONE = -1;

  private static final int MOST_INDEX_BITS = 24;

  private final Ipv6Prefix pool;
  private final int prefixLength;
  private final int size;
  private long[] taken = new long[1];
  private int lowestFree;

  /** Indices below were refused, or stood beside refused ones; 0 if none was. */
  private int refusedBelow;

  /** A pool with nothing taken; the lengths must leave 0 to 24 bits for the index. */
  PrefixPool(Ipv6Prefix pool, int prefixLength) {
    int bits = prefixLength - pool.length();
    if (bits < 0 || bits > MOST_INDEX_BITS || prefixLength > 64) {
      throw new IllegalArgumentException(
          "prefixes of length " + prefixLength + " do not fit into the pool " + pool);
    }
    this.pool = pool;
    this.prefixLength = prefixLength;
    this.size = 1 << bits;
  }

  // Implements: 5213-5.3.2-6
  /** Takes the lowest free index that was not refused, else the lowest, or {@link #NONE}. */
  int take() {
    int index = takeFrom(Math.max(lowestFree, refusedBelow));
    if (index == NONE && refusedBelow > 0) {
      refusedBelow = 0;
      index = takeFrom(lowestFree);
    }
    return index;
  }

  // Implements: 5213-6.9.1.2-7
  /**
   * Takes the next free index behind a refused one and gives that back; if there is none, returns
   * {@link #NONE} and leaves the refused one taken.
   */
  int takeAfter(int refused) {
    refusedBelow = Math.max(refusedBelow, refused + 1);
    int index = takeFrom(refused + 1);
    if (index != NONE) {
      release(refused);
    }
    return index;
  }

  private int takeFrom(int from) {
    int index = nextFree(from);
    if (index >= size) {
      return NONE;
    }
    int word = index >> 6;
    while (word >= taken.length) {
      taken = Arrays.copyOf(taken, taken.length * 2);
    }
    taken[word] = taken[word] | (1L << (index & 63));
    if (index == lowestFree) {
      lowestFree = nextFree(index);
    }
    return index;
  }

  private int nextFree(int from) {
    int index = from;
    while (index < size && isTaken(index)) {
      index = isFull(index >> 6) ? ((index >> 6) + 1) << 6 : index + 1;
    }
    return Math.min(index, size);
  }

  /** Of a word in which something is taken. */
  private boolean isFull(int word) {
    return taken[word] == -1L;
  }

  private boolean isTaken(int index) {
    return index >> 6 < taken.length && (taken[index >> 6] & (1L << (index & 63))) != 0;
  }

  /** True if this is a prefix of the pool that a binding has. */
  boolean isTaken(Ipv6Prefix prefix) {
    if (prefix.length() != prefixLength || !pool.contains(prefix)) {
      return false;
    }
    long below = prefix.address().high() ^ pool.address().high();
    // Of the prefix of length 0 there is one, and nothing to shift out.
    return isTaken((int) (below >>> (64 - prefixLength)));
  }

  /** Gives an index back. */
  void release(int index) {
    taken[index >> 6] = taken[index >> 6] & ~(1L << (index & 63));
    lowestFree = Math.min(lowestFree, index);
  }

  /** How many are taken. */
  int size() {
    int count = 0;
    for (long word : taken) {
      count += Long.bitCount(word);
    }
    return count;
  }

  void writeState(StateWriter out) {
    out.put(lowestFree);
    out.put(refusedBelow);
    int words = taken.length;
    while (words > 0 && taken[words - 1] == 0) {
      words--;
    }
    out.put(words);
    for (int i = 0; i < words; i++) {
      out.put(taken[i]);
    }
  }

  /** The prefix of an index. */
  Ipv6Prefix prefix(int index) {
    long high = pool.address().high() | ((long) index << (64 - prefixLength));
    return Ipv6Prefix.of(Ipv6Address.of(high, 0), prefixLength);
  }
}
