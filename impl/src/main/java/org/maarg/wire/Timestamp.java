package org.maarg.wire;

/**
 * Timestamp option (RFC 5213 8.8) and the time that orders registrations: 48 bits of seconds since
 * 1970-01-01 UTC, 16 bits of 1/65536 second.
 *
 * @param value the 64 bits as sent, read as unsigned
 */
public record Timestamp(long value) implements MobilityOption, Comparable<Timestamp> {
  /** Option type. */
  public static final int TYPE = 27;

  /** The time so many milliseconds after 1970-01-01 UTC; {@code millis >= 0}. */
  public static Timestamp ofEpochMilli(long millis) {
    return new Timestamp((millis / 1000 << 16) | ((millis % 1000 << 16) / 1000));
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

  @Override
  public int type() {
    return TYPE;
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
    return "Timestamp(" + toEpochMilli() + " ms)";
  }
}
