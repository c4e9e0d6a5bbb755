package org.maarg.sim.capture;

import org.maarg.wire.Octets;

/**
 * A part of a captured packet: what was captured of it, and how much of it was not. Offsets count
 * from its start.
 */
final class Span {
  private final byte[] octets;
  private final int start;
  private final int end;
  private final long missing;

  private Span(byte[] octets, int start, int end, long missing) {
    this.octets = octets;
    this.start = start;
    this.end = end;
    this.missing = missing;
  }

  /**
   * All of a packet.
   *
   * @param fullLength octets that it had before it was cut; less than the array counts as all of it
   */
  static Span of(byte[] octets, long fullLength) {
    return new Span(octets, 0, octets.length, Math.max(0, fullLength - octets.length));
  }

  /** Octets that were captured. */
  int length() {
    return end - start;
  }

  /** Octets of this part that were cut off. */
  long missing() {
    return missing;
  }

  /** True if so many octets from an offset on were captured. */
  boolean has(int offset, int count) {
    return offset >= 0 && count <= length() - offset;
  }

  /** True if so many octets from an offset on belong to this part, captured or cut off. */
  boolean spans(int offset, long count) {
    return offset + count <= length() + missing;
  }

  /** The octet at an offset, 0..255. */
  int u8(int offset) {
    return octets[start + offset] & 0xff;
  }

  /** Two octets, 0..65535. */
  int u16(int offset) {
    return u8(offset) << 8 | u8(offset + 1);
  }

  /** Four octets, unsigned. */
  long u32(int offset) {
    return (long) u16(offset) << 16 | u16(offset + 2);
  }

  /** What follows so many octets; nothing if that many were not captured. */
  Span from(int offset) {
    int skipped = Math.min(offset, length());
    return new Span(octets, start + skipped, end, Math.max(0, missing - (offset - skipped)));
  }

  /** The first octets of this part, which has to {@link #spans span} them. */
  Span first(long count) {
    int captured = (int) Math.min(count, length());
    return new Span(octets, start, start + captured, count - captured);
  }

  /** A copy of what was captured. */
  Octets toOctets() {
    return Octets.copyOf(octets, start, length());
  }

  /** A copy of a range that was captured. */
  Octets copy(int offset, int count) {
    return Octets.copyOf(octets, start + offset, count);
  }
}
