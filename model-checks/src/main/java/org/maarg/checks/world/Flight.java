package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * A message under way; two are the same if nothing could tell them apart. It may have to let others
 * arrive first ({@link Order}).
 */
final class Flight implements Comparable<Flight> {
  private final int from;
  private final int to;
  private final MobilityMessage message;
  private final byte[] octets;
  private final List<Flight> ahead;
  private long digest;

  /** What it says, for comparison: sender, receiver and octets. */
  Flight(int from, int to, MobilityMessage message, byte[] octets) {
    this(from, to, message, octets, List.of());
  }

  private Flight(int from, int to, MobilityMessage message, byte[] octets, List<Flight> ahead) {
    this.from = from;
    this.to = to;
    this.message = message;
    this.octets = octets;
    this.ahead = ahead;
  }

  /** The same message, which arrives after these. */
  Flight behind(List<Flight> others) {
    return new Flight(from, to, message, octets, List.copyOf(others));
  }

  /** The same message, which no longer waits for that one. */
  Flight without(Flight gone) {
    List<Flight> left = new ArrayList<>(ahead.size());
    for (Flight other : ahead) {
      if (!other.equals(gone)) {
        left.add(other);
      }
    }
    return behind(left);
  }

  /** True if another message has to arrive first. */
  boolean waits() {
    return !ahead.isEmpty();
  }

  boolean waitsFor(Flight other) {
    return ahead.contains(other);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  MobilityMessage message() {
    return message;
  }

  /** The message as its receiver reads it. */
  MobilityMessage decoded() {
    try {
      return MobilityHeader.decode(
          octets, 0, octets.length, Addresses.node(from), Addresses.node(to));
    } catch (MalformedMessageException malformed) {
      throw new Violation("codec", "a node's message is refused: " + malformed.getMessage());
    }
  }

  byte[] octets() {
    return octets;
  }

  /** A number that stands for all of it; worked out once. */
  long digest() {
    if (digest == 0) {
      StateWriter words = new StateWriter();
      words.put(from);
      words.put(to);
      words.put(octets.length);
      // A Mobility Header is a whole number of 8-octet units (RFC 6275 6.1).
      for (int i = 0; i < octets.length; i += 8) {
        words.put(word(i));
      }
      for (Flight other : ahead) {
        words.put(other.digest());
      }
      digest = Digest.of(words);
    }
    return digest;
  }

  private long word(int at) {
    long word = 0;
    for (int i = at; i < at + 8; i++) {
      word = (word << 8) | (octets[i] & 0xff);
    }
    return word;
  }

  /** Who says what kind of thing to whom. */
  @Override
  public String toString() {
    String kind = message.getClass().getSimpleName();
    String status = message instanceof BindingAcknowledgement ack ? " " + ack.status() : "";
    return Addresses.name(from) + " -> " + Addresses.name(to) + " " + kind + status;
  }

  @Override
  public int compareTo(Flight other) {
    if (to != other.to) {
      return to < other.to ? -1 : 1;
    }
    if (from != other.from) {
      return from < other.from ? -1 : 1;
    }
    int order = compareOctets(other.octets);
    return order != 0 ? order : compareAhead(other.ahead);
  }

  private int compareAhead(List<Flight> others) {
    for (int i = 0; i < ahead.size() && i < others.size(); i++) {
      int order = ahead.get(i).compareTo(others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return ahead.size() - others.size();
  }

  private int compareOctets(byte[] others) {
    if (octets.length != others.length) {
      return octets.length < others.length ? -1 : 1;
    }
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] != others[i]) {
        return octets[i] < others[i] ? -1 : 1;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Flight that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return from * 31 + to;
  }
}
