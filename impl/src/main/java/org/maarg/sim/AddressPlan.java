package org.maarg.sim;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;

/**
 * Addresses of a domain out of the documentation prefix 2001:db8::/32 (RFC 3849). The CMD is
 * 2001:db8::c; MAAR N, in hexadecimal, is 2001:db8:0:N::1 with the pool 2001:db8:N00::/40. A domain
 * of more than 255 MAARs has pools 2001:db8:N::/48 instead.
 */
public final class AddressPlan {
  /** The most MAARs there are addresses for. */
  public static final int MAX_MAARS = 65_535;

  /** Length of the prefixes that MAARs delegate, in bits. */
  public static final int PREFIX_LENGTH = 64;

  private static final long DOCUMENTATION = 0x2001_0db8L << 32;
  private static final int MAX_LARGE_POOLS = 255;

  private final int maars;

  /**
   * A plan.
   *
   * @param maars how many MAARs it is for, 1..65535
   */
  public AddressPlan(int maars) {
    if (maars < 1 || maars > MAX_MAARS) {
      throw new IllegalArgumentException(maars + " MAARs are not in 1.." + MAX_MAARS);
    }
    this.maars = maars;
  }

  /** How many MAARs the plan is for. */
  public int maars() {
    return maars;
  }

  /** Address of the CMD. */
  public Ipv6Address cmd() {
    return Ipv6Address.of(DOCUMENTATION, 0xc);
  }

  /**
   * Address of a MAAR.
   *
   * @param number from 1
   */
  public Ipv6Address maar(int number) {
    return Ipv6Address.of(DOCUMENTATION | requireMaar(number), 1);
  }

  /**
   * Pool of a MAAR: 16777216 prefixes in a domain of up to 255 MAARs, 65536 in a larger one.
   *
   * @param number from 1
   */
  public Ipv6Prefix pool(int number) {
    requireMaar(number);
    boolean large = maars <= MAX_LARGE_POOLS;
    long third = large ? (long) number << 24 : (long) number << 16;
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | third, 0), large ? 40 : 48);
  }

  /** Link-layer identifier of the interface of mobile node {@code number}: a local MAC address. */
  public Octets linkLayer(int number) {
    byte[] octets = {2, 0, 0, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
      octets[5 - i] = (byte) (number >>> (8 * i));
    }
    return Octets.of(octets);
  }

  private int requireMaar(int number) {
    if (number < 1 || number > maars) {
      throw new IllegalArgumentException("MAAR " + number + " is not in 1.." + maars);
    }
    return number;
  }
}
