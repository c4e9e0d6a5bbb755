package org.maarg.wire;

/**
 * An IPv6 prefix. Bits beyond the prefix length are zero: a prefix has one form, whatever a peer
 * sends in the bits that RFC 4861 4.6.2 has receivers ignore.
 */
public final class Ipv6Prefix implements Comparable<Ipv6Prefix> {
  /** The greatest prefix length, that of a single address. */
  public static final int MAX_LENGTH = 128;

  private final Ipv6Address address;
  private final int length;

  private Ipv6Prefix(Ipv6Address address, int length) {
    this.address = address;
    this.length = length;
  }

  // Implements: 8885-4.3-5, 8885-4.4-5
  /**
   * The prefix of an address.
   *
   * @param length in bits, 0..128
   * @throws IllegalArgumentException if the length is out of range
   */
  public static Ipv6Prefix of(Ipv6Address address, int length) {
    Ranges.check("prefix length", length, 0, MAX_LENGTH);
    long high = address.high() & mask(length);
    long low = address.low() & mask(length - 64);
    return new Ipv6Prefix(Ipv6Address.of(high, low), length);
  }

  /** The upper {@code bits} bits of 64 set, clamped to 0..64. */
  private static long mask(int bits) {
    if (bits <= 0) {
      return 0;
    }
    return bits >= 64 ? -1L : -1L << (64 - bits);
  }

  /**
   * Parses {@code address/length}.
   *
   * @throws IllegalArgumentException if the text is no prefix; the message names the text
   */
  public static Ipv6Prefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' has no prefix length");
    }
    int length = Ipv6Text.decimal(text, slash + 1, text.length(), MAX_LENGTH);
    if (length < 0) {
      throw new IllegalArgumentException("'" + text + "' has no prefix length in 0..128");
    }
    return of(Ipv6Address.parse(text.substring(0, slash)), length);
  }

  /** The first address of the prefix. */
  public Ipv6Address address() {
    return address;
  }

  /** Length in bits, 0..128. */
  public int length() {
    return length;
  }

  /** True if the address lies in this prefix. */
  public boolean contains(Ipv6Address other) {
    return of(other, length).address.equals(address);
  }

  /** True if every address of the other prefix lies in this one. */
  public boolean contains(Ipv6Prefix other) {
    return other.length >= length && contains(other.address);
  }

  /** True if the two share an address. */
  public boolean overlaps(Ipv6Prefix other) {
    return contains(other) || other.contains(this);
  }

  @Override
  public int compareTo(Ipv6Prefix other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ipv6Prefix that
        && length == that.length
        && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + length;
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
