package org.maarg.sim.capture;

import java.util.Optional;

/** Finds the IP packet behind the link layer of a captured packet. */
final class LinkLayer {
  /** What is read, for people. */
  static final String KNOWN =
      "0 and 108 (BSD loopback), 1 (Ethernet), 12, 14 and 101 (raw IP), 113 and 276 (Linux cooked),"
          + " 228 (IPv4), 229 (IPv6)";

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW = 12;
  private static final int RAW_OPENBSD = 14;
  private static final int RAW_IP = 101;
  private static final int LOOP = 108;
  private static final int COOKED = 113;
  private static final int IPV4 = 228;
  private static final int COOKED_2 = 276;

  private static final int ETHERNET_TYPE_OFFSET = 12;
  private static final int COOKED_TYPE_OFFSET = 14;
  private static final int COOKED_2_OCTETS = 20;
  private static final int VLAN_TAG_OCTETS = 4;
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86dd;
  private static final int FAMILY_OCTETS = 4;
  private static final int FAMILY_IPV4 = 2;

  private LinkLayer() {}

  /** True if the IP packet in such packets can be found. */
  static boolean isKnown(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW, RAW_OPENBSD, RAW_IP, LOOP, COOKED, COOKED_2 -> true;
      case IPV4, PcapWriter.LINKTYPE_IPV6 -> true;
      default -> false;
    };
  }

  /** The IP packet in a packet of a known link type; empty if it carries something else. */
  static Optional<Span> ipPacket(int linkType, Span frame) {
    return switch (linkType) {
      case ETHERNET -> tagged(frame, ETHERNET_TYPE_OFFSET);
      case COOKED -> tagged(frame, COOKED_TYPE_OFFSET);
      case COOKED_2 -> cooked2(frame);
      case NULL, LOOP -> loopback(frame);
      case IPV4 -> version(frame, 4);
      case PcapWriter.LINKTYPE_IPV6 -> version(frame, 6);
      default -> version(frame, 4).or(() -> version(frame, 6));
    };
  }

  /** Behind a type field, with any number of VLAN tags, each with the type of what follows it. */
  private static Optional<Span> tagged(Span frame, int typeOffset) {
    int at = typeOffset;
    while (frame.has(at, 2) && isVlan(frame.u16(at))) {
      at += VLAN_TAG_OCTETS;
    }
    return frame.has(at, 2) ? ofType(frame.u16(at), frame.from(at + 2)) : Optional.empty();
  }

  private static Optional<Span> cooked2(Span frame) {
    if (!frame.has(0, COOKED_2_OCTETS)) {
      return Optional.empty();
    }
    Span rest = frame.from(COOKED_2_OCTETS);
    // Behind the header, a tag begins with what it says, and ends with the next type.
    return isVlan(frame.u16(0)) ? tagged(rest, 2) : ofType(frame.u16(0), rest);
  }

  private static boolean isVlan(int type) {
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
  }

  private static Optional<Span> ofType(int type, Span rest) {
    return switch (type) {
      case ETHERTYPE_IPV4 -> version(rest, 4);
      case ETHERTYPE_IPV6 -> version(rest, 6);
      default -> Optional.empty();
    };
  }

  /** The address family is in the byte order of the machine that captured. */
  private static Optional<Span> loopback(Span frame) {
    if (!frame.has(0, FAMILY_OCTETS)) {
      return Optional.empty();
    }
    long family = frame.u32(0);
    long other = Integer.reverseBytes((int) family) & 0xffff_ffffL;
    Span rest = frame.from(FAMILY_OCTETS);
    return switch ((int) Math.min(Math.min(family, other), Integer.MAX_VALUE)) {
      case FAMILY_IPV4 -> version(rest, 4);
      // NetBSD and OpenBSD, FreeBSD, macOS; Linux.
      case 24, 28, 30, 10 -> version(rest, 6);
      default -> Optional.empty();
    };
  }

  private static Optional<Span> version(Span packet, int version) {
    boolean right = packet.has(0, 1) && packet.u8(0) >>> 4 == version;
    return right ? Optional.of(packet) : Optional.empty();
  }
}
