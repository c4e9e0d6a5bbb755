package org.maarg.security.script;

import org.maarg.wire.Ipv6Address;

/** Addresses that are nobody's in any domain, out of 3fff::/16, for documentation (RFC 9637). */
public final class Outside {
  private static final int BLOCK = 0x3fff;
  private static final int SHIFT = 48;

  private Outside() {}

  /** The address of somebody outside: 1, 2, and so on. */
  public static Ipv6Address address(int number) {
    return Ipv6Address.of((long) BLOCK << SHIFT, number);
  }

  /** True if an address is outside. */
  public static boolean contains(Ipv6Address address) {
    return address.high() >>> SHIFT == BLOCK;
  }
}
