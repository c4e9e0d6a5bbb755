package org.maarg.sim.capture;

import java.nio.ByteBuffer;
import org.maarg.sim.capture.Carriage.Udp;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;

/** Puts IP and UDP headers before what a capture file is to hold. */
final class IpPackets {
  private static final int IPV6_OCTETS = 40;
  private static final int IPV4_OCTETS = 20;
  private static final int UDP_OCTETS = 8;
  private static final int IPV6_VERSION = 6 << 28;
  private static final int IPV4_START = 0x4500;
  private static final int IPV4_CHECKSUM = 10;
  private static final int UDP_CHECKSUM = 6;
  private static final int HOP_LIMIT = 64;
  private static final int UDP = 17;
  private static final int NO_SUM = 0xffff;

  private IpPackets() {}

  /** An IPv6 packet whose payload had {@code full} octets, of which these are there. */
  static byte[] ipv6(
      int next, Ipv6Address source, Ipv6Address destination, byte[] payload, long full) {
    byte[] packet = new byte[IPV6_OCTETS + payload.length];
    ByteBuffer out = ByteBuffer.wrap(packet);
    out.putInt(IPV6_VERSION).putShort((short) full);
    out.put((byte) next).put((byte) HOP_LIMIT);
    source.write(packet, out.position());
    destination.write(packet, out.position() + Ipv6Address.OCTETS);
    out.position(IPV6_OCTETS).put(payload);
    return packet;
  }

  /** An IPv4 or IPv6 packet with a UDP datagram, of which some octets may be missing. */
  static byte[] udp(Carriage way, byte[] payload) {
    Udp ports = way.udp().orElseThrow();
    int full = (int) (UDP_OCTETS + payload.length + way.missing());
    ByteBuffer datagram = ByteBuffer.allocate(UDP_OCTETS + payload.length);
    datagram.putShort((short) ports.source()).putShort((short) ports.destination());
    datagram.putShort((short) full).putShort((short) 0).put(payload);
    byte[] octets = datagram.array();
    if (way.ipv4()) {
      return ipv4(way, octets, full);
    }
    if (way.missing() == 0) {
      int sum = Checksum.of(way.source(), way.destination(), UDP, octets, 0, octets.length);
      datagram.putShort(UDP_CHECKSUM, (short) (sum == 0 ? NO_SUM : sum));
    }
    return ipv6(UDP, way.source(), way.destination(), octets, full);
  }

  /** UDP over IPv4 may go without a checksum, and does here. */
  private static byte[] ipv4(Carriage way, byte[] datagram, int full) {
    ByteBuffer out = ByteBuffer.allocate(IPV4_OCTETS + datagram.length);
    out.putShort((short) IPV4_START).putShort((short) (IPV4_OCTETS + full)).putInt(0);
    out.put((byte) HOP_LIMIT).put((byte) UDP).putShort((short) 0);
    out.putInt((int) way.source().low()).putInt((int) way.destination().low());
    long sum = 0;
    for (int at = 0; at < IPV4_OCTETS; at += 2) {
      sum += out.getShort(at) & 0xffff;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    out.putShort(IPV4_CHECKSUM, (short) ~(sum + (sum >>> 16)));
    return out.put(datagram).array();
  }
}
