package org.maarg.wire.neighbor;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;

/**
 * A Router Advertisement (RFC 4861 4.2). Cur Hop Limit, Reachable Time and Retrans Timer are left
 * open, M and O are not set, H neither.
 */
public final class RouterAdvertisement {
  /** ICMPv6 type. */
  public static final int TYPE = 134;

  /** Next header of ICMPv6. */
  public static final int NEXT_HEADER = 58;

  private static final int FIXED_OCTETS = 16;
  private static final int CHECKSUM_AT = 2;
  private static final int MAX_LIFETIME = 0xffff;
  private static final int MIN_MTU = 1280;
  private static final int SOURCE_LINK_LAYER = 1;
  private static final int PREFIX_INFORMATION = 3;
  private static final int MTU = 5;
  private static final int ROUTE_INFORMATION = 24;
  private static final int ON_LINK = 0x80;
  private static final int AUTONOMOUS = 0x40;
  private static final int UNIT = 8;

  /** Router or route preference (RFC 4191 2.1); the reserved value is not among them. */
  public enum Preference {
    /** Medium: as if nothing were said. */
    MEDIUM(0),
    /** High. */
    HIGH(1),
    /** Low. */
    LOW(3);

    private static final int SHIFT = 3;
    private final int value;

    Preference(int value) {
      this.value = value;
    }

    private int bits() {
      return value << SHIFT;
    }
  }

  private final int routerLifetime;
  private final Preference preference;
  private final List<Octets> options;

  private RouterAdvertisement(int routerLifetime, Preference preference, List<Octets> options) {
    this.routerLifetime = routerLifetime;
    this.preference = preference;
    this.options = options;
  }

  // Implements: 4191-2.1-1, 4191-2.2-1, 4191-2.2-2
  /**
   * An advertisement without options. A router with lifetime 0 has no preference: it is sent as
   * medium (RFC 4191 2.2).
   *
   * @param routerLifetime in seconds, 0..65535; 0 for no default router
   */
  public static RouterAdvertisement of(int routerLifetime, Preference preference) {
    Ranges.check("router lifetime", routerLifetime, 0, MAX_LIFETIME);
    Preference shown = routerLifetime == 0 ? Preference.MEDIUM : preference;
    return new RouterAdvertisement(routerLifetime, shown, new ArrayList<>());
  }

  // Implements: 4861-4.6-1, 4861-4.6.1-1, 4861-4.2-3
  /**
   * This advertisement with a Source Link-layer Address option.
   *
   * @param address 6 octets on the links of this implementation; padded to units of 8 with the two
   *     octets of type and length
   */
  public RouterAdvertisement withSource(Octets address) {
    int length = (address.length() + 2 + UNIT - 1) / UNIT;
    Option option = new Option(SOURCE_LINK_LAYER, length);
    option.writer.octets(address);
    return with(option);
  }

  // Implements: 4861-4.2-5, 4861-4.6.4-1
  /**
   * This advertisement with an MTU option.
   *
   * @param mtu in octets, 1280..65535
   */
  public RouterAdvertisement withMtu(int mtu) {
    Ranges.check("MTU", mtu, MIN_MTU, MAX_LIFETIME);
    Option option = new Option(MTU, 1);
    option.writer.zeros(2);
    u32(option.writer, mtu);
    return with(option);
  }

  // Implements: 4861-4.6.2-1, 4861-4.6.2-2, 4861-4.6.2-3, 4861-4.6.2-4, 4861-4.6.2-5, 4861-4.2-7
  // Implements: 4861-6.2.1-7, 4861-6.2.1-10
  /**
   * This advertisement with a prefix for addresses without state, on-link or not.
   *
   * @param valid lifetime in seconds
   * @param preferred lifetime in seconds, at most the valid one; 0 deprecates
   * @throws IllegalArgumentException if it is longer than the valid one, or the prefix is
   *     link-local
   */
  public RouterAdvertisement withPrefix(
      Ipv6Prefix prefix, boolean onLink, int valid, int preferred) {
    Ranges.check("valid lifetime", valid, 0, Integer.MAX_VALUE);
    Ranges.check("preferred lifetime", preferred, 0, valid);
    if (prefix.address().isLinkLocal()) {
      throw new IllegalArgumentException(prefix + " is link-local and not advertised");
    }
    Option option = new Option(PREFIX_INFORMATION, 4);
    option.writer.u8(prefix.length());
    option.writer.u8((onLink ? ON_LINK : 0) | AUTONOMOUS);
    u32(option.writer, valid);
    u32(option.writer, preferred);
    option.writer.zeros(4);
    option.writer.address(prefix.address());
    return with(option);
  }

  // Implements: 4191-2.3-1, 4191-2.3-2, 4191-2.3-3
  /**
   * This advertisement with a more specific route (RFC 4191 2.3) of medium preference.
   *
   * @param lifetime in seconds
   */
  public RouterAdvertisement withRoute(Ipv6Prefix prefix, int lifetime) {
    Ranges.check("route lifetime", lifetime, 0, Integer.MAX_VALUE);
    int units = 1 + (prefix.length() + 63) / 64;
    Option option = new Option(ROUTE_INFORMATION, units);
    option.writer.u8(prefix.length());
    option.writer.u8(Preference.MEDIUM.bits());
    u32(option.writer, lifetime);
    byte[] address = new byte[Ipv6Address.OCTETS];
    prefix.address().write(address, 0);
    option.writer.octets(Octets.copyOf(address, 0, (units - 1) * UNIT));
    return with(option);
  }

  private RouterAdvertisement with(Option option) {
    List<Octets> more = new ArrayList<>(options);
    more.add(Octets.of(option.octets));
    return new RouterAdvertisement(routerLifetime, preference, more);
  }

  private static void u32(OctetWriter writer, int value) {
    writer.u16(value >>> 16);
    writer.u16(value);
  }

  /** An option while it is written: type and length are there, the rest is zeros. */
  private static final class Option {
    private final byte[] octets;
    private final OctetWriter writer;

    Option(int type, int units) {
      octets = new byte[units * UNIT];
      writer = new OctetWriter(octets);
      writer.u8(type);
      writer.u8(units);
    }
  }

  // Implements: 4861-4.2-1, 4861-4.2-2, 4861-4.2-4, 4861-4.2-8
  /**
   * The ICMPv6 message with its checksum.
   *
   * @param source link-local address of the sending interface
   * @param destination whom the packet will be for
   */
  public byte[] encode(Ipv6Address source, Ipv6Address destination) {
    if (!source.isLinkLocal()) {
      throw new IllegalArgumentException(source + " is not link-local");
    }
    byte[] octets = new byte[length()];
    OctetWriter writer = new OctetWriter(octets);
    writer.u8(TYPE);
    writer.zeros(4); // Code, checksum, Cur Hop Limit.
    writer.u8(preference.bits());
    writer.u16(routerLifetime);
    writer.zeros(8); // Reachable Time, Retrans Timer.
    for (Octets option : options) {
      writer.octets(option);
    }
    int sum = Checksum.of(source, destination, NEXT_HEADER, octets, 0, octets.length);
    octets[CHECKSUM_AT] = (byte) (sum >>> 8);
    octets[CHECKSUM_AT + 1] = (byte) sum;
    return octets;
  }

  private int length() {
    int length = FIXED_OCTETS;
    for (Octets option : options) {
      length += option.length();
    }
    return length;
  }
}
