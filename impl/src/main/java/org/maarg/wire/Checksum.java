package org.maarg.wire;

/** The internet checksum (RFC 1071) under the IPv6 pseudo-header (RFC 8200 8.1). */
public final class Checksum {
  private Checksum() {}

  // Implements: 6275-6.1.1-5
  /**
   * The checksum of an upper-layer packet: the ones' complement of the ones' complement sum of the
   * pseudo-header and the octets, an odd last octet taken as if a zero octet followed.
   *
   * <p>To fill a checksum field, call this while the field is zero. To verify a packet, call this
   * with the field as received: the result is 0 if and only if the checksum is right.
   *
   * @param nextHeader protocol number of the upper layer, 0..255
   * @param length of the upper-layer packet in octets; the pseudo-header says the same
   * @return 0..65535
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static int of(
      Ipv6Address source,
      Ipv6Address destination,
      int nextHeader,
      byte[] octets,
      int offset,
      int length) {
    long sum =
        words(source) + words(destination) + (length >>> 16) + (length & 0xffff) + nextHeader;
    int end = offset + length;
    for (int i = offset; i + 1 < end; i += 2) {
      sum += ((octets[i] & 0xff) << 8) | (octets[i + 1] & 0xff);
    }
    if ((length & 1) != 0) {
      sum += (octets[end - 1] & 0xff) << 8;
    }
    return fold(sum) ^ 0xffff;
  }

  /** The sum of an address's eight 16-bit words. */
  private static long words(Ipv6Address address) {
    return words(address.high()) + words(address.low());
  }

  private static long words(long four) {
    return (four >>> 48) + ((four >>> 32) & 0xffff) + ((four >>> 16) & 0xffff) + (four & 0xffff);
  }

  /** Adds the carries back in until none is left. */
  private static int fold(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded >>> 16) + (folded & 0xffff);
    }
    return (int) folded;
  }
}
