package org.maarg.protocol;

import java.util.Arrays;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Takes the whole state of a node as a sequence of numbers: equal sequences mean nodes that behave
 * alike from here on. Model checkers fingerprint it, and a node that is to survive its program is
 * kept so and read back by {@link StateReader}. Fields without a fixed number of words are preceded
 * by their length, so that no two states share a sequence.
 */
public final class StateWriter {
  /**
   * The format in which this program's nodes write their states: one more whenever a state that is
   * kept would be misread by the nodes of the version before, or theirs by these.
   */
  public static final int FORMAT = 2;

  private long[] words = new long[64];
  private int size;

  /** Empties the writer for another state. */
  public void clear() {
    size = 0;
  }

  /** Number of words written. */
  public int size() {
    return size;
  }

  /** The word at an index below {@link #size()}. */
  public long word(int index) {
    return words[index];
  }

  /** A copy of the words written. */
  public long[] toArray() {
    return Arrays.copyOf(words, size);
  }

  /** Writes a number. */
  public void put(long value) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
    }
    words[size++] = value;
  }

  /** Writes a truth value. */
  public void put(boolean value) {
    put(value ? 1 : 0);
  }

  /** Writes an address. */
  public void put(Ipv6Address address) {
    put(address.high());
    put(address.low());
  }

  /** Writes a prefix. */
  public void put(Ipv6Prefix prefix) {
    put(prefix.address());
    put(prefix.length());
  }

  /** Writes prefixes with their number. */
  public void put(PrefixSet prefixes) {
    put(prefixes.size());
    for (Ipv6Prefix prefix : prefixes) {
      put(prefix);
    }
  }

  /** Writes octets with their length. */
  public void put(Octets octets) {
    put(octets.length());
    long word = 0;
    for (int i = 0; i < octets.length(); i++) {
      word = (word << 8) | octets.at(i);
      if ((i & 7) == 7) {
        put(word);
        word = 0;
      }
    }
    if ((octets.length() & 7) != 0) {
      put(word);
    }
  }

  /** Writes a mobile node's identifier. */
  public void put(MnId mn) {
    put(mn.subtype());
    put(mn.identifier());
  }

  /** Writes a timestamp that may be absent. */
  public void put(Optional<Timestamp> timestamp) {
    put(timestamp.isPresent());
    if (timestamp.isPresent()) {
      put(timestamp.get().value());
    }
  }

  /** Writes a router's addresses. */
  public void put(Dlif dlif) {
    put(dlif.linkLayer());
    put(dlif.linkLocal());
  }

  /** Writes the name of a timer. */
  public void put(Timer timer) {
    put(timer.kind());
    put(timer.mn());
    put(timer.peer());
    put(timer.slot());
  }

  /** Writes a constant of an enumeration. */
  public void put(Coded constant) {
    put(constant.code());
  }
}
