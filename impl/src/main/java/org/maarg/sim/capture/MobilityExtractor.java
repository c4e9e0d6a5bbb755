package org.maarg.sim.capture;

import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** Finds the Mobility Header in a captured packet. */
public final class MobilityExtractor {
  /** Why a packet has none to offer. */
  public enum Skip {
    /** It is not IPv6. */
    NOT_IPV6,
    /** It carries something else. */
    NOT_MOBILITY,
    /** It is a fragment. */
    FRAGMENT,
    /** Not all of it was captured, or its lengths do not fit. */
    INCOMPLETE
  }

  /** A Mobility Header with its addresses. */
  record Found(Ipv6Address source, Ipv6Address destination, Octets mobilityHeader) {
    PcapReader.Packet toPacket(long number, long epochNanos) {
      return new PcapReader.Packet(number, epochNanos, source, destination, mobilityHeader);
    }
  }

  /** Either a Mobility Header or why there is none. */
  record Result(Optional<Found> found, Optional<Skip> skip) {
    private static Result of(Skip skip) {
      return new Result(Optional.empty(), Optional.of(skip));
    }
  }

  private static final int LINKTYPE_ETHERNET = 1;
  private static final int LINKTYPE_RAW = 101;
  private static final int ETHERNET_TYPE_OFFSET = 12;
  private static final int VLAN_TAG_OCTETS = 4;
  private static final int ETHERTYPE_IPV6 = 0x86dd;
  private static final int ETHERTYPE_VLAN = 0x8100;
  private static final int ETHERTYPE_SERVICE_VLAN = 0x88a8;
  private static final int PAYLOAD_LENGTH_OFFSET = 4;
  private static final int NEXT_HEADER_OFFSET = 6;
  private static final int SOURCE_OFFSET = 8;
  private static final int DESTINATION_OFFSET = 24;
  private static final int HOP_BY_HOP = 0;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int EXTENSION_UNIT = 8;

  private final boolean ethernet;

  private MobilityExtractor(boolean ethernet) {
    this.ethernet = ethernet;
  }

  /** The extractor for a link type; empty if there is none. */
  static Optional<MobilityExtractor> of(int linkType) {
    return switch (linkType) {
      case LINKTYPE_ETHERNET -> Optional.of(new MobilityExtractor(true));
      case LINKTYPE_RAW, PcapWriter.LINKTYPE_IPV6 -> Optional.of(new MobilityExtractor(false));
      default -> Optional.empty();
    };
  }

  Result extract(byte[] frame) {
    int start = 0;
    if (ethernet) {
      int type = ETHERNET_TYPE_OFFSET;
      while (isVlan(u16(frame, type))) {
        type += VLAN_TAG_OCTETS;
      }
      if (u16(frame, type) != ETHERTYPE_IPV6) {
        return Result.of(Skip.NOT_IPV6);
      }
      start = type + 2;
    }
    return extractFromIpv6(frame, start);
  }

  private static boolean isVlan(int type) {
    return type == ETHERTYPE_VLAN || type == ETHERTYPE_SERVICE_VLAN;
  }

  private static Result extractFromIpv6(byte[] frame, int start) {
    if (start >= frame.length || u8(frame, start) >>> 4 != 6) {
      return Result.of(Skip.NOT_IPV6);
    }
    if (frame.length - start < PcapWriter.IPV6_HEADER_OCTETS) {
      return Result.of(Skip.INCOMPLETE);
    }
    int payload = start + PcapWriter.IPV6_HEADER_OCTETS;
    int end = payload + u16(frame, start + PAYLOAD_LENGTH_OFFSET);
    int next = u8(frame, start + NEXT_HEADER_OFFSET);
    while (next == HOP_BY_HOP || next == DESTINATION_OPTIONS) {
      if (payload + EXTENSION_UNIT > Math.min(end, frame.length)) {
        return Result.of(Skip.INCOMPLETE);
      }
      next = u8(frame, payload);
      payload += (u8(frame, payload + 1) + 1) * EXTENSION_UNIT;
    }
    if (next != MobilityHeader.NEXT_HEADER) {
      return Result.of(next == FRAGMENT ? Skip.FRAGMENT : Skip.NOT_MOBILITY);
    }
    return payload > end || end > frame.length
        ? Result.of(Skip.INCOMPLETE)
        : found(frame, start, payload, end);
  }

  private static Result found(byte[] frame, int start, int payload, int end) {
    Found found =
        new Found(
            Ipv6Address.read(frame, start + SOURCE_OFFSET),
            Ipv6Address.read(frame, start + DESTINATION_OFFSET),
            Octets.copyOf(frame, payload, end - payload));
    return new Result(Optional.of(found), Optional.empty());
  }

  private static int u8(byte[] octets, int offset) {
    return octets[offset] & 0xff;
  }

  /** Two octets, -1 beyond the end. */
  private static int u16(byte[] octets, int offset) {
    return offset + 2 > octets.length ? -1 : u8(octets, offset) << 8 | u8(octets, offset + 1);
  }
}
