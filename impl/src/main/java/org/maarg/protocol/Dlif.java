package org.maarg.protocol;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * The addresses under which an anchor shows itself to a mobile node as a router of its own: a
 * distributed logical interface (RFC 8885 3.7). They stay the same while the mobile node roams.
 *
 * @param linkLayer MAC address, 6 octets on the links this implementation serves
 */
public record Dlif(Octets linkLayer, Ipv6Address linkLocal) {
  /** Stands where a peer has not told its addresses. */
  public static final Dlif UNKNOWN = new Dlif(Octets.EMPTY, Ipv6Address.UNSPECIFIED);

  /**
   * The DLIF of a prefix: a locally administered MAC address made of the MAAR's number and the
   * prefix's index, and the link-local address that RFC 4291 appendix A makes of it.
   *
   * @param maarNumber 0..65535, unique in the domain
   * @param prefixIndex 0..16777215, position of the prefix in the MAAR's pool
   */
  public static Dlif of(int maarNumber, int prefixIndex) {
    long mac = (0x02L << 40) | ((long) (maarNumber & 0xffff) << 24) | (prefixIndex & 0xffffff);
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (mac >>> (40 - 8 * i));
    }
    // Modified EUI-64: the universal/local bit is inverted, ff:fe goes into the middle.
    long upper = (mac >>> 24) ^ 0x020000L;
    long interfaceId = (upper << 40) | (0xfffeL << 24) | (mac & 0xffffff);
    return new Dlif(Octets.of(octets), Ipv6Address.of(0xfe80L << 48, interfaceId));
  }

  /** True unless this is {@link #UNKNOWN}. */
  public boolean isKnown() {
    return linkLayer.length() > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dlif that
        && linkLayer.equals(that.linkLayer)
        && linkLocal.equals(that.linkLocal);
  }

  @Override
  public int hashCode() {
    return linkLayer.hashCode() * 31 + linkLocal.hashCode();
  }

  @Override
  public String toString() {
    return isKnown() ? linkLayer.toHex(":") + " " + linkLocal : "unknown";
  }
}
