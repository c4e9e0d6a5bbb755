package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/**
 * Gives back, in their order, the values that a {@link StateWriter} took. Each method throws {@link
 * IllegalArgumentException} if what is next cannot be such a value, or nothing is left.
 */
public final class StateReader {
  private final long[] words;
  private int next;

  /** Begins at the first of these words, which are not copied. */
  public StateReader(long[] words) {
    this.words = words;
  }

  /** Number of words that have not been read. */
  public int left() {
    return words.length - next;
  }

  /** Reads a number. */
  public long number() {
    if (next == words.length) {
      throw new IllegalArgumentException("the state ends too early");
    }
    return words[next++];
  }

  /** Reads a number between two others. */
  public int number(int least, int most) {
    long value = number();
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          value + " in word " + (next - 1) + " is not in " + least + ".." + most);
    }
    return (int) value;
  }

  /** Reads a number of 8 bits. */
  public int u8() {
    return number(0, 0xff);
  }

  /** Reads a number of 16 bits. */
  public int u16() {
    return number(0, 0xffff);
  }

  /** Reads a number of 32 bits. */
  public long u32() {
    long value = number();
    if (value < 0 || value > 0xffff_ffffL) {
      throw new IllegalArgumentException(value + " in word " + (next - 1) + " is not of 32 bits");
    }
    return value;
  }

  /** Reads how many values follow; each has at least one word. */
  public int count() {
    return number(0, Math.max(0, left() - 1));
  }

  /** Reads how many values follow of which there are never more than so many. */
  public int count(int most) {
    return number(0, Math.min(most, Math.max(0, left() - 1)));
  }

  /**
   * Reads a number that is counted on from there. Nothing that is counted here comes near half of
   * what an {@code int} holds, and behind that half there is as much room again.
   */
  public int counted() {
    return number(0, Integer.MAX_VALUE / 2);
  }

  /** What is thrown if what has been read until now cannot be true of one node. */
  public IllegalArgumentException damage(String what) {
    return new IllegalArgumentException(what + ", before word " + next);
  }

  /**
   * Refuses what was read if one of these stands there twice.
   *
   * @param count how many were read
   * @param different how many of them there are by their names
   */
  public void checkNames(int count, int different) {
    if (different != count) {
      throw damage("the same stands there twice");
    }
  }

  /** Reads a truth value. */
  public boolean truth() {
    return number(0, 1) == 1;
  }

  /** Reads an address. */
  public Ipv6Address address() {
    long high = number();
    return Ipv6Address.of(high, number());
  }

  /** Reads a prefix. */
  public Ipv6Prefix prefix() {
    Ipv6Address address = address();
    return Ipv6Prefix.of(address, number(0, Ipv6Prefix.MAX_LENGTH));
  }

  /**
   * Reads prefixes that are preceded by their number, of which there are never more than so many.
   */
  public List<Ipv6Prefix> prefixes(int most) {
    int count = count(most);
    List<Ipv6Prefix> prefixes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      prefixes.add(prefix());
    }
    return prefixes;
  }

  /** Reads the prefixes of a mobile node at one MAAR. */
  public PrefixSet prefixSet() {
    return PrefixSet.of(prefixes(PrefixSet.MOST))
        .orElseThrow(() -> new IllegalArgumentException("no set before word " + next));
  }

  /** Reads octets with their length. */
  public Octets octets() {
    return octets(Integer.MAX_VALUE);
  }

  /** Reads a link-layer identifier or address, no longer than an option can tell one. */
  public Octets linkLayer() {
    return octets(MnLinkLayerIdentifier.MAX_OCTETS);
  }

  private Octets octets(int most) {
    int length = number(0, Math.min(most, Math.min(left(), Integer.MAX_VALUE / 8) * 8));
    byte[] octets = new byte[length];
    for (int from = 0; from < length; from += 8) {
      long word = number();
      int end = Math.min(length, from + 8);
      for (int i = end - 1; i >= from; i--) {
        octets[i] = (byte) word;
        word = word >>> 8;
      }
    }
    return Octets.of(octets);
  }

  /** Reads a mobile node's identifier. */
  public MnId mn() {
    int subtype = u8();
    return new MnId(subtype, octets());
  }

  /**
   * Reads the identifier of a mobile node that something is kept of, which is never an empty one.
   */
  public MnId keptMn() {
    MnId mn = mn();
    if (mn.isEmpty()) {
      throw damage("a mobile node without identifier");
    }
    return mn;
  }

  /** Reads a timestamp that may be absent. */
  public Optional<Timestamp> timestamp() {
    return truth() ? Optional.of(new Timestamp(number())) : Optional.empty();
  }

  /** Reads a router's addresses. */
  public Dlif dlif() {
    Octets linkLayer = linkLayer();
    return new Dlif(linkLayer, address());
  }

  /** Reads the name of a timer. */
  public Timer timer() {
    Timer.Kind kind = constant(Timer.Kind.values());
    MnId mn = mn();
    Ipv6Address peer = address();
    return new Timer(kind, mn, peer, number(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** Reads one of these constants by its {@linkplain Coded#code() number}. */
  public <T extends Coded> T constant(T[] constants) {
    int code = number(0, Integer.MAX_VALUE);
    for (T constant : constants) {
      if (constant.code() == code) {
        return constant;
      }
    }
    throw new IllegalArgumentException(code + " in word " + (next - 1) + " names no constant");
  }
}
