package org.maarg.conformance.play;

import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** The octets of a message, to be made wrong one by one. */
public final class RawMessage {
  public static final int PAYLOAD_PROTO = 0;
  public static final int HEADER_LENGTH = 1;
  public static final int TYPE = 2;
  public static final int RESERVED = 3;

  /** Where the options of a Binding Update begin. */
  public static final int UPDATE_OPTIONS = 12;

  private static final int CHECKSUM = 4;
  private static final int UNIT = 8;

  private final Ipv6Address from;
  private final Ipv6Address to;
  private byte[] octets;

  private RawMessage(Ipv6Address from, Ipv6Address to, byte[] octets) {
    this.from = from;
    this.to = to;
    this.octets = octets;
  }

  static RawMessage of(MobilityMessage message, Ipv6Address from, Ipv6Address to) {
    return new RawMessage(from, to, MobilityHeader.encode(message, from, to));
  }

  /** Overwrites an octet. */
  public RawMessage set(int offset, int value) {
    octets[offset] = (byte) value;
    return this;
  }

  /** Puts octets in front of the options; their number is a multiple of 8, to keep alignment. */
  public RawMessage insert(int offset, int... values) {
    if (values.length % UNIT != 0) {
      throw new IllegalArgumentException(values.length + " octets would change the alignment");
    }
    byte[] longer = new byte[octets.length + values.length];
    System.arraycopy(octets, 0, longer, 0, offset);
    for (int i = 0; i < values.length; i++) {
      longer[offset + i] = (byte) values[i];
    }
    System.arraycopy(octets, offset, longer, offset + values.length, octets.length - offset);
    longer[HEADER_LENGTH] = (byte) (longer.length / UNIT - 1);
    octets = longer;
    return this;
  }

  /** Puts octets behind everything; their number is a multiple of 8. */
  public RawMessage append(int... values) {
    return insert(octets.length, values);
  }

  /** The checksum that stands in octets. */
  static int checksumOf(byte[] octets) {
    return ((octets[CHECKSUM] & 0xff) << 8) | (octets[CHECKSUM + 1] & 0xff);
  }

  /** The octets with the right checksum. */
  public byte[] octets() {
    set(CHECKSUM, 0).set(CHECKSUM + 1, 0);
    int sum = Checksum.of(from, to, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    set(CHECKSUM, sum >>> 8).set(CHECKSUM + 1, sum);
    return octets.clone();
  }

  /** The octets with a checksum that is wrong. */
  public byte[] octetsWithWrongChecksum() {
    byte[] wrong = octets();
    wrong[CHECKSUM] ^= 0x5a;
    return wrong;
  }
}
