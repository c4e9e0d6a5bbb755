package org.maarg.cli.packet;

import java.util.Locale;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.Carriage;
import org.maarg.wire.Checksum;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** The checksum of a Mobility Header, and what is to be said about it. */
final class HeaderChecksum {
  private static final int OFFSET = 4;
  private static final int END = 6;

  private HeaderChecksum() {}

  /** The checksum as it stands in the octets; 0 if they end before. */
  static int of(Octets header) {
    return header.length() >= END ? header.at(OFFSET) << 8 | header.at(OFFSET + 1) : 0;
  }

  /** True if it is there and is 0: so it comes over UDP (RFC 5844 4). */
  static boolean isNone(Octets header) {
    return header.length() >= END && of(header) == 0;
  }

  /** What is known about it, for people. */
  static String meaning(Packet packet) {
    if (packet.octets().length() < END) {
      return "";
    }
    if (packet.isCut()) {
      return "not verified, the message is cut";
    }
    boolean none = isNone(packet.octets());
    if (packet.carriage().map(Carriage::ipv4).orElse(false)) {
      return (none ? "none, as over UDP" : "not judged")
          + "; over IPv4 there are no addresses that it could cover";
    }
    if (packet.route().isEmpty()) {
      return none ? "none, as over UDP" : "not verified, that takes --src and --dst";
    }
    int right = right(packet.octets(), packet.route().get());
    if (none || packet.udp().isPresent()) {
      return (none ? "none, as over UDP" : "not looked at over UDP") + overIpv6(packet, right);
    }
    return right == of(packet.octets()) ? "right" : "wrong, " + hex(right) + " would be right";
  }

  private static String overIpv6(Packet packet, int right) {
    return right == of(packet.octets())
        ? ", and right over IPv6"
        : "; over IPv6 " + hex(right) + " would be right";
  }

  /** A checksum as 0x and four digits. */
  static String hex(int checksum) {
    return String.format(Locale.ROOT, "0x%04x", checksum);
  }

  private static int right(Octets header, Route between) {
    byte[] cleared = header.toByteArray();
    cleared[OFFSET] = 0;
    cleared[OFFSET + 1] = 0;
    return Checksum.of(
        between.source(),
        between.destination(),
        MobilityHeader.NEXT_HEADER,
        cleared,
        0,
        cleared.length);
  }

  /** A header with another checksum in it. */
  static byte[] put(byte[] header, int checksum) {
    byte[] octets = header.clone();
    octets[OFFSET] = (byte) (checksum >>> 8);
    octets[OFFSET + 1] = (byte) checksum;
    return octets;
  }
}
