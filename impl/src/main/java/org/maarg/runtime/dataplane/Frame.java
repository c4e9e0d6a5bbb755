package org.maarg.runtime.dataplane;

import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;

/**
 * An ICMPv6 message in an IPv6 packet without extension headers in an Ethernet frame.
 *
 * @param from link-layer address of the sender, 6 octets
 * @param to link-layer address of the receiver, 6 octets
 * @param hopLimit 0..255
 */
record Frame(
    Octets from,
    Octets to,
    Ipv6Address source,
    Ipv6Address destination,
    int hopLimit,
    Octets message) {
  private static final int MAC = 6;
  private static final int ETHERNET = 14;
  private static final int IPV6 = 40;
  private static final int ETHERTYPE = 0x86dd;
  private static final int VERSION = 0x60;
  private static final int ICMPV6 = 58;

  /** Octets of the frame. */
  byte[] encode() {
    byte[] octets = new byte[ETHERNET + IPV6 + message.length()];
    OctetWriter writer = new OctetWriter(octets);
    writer.octets(to);
    writer.octets(from);
    writer.u16(ETHERTYPE);
    writer.u8(VERSION);
    writer.zeros(3);
    writer.u16(message.length());
    writer.u8(ICMPV6);
    writer.u8(hopLimit);
    writer.address(source);
    writer.address(destination);
    writer.octets(message);
    return octets;
  }

  /** Reads a frame; empty if it is cut, or something else. */
  static Optional<Frame> decode(byte[] octets) {
    int at = ETHERNET;
    if (octets.length < ETHERNET + IPV6
        || u16(octets, 2 * MAC) != ETHERTYPE
        || (octets[at] & 0xf0) != VERSION
        || octets[at + 6] != ICMPV6) {
      return Optional.empty();
    }
    int length = u16(octets, at + 4);
    if (length > octets.length - ETHERNET - IPV6) {
      return Optional.empty();
    }
    int start = ETHERNET + IPV6;
    return Optional.of(
        new Frame(
            Octets.copyOf(octets, MAC, MAC),
            Octets.copyOf(octets, 0, MAC),
            Ipv6Address.read(octets, at + 8),
            Ipv6Address.read(octets, at + 24),
            octets[at + 7] & 0xff,
            Octets.copyOf(octets, start, length)));
  }

  private static int u16(byte[] octets, int at) {
    return ((octets[at] & 0xff) << 8) | (octets[at + 1] & 0xff);
  }
}
