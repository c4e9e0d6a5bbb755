package org.maarg.spec.wireshark;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * A Mobility Header in an IPv6 packet, put together octet by octet from the RFCs, without the codec
 * that the dissector is to be compared with. The checksum stays 0; Wireshark does not look at it.
 */
final class SampleMessage {
  private static final int IPV6_OCTETS = 40;
  private static final int MOBILITY_HEADER = 135;
  private static final int UNIT = 8;

  private final ByteArrayOutputStream header = new ByteArrayOutputStream();

  private SampleMessage(int type, String fixedPart) {
    hex("3b 00 %02x 00 0000".formatted(type) + fixedPart);
  }

  /** A Binding Update with sequence number 1 and lifetime 75. */
  static SampleMessage update(int flags) {
    return new SampleMessage(5, "0001 %04x 004b".formatted(flags));
  }

  /** An accepting Binding Acknowledgement of sequence number 1 and lifetime 75. */
  static SampleMessage acknowledgement(int flags) {
    return new SampleMessage(6, "00 %02x 0001 004b".formatted(flags));
  }

  /** Adds an option at the next offset of 8n+{@code rest}, padded as senders do. */
  SampleMessage option(int rest, int type, String body) {
    pad(rest);
    int octets = body.replace(" ", "").length() / 2;
    return hex("%02x %02x".formatted(type, octets) + body);
  }

  /** Adds octets as they are. */
  SampleMessage hex(String octets) {
    header.writeBytes(HexFormat.of().parseHex(octets.replace(" ", "")));
    return this;
  }

  private void pad(int rest) {
    int octets = Math.floorMod(rest - header.size(), UNIT);
    if (octets == 1) {
      header.write(0);
    } else if (octets > 1) {
      hex("01 %02x".formatted(octets - 2) + "00".repeat(octets - 2));
    }
  }

  /** The IPv6 packet. */
  byte[] packet() {
    pad(0);
    byte[] message = header.toByteArray();
    message[1] = (byte) (message.length / UNIT - 1);
    byte[] packet = new byte[IPV6_OCTETS + message.length];
    byte[] start =
        HexFormat.of()
            .parseHex(
                "60000000%04x%02x40".formatted(message.length, MOBILITY_HEADER)
                    + "20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002");
    System.arraycopy(start, 0, packet, 0, IPV6_OCTETS);
    System.arraycopy(message, 0, packet, IPV6_OCTETS, message.length);
    return packet;
  }
}
