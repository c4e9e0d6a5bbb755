package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;

// Implements: 5213-8.8-1, 5213-5.5-10, 5213-5.5-16
/**
 * Timestamp option (RFC 5213 8.8) and the time that orders registrations: 48 bits of seconds since
 * 1970-01-01 UTC, 16 bits of 1/65536 second.
 *
 * @param value the 64 bits as sent, read as unsigned
 */
public record Timestamp(long value) implements MobilityOption, Comparable<Timestamp> {
  /** Option type. */
  public static final int TYPE = 27;

  private static final int LENGTH = 8;
  private static final long MAX_MILLIS = (1L << 48) * 1000 - 1;

  static Timestamp parse(OctetReader in) throws MalformedMessageException {
    return new Timestamp(in.u64());
  }

  /**
   * The time so many milliseconds after 1970-01-01 UTC, the fraction rounded down to a multiple of
   * 1/65536 second.
   *
   * @param millis 0..2^48 * 1000 - 1
   * @throws IllegalArgumentException if the time is out of range
   */
  public static Timestamp ofEpochMilli(long millis) {
    Ranges.check("milliseconds since 1970", millis, 0, MAX_MILLIS);
    long fraction = ((millis % 1000) << 16) / 1000;
    return new Timestamp(((millis / 1000) << 16) | fraction);
  }

  /** Milliseconds since 1970-01-01 UTC, the fraction rounded to the nearest millisecond. */
  public long toEpochMilli() {
    return (value >>> 16) * 1000 + (((value & 0xffff) * 1000 + 0x8000) >>> 16);
  }

  /** True if this lies at most so many milliseconds before or after the other. */
  public boolean isWithin(long millis, Timestamp other) {
    long distance = toEpochMilli() - other.toEpochMilli();
    return distance <= millis && distance >= -millis;
  }

  /** The time a tick of 1/65536 second later, by which an update can come after another. */
  public Timestamp next() {
    return new Timestamp(value + 1);
  }

  /** The later one of this and the other. */
  public Timestamp orLater(Timestamp other) {
    return other.compareTo(this) > 0 ? other : this;
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return LENGTH;
  }

  @Override
  public void write(OctetWriter out) {
    out.u64(value);
  }

  @Override
  public int compareTo(Timestamp other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timestamp that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return "Timestamp(" + (value >>> 16) + " s + " + (value & 0xffff) + "/65536)";
  }
}
