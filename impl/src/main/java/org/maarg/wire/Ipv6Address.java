package org.maarg.wire;

/** An IPv6 address as two 64-bit halves (RFC 4291). Text form as RFC 5952 recommends. */
public final class Ipv6Address implements Comparable<Ipv6Address> {
  /** Octets in an address. */
  public static final int OCTETS = 16;

  /** The unspecified address, {@code ::}. */
  public static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);

  private final long high;
  private final long low;

  private Ipv6Address(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** The address with these upper and lower 64 bits. */
  public static Ipv6Address of(long high, long low) {
    return new Ipv6Address(high, low);
  }

  /**
   * Parses the text forms of RFC 4291 2.2, a dotted-decimal tail included; no zone.
   *
   * @throws IllegalArgumentException if the text is not an IPv6 address; the message names the text
   */
  public static Ipv6Address parse(String text) {
    return Ipv6Text.parse(text);
  }

  /** Reads 16 octets, network order. */
  public static Ipv6Address read(byte[] octets, int offset) {
    return new Ipv6Address(readLong(octets, offset), readLong(octets, offset + 8));
  }

  private static long readLong(byte[] octets, int offset) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (octets[offset + i] & 0xff);
    }
    return value;
  }

  /** Writes 16 octets, network order. */
  public void write(byte[] octets, int offset) {
    for (int i = 0; i < 8; i++) {
      octets[offset + i] = (byte) (high >>> (56 - 8 * i));
      octets[offset + 8 + i] = (byte) (low >>> (56 - 8 * i));
    }
  }

  /** The upper 64 bits. */
  public long high() {
    return high;
  }

  /** The lower 64 bits. */
  public long low() {
    return low;
  }

  /** True for {@code fe80::/10} (RFC 4291 2.5.6). */
  public boolean isLinkLocal() {
    return (high >>> 54) == 0x3fa;
  }

  /** True for {@code ff00::/8} (RFC 4291 2.7). */
  public boolean isMulticast() {
    return (high >>> 56) == 0xff;
  }

  /** True for an address that may be a source: neither unspecified nor multicast (RFC 4291 2.5). */
  public boolean isUnicast() {
    return !isMulticast() && !equals(UNSPECIFIED);
  }

  @Override
  public int compareTo(Ipv6Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ipv6Address that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(low);
  }

  @Override
  public String toString() {
    return Ipv6Text.format(this);
  }
}
