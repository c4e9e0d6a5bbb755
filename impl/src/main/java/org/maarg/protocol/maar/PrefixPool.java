package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * The prefixes that a MAAR may give away, by index; the first free one goes first, so that a pool's
 * state is only what is taken. Where the CMD has refused one, those behind it go first. After a
 * restart the MAAR begins elsewhere: it does not know what it has given away before.
 */
final class PrefixPool {
  /** Returned when nothing is left. */
  static final int NONE = -1;

  private static final int MOST_INDEX_BITS = 24;

  /** The golden ratio in 64 bits: beginnings of successive restarts lie far from each other. */
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  private final Ipv6Prefix pool;
  private final int prefixLength;
  private final int size;
  private long[] taken = new long[1];
  private int lowestFree;

  /** The index that is given away first; places are counted from it, around the pool. */
  private int first;

  /** Places below were refused, or stood beside refused ones; 0 if none was. */
  private int refusedBelow;

  /**
   * A pool with nothing taken; the lengths must leave 0 to 24 bits for the index.
   *
   * @param restarts how often the MAAR has forgotten what it gave away: it begins elsewhere then
   */
  PrefixPool(Ipv6Prefix pool, int prefixLength, long restarts) {
    int bits = prefixLength - pool.length();
    if (bits < 0 || bits > MOST_INDEX_BITS || prefixLength > 64) {
      throw new IllegalArgumentException(
          "prefixes of length " + prefixLength + " do not fit into the pool " + pool);
    }
    this.pool = pool;
    this.prefixLength = prefixLength;
    this.size = 1 << bits;
    this.first = (int) ((restarts * SPREAD) >>> 32) & (size - 1);
  }

  // Implements: 5213-5.3.2-6, 5213-5.4-2
  /** Takes so many as {@link #take()} takes one; nothing is taken if there are not so many. */
  Optional<PrefixSet> take(int count) {
    List<Ipv6Prefix> found = new ArrayList<>(count);
    for (int index = 0; index != NONE && found.size() < count; ) {
      index = take();
      if (index != NONE) {
        found.add(prefix(index));
      }
    }
    return all(found, count);
  }

  /** As many as were wanted; fewer are given back. */
  private Optional<PrefixSet> all(List<Ipv6Prefix> found, int count) {
    if (found.size() == count) {
      return PrefixSet.of(found);
    }
    found.forEach(prefix -> release(indexOf(prefix)));
    return Optional.empty();
  }

  /** Takes the lowest free index that was not refused, else the lowest, or {@link #NONE}. */
  int take() {
    int place = takeFrom(Math.max(lowestFree, refusedBelow));
    if (place == NONE && refusedBelow > 0) {
      refusedBelow = 0;
      place = takeFrom(lowestFree);
    }
    return place == NONE ? NONE : indexAt(place);
  }

  private int indexAt(int place) {
    return (place + first) & (size - 1);
  }

  private int placeOf(int index) {
    return (index - first) & (size - 1);
  }

  // Implements: 5213-6.9.1.2-7
  /**
   * Takes as many free prefixes behind refused ones and gives those back; if there are not enough,
   * the refused ones stay taken.
   */
  Optional<PrefixSet> takeBehind(PrefixSet refused) {
    int behind = 0;
    for (Ipv6Prefix prefix : refused) {
      behind = Math.max(behind, placeOf(indexOf(prefix)) + 1);
    }
    refusedBelow = Math.max(refusedBelow, behind);
    List<Ipv6Prefix> found = new ArrayList<>(refused.size());
    for (int place = behind; place != NONE && found.size() < refused.size(); ) {
      place = takeFrom(place);
      if (place != NONE) {
        found.add(prefix(indexAt(place)));
      }
    }
    Optional<PrefixSet> others = all(found, refused.size());
    if (others.isPresent()) {
      release(refused);
    }
    return others;
  }

  private int takeFrom(int from) {
    int place = nextFree(from);
    if (place >= size) {
      return NONE;
    }
    takeAt(place);
    return place;
  }

  /** Takes prefixes of this pool that are free. */
  void take(PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      takeAt(placeOf(indexOf(prefix)));
    }
  }

  /** True if these are prefixes of the pool that no binding has. */
  boolean hasFree(PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (indexOf(prefix) == NONE || isTaken(prefix)) {
        return false;
      }
    }
    return true;
  }

  private void takeAt(int place) {
    int word = place >> 6;
    while (word >= taken.length) {
      taken = Arrays.copyOf(taken, taken.length * 2);
    }
    taken[word] = taken[word] | (1L << (place & 63));
    if (place == lowestFree) {
      lowestFree = nextFree(place);
    }
  }

  private int nextFree(int from) {
    int place = from;
    while (place < size && isTakenAt(place)) {
      place = isFull(place >> 6) ? ((place >> 6) + 1) << 6 : place + 1;
    }
    return Math.min(place, size);
  }

  /** Of a word in which something is taken. */
  private boolean isFull(int word) {
    return taken[word] == -1L;
  }

  private boolean isTakenAt(int place) {
    return place >> 6 < taken.length && (taken[place >> 6] & (1L << (place & 63))) != 0;
  }

  /** True if this is a prefix of the pool that a binding has. */
  boolean isTaken(Ipv6Prefix prefix) {
    int index = indexOf(prefix);
    return index != NONE && isTakenAt(placeOf(index));
  }

  /** The index of a prefix, {@link #NONE} if it is none of this pool. */
  int indexOf(Ipv6Prefix prefix) {
    if (prefix.length() != prefixLength || !pool.contains(prefix)) {
      return NONE;
    }
    long below = prefix.address().high() ^ pool.address().high();
    // Of the prefix of length 0 there is one, and nothing to shift out.
    return (int) (below >>> (64 - prefixLength));
  }

  /** Gives prefixes back. */
  void release(PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      release(indexOf(prefix));
    }
  }

  /** Gives an index back. */
  void release(int index) {
    int place = placeOf(index);
    taken[place >> 6] = taken[place >> 6] & ~(1L << (place & 63));
    lowestFree = Math.min(lowestFree, place);
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
    out.put(first);
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

  void readState(StateReader in) {
    first = in.number(0, size - 1);
    lowestFree = in.number(0, size);
    refusedBelow = in.number(0, size);
    int words = in.number(0, (size + 63) >> 6);
    taken = new long[Math.max(1, words)];
    for (int i = 0; i < words; i++) {
      taken[i] = in.number();
    }
    if (size < 64 && taken[0] >>> size != 0) {
      throw in.damage("a prefix beyond the pool is taken");
    }
    if (lowestFree != nextFree(0)) {
      throw in.damage("another prefix than " + lowestFree + " is the lowest that is free");
    }
  }

  /** The prefix of an index. */
  Ipv6Prefix prefix(int index) {
    long high = pool.address().high() | ((long) index << (64 - prefixLength));
    return Ipv6Prefix.of(Ipv6Address.of(high, 0), prefixLength);
  }
}
