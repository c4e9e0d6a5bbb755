package org.maarg.performance.load;

import java.util.Locale;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The names of the nodes: a CMD, MAARs with a pool each, and mobile nodes by their numbers. */
final class Roster {
  /** As many as a pool has room for in the octet that tells pools apart. */
  static final int MAX_MAARS = 250;

  /** As many prefixes of 64 bits as a pool has. */
  static final int MAX_MNS = 1 << 24;

  static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");

  private static final long DOCUMENTATION = 0x20010db8_00000000L;
  private static final int POOL_LENGTH = 40;
  private static final int POOL_SHIFT = 64 - POOL_LENGTH;
  private static final String FORMAT = "mn%08d@load.example";
  private static final int DIGITS_FROM = 2;
  private static final int DIGITS = 8;

  private Roster() {}

  /** The address of a MAAR. */
  static Ipv6Address maar(int maar) {
    return Ipv6Address.of(DOCUMENTATION | maar + 1, 1);
  }

  /** The pool of a MAAR. */
  static Ipv6Prefix pool(int maar) {
    return Ipv6Prefix.of(Ipv6Address.of(prefixBits(maar, 0), 0), POOL_LENGTH);
  }

  /** The first 64 bits of the prefix that a MAAR gives to a mobile node. */
  static long prefixBits(int maar, int mn) {
    return DOCUMENTATION | (long) (maar + 1) << POOL_SHIFT | mn;
  }

  /** The identifier of a mobile node; all have the same length. */
  static MnId mn(int mn) {
    return MnId.nai(String.format(Locale.ROOT, FORMAT, mn));
  }

  /** Writes the number of a mobile node over that in an identifier. */
  static void writeNumber(int mn, byte[] octets, int identifier) {
    int rest = mn;
    for (int i = DIGITS - 1; i >= 0; i--) {
      octets[identifier + DIGITS_FROM + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * The number in an identifier.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  static int number(MnId mn) {
    String text = mn.identifier().toAscii();
    if (text.length() != String.format(Locale.ROOT, FORMAT, 0).length()) {
      throw new IllegalArgumentException(mn + " is no mobile node of this load");
    }
    return Integer.parseInt(text, DIGITS_FROM, DIGITS_FROM + DIGITS, 10);
  }
}
