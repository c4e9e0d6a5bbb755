package org.maarg.performance;

import java.util.Locale;
import org.maarg.conformance.play.Session;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/**
 * The nodes of a load and of a benchmark, by their numbers: a CMD, MAARs with a pool each, mobile
 * nodes; and what a MAAR says of a mobile node.
 */
public final class Roster {
  /** As many as a pool has room for in the octet that tells pools apart. */
  public static final int MAX_MAARS = 250;

  /** As many prefixes of 64 bits as a pool has. */
  public static final int MAX_MNS = 1 << 24;

  public static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");

  private static final long DOCUMENTATION = 0x20010db8_00000000L;
  private static final int PREFIX_LENGTH = 64;
  private static final int POOL_LENGTH = 40;
  private static final int POOL_SHIFT = PREFIX_LENGTH - POOL_LENGTH;
  private static final String FORMAT = "mn%08d@load.example";
  private static final int DIGITS_FROM = 2;
  private static final int DIGITS = 8;
  private static final Octets LINK_LAYER = Octets.ofHex("020000c0ffee");

  private Roster() {}

  /** The address of a MAAR. */
  public static Ipv6Address maar(int maar) {
    return Ipv6Address.of(DOCUMENTATION | maar + 1, 1);
  }

  /** The pool of a MAAR. */
  public static Ipv6Prefix pool(int maar) {
    return Ipv6Prefix.of(Ipv6Address.of(prefixBits(maar, 0), 0), POOL_LENGTH);
  }

  /** The first 64 bits of the prefix that a MAAR gives to a mobile node. */
  public static long prefixBits(int maar, int mn) {
    return DOCUMENTATION | (long) (maar + 1) << POOL_SHIFT | mn;
  }

  /** The prefix that a MAAR gives to a mobile node. */
  public static Ipv6Prefix prefix(int maar, int mn) {
    return prefix(prefixBits(maar, mn));
  }

  /** A prefix of these 64 bits. */
  public static Ipv6Prefix prefix(long bits) {
    return Ipv6Prefix.of(Ipv6Address.of(bits, 0), PREFIX_LENGTH);
  }

  /**
   * A Proxy Binding Update of a MAAR.
   *
   * @param handoffIndicator {@link HandoffIndicator}'s value
   * @param sequence 0..65535
   * @param lifetime in units of 4 seconds
   */
  public static BindingUpdate update(
      MnId mn,
      Ipv6Prefix prefix,
      int handoffIndicator,
      int sequence,
      int lifetime,
      Timestamp time) {
    MobilityOptions options =
        MobilityOptions.of(
            mn,
            new HomeNetworkPrefix(prefix),
            new HandoffIndicator(handoffIndicator),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            new MnLinkLayerIdentifier(LINK_LAYER),
            time);
    return new BindingUpdate(sequence, Session.UPDATE_FLAGS, lifetime, options);
  }

  /** The identifier of a mobile node; all have the same length. */
  public static MnId mn(int mn) {
    return MnId.nai(String.format(Locale.ROOT, FORMAT, mn));
  }

  /** Writes the number of a mobile node over that in an identifier. */
  public static void writeNumber(int mn, byte[] octets, int identifier) {
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
  public static int number(MnId mn) {
    String text = mn.identifier().toAscii();
    if (text.length() != String.format(Locale.ROOT, FORMAT, 0).length()) {
      throw new IllegalArgumentException(mn + " is no mobile node of this load");
    }
    return Integer.parseInt(text, DIGITS_FROM, DIGITS_FROM + DIGITS, 10);
  }
}
