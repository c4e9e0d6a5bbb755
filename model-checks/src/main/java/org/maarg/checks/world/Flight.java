package org.maarg.checks.world;

import org.maarg.protocol.StateWriter;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** A message under way; two are the same if nothing could tell them apart. */
final class Flight implements Comparable<Flight> {
  private final int from;
  private final int to;
  private final MobilityMessage message;
  private final byte[] octets;
  private long digest;

  /** What it says, for comparison: sender, receiver and octets. */
  Flight(int from, int to, MobilityMessage message, byte[] octets) {
    this.from = from;
    this.to = to;
    this.message = message;
    this.octets = octets;
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

  @Override
  public int compareTo(Flight other) {
    if (to != other.to) {
      return to < other.to ? -1 : 1;
    }
    if (from != other.from) {
      return from < other.from ? -1 : 1;
    }
    return compareOctets(other.octets);
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
