package org.maarg.wire.message;

import java.util.Objects;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Refusal;
import org.maarg.wire.Refusal.Answer;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

// Implements: 6275-6.1.1-1
/**
 * Mobility Header (RFC 6275 6.1): messages to octets and back.
 *
 * <p>Encoding puts every option at its alignment, fills reserved fields with zero and is exact: one
 * array, sized by {@link #encodedLength}. Decoding accepts any order, repetition and padding of
 * options, ignores reserved fields, clears prefix bits beyond the prefix length, and keeps unknown
 * options and types octet for octet. Nothing is sized by a number from the wire.
 *
 * <p>A message whose options came without alignment can need more octets when it is encoded again.
 *
 * <p>A message is refused by the first check that fails, in this order:
 *
 * <ol>
 *   <li>the datagram has 8 to 2048 octets
 *   <li>checksum over the datagram, its length in the pseudo-header
 *   <li>Payload Proto is 59; not looked at in an unknown type, which has its own answer
 *   <li>Header Len is at least what the known type needs
 *   <li>Header Len tells the length of the datagram
 *   <li>per option: it lies inside the header; it is allowed without the D flag, or that is set;
 *       its data fit its type
 * </ol>
 *
 * <p>That is the order of RFC 6275 9.2, which puts the unknown type before Payload Proto.
 */
public final class MobilityHeader {
  /** The longest Mobility Header in octets: Header Len 255. */
  public static final int MAX_OCTETS = 2048;

  /** The only Payload Proto there is: nothing follows. */
  public static final int PAYLOAD_PROTO_NONE = 59;

  /** The Next Header value of a Mobility Header, also in the checksum's pseudo-header. */
  public static final int NEXT_HEADER = 135;

  /** Octets before the message data. */
  static final int START_OCTETS = 6;

  private static final int MIN_OCTETS = 8;
  private static final int PAYLOAD_PROTO_OFFSET = 0;
  private static final int HEADER_LENGTH_OFFSET = 1;
  private static final int CHECKSUM_OFFSET = 4;

  private MobilityHeader() {}

  /**
   * Encodes a message for an IPv6 packet.
   *
   * @param source of the packet, for the checksum
   * @param destination of the packet, for the checksum
   * @return the Mobility Header, a multiple of 8 octets
   * @throws IllegalArgumentException if it would have more than {@link #MAX_OCTETS}
   */
  public static byte[] encode(
      MobilityMessage message, Ipv6Address source, Ipv6Address destination) {
    byte[] octets = encodeWithoutChecksum(message);
    sum(octets, source, destination);
    return octets;
  }

  // Implements: 5844-4.1.3.2-3, 5844-4.2.2.1-1
  /**
   * Encodes a message whose checksum is 0, as it goes over UDP (RFC 5844 4.1.3.2, 4.2.2.1).
   * Otherwise as {@link #encode}.
   */
  public static byte[] encodeWithoutChecksum(MobilityMessage message) {
    int length = encodedLength(message);
    if (length > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "a Mobility Header of " + length + " octets exceeds " + MAX_OCTETS);
    }
    byte[] octets = new byte[length];
    OctetWriter out = new OctetWriter(octets);
    out.u8(PAYLOAD_PROTO_NONE); // Implements: 6275-6.1.1-2
    out.u8(length / OptionCodec.UNIT - 1);
    out.u8(message.type());
    out.zeros(3); // Implements: 6275-6.1.1-4
    message.write(out);
    OptionCodec.write(message.options(), out);
    return octets;
  }

  /**
   * A Mobility Header with the checksum that it has in an IPv6 packet.
   *
   * @param octets whole, 8 octets or more; not changed
   */
  public static byte[] withChecksum(byte[] octets, Ipv6Address source, Ipv6Address destination) {
    byte[] summed = octets.clone();
    summed[CHECKSUM_OFFSET] = 0;
    summed[CHECKSUM_OFFSET + 1] = 0;
    sum(summed, source, destination);
    return summed;
  }

  /** Fills in the checksum, where zeros stand. */
  private static void sum(byte[] octets, Ipv6Address source, Ipv6Address destination) {
    int checksum = Checksum.of(source, destination, NEXT_HEADER, octets, 0, octets.length);
    octets[CHECKSUM_OFFSET] = (byte) (checksum >>> 8);
    octets[CHECKSUM_OFFSET + 1] = (byte) checksum;
  }

  /** The octets {@link #encode} makes of a message; may exceed {@link #MAX_OCTETS}. */
  public static int encodedLength(MobilityMessage message) {
    return OptionCodec.end(message.options(), message.fixedLength());
  }

  /**
   * Decodes a Mobility Header.
   *
   * @param octets holds the upper-layer packet at {@code offset}, {@code length} octets long
   * @param source of the packet, for the checksum
   * @param destination of the packet, for the checksum
   * @throws MalformedMessageException if it is refused
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static MobilityMessage decode(
      byte[] octets, int offset, int length, Ipv6Address source, Ipv6Address destination)
      throws MalformedMessageException {
    checkSize(octets, offset, length);
    // Implements: 6275-9.2-1
    if (Checksum.of(source, destination, NEXT_HEADER, octets, offset, length) != 0) {
      throw new MalformedMessageException(RefusalReason.CHECKSUM, CHECKSUM_OFFSET);
    }
    return parse(octets, offset, length);
  }

  // Implements: 5844-4.1.3.1-2, 5844-4.2.2-5
  /**
   * Decodes a Mobility Header whose checksum somebody else has verified, as a kernel does for a raw
   * socket, or that came over UDP, where UDP's own stands for it (RFC 5844 4.1.3.1, 4.2.2); the
   * checksum field is not looked at. Otherwise as {@link #decode}.
   */
  public static MobilityMessage decodeVerified(byte[] octets, int offset, int length)
      throws MalformedMessageException {
    checkSize(octets, offset, length);
    return parse(octets, offset, length);
  }

  private static void checkSize(byte[] octets, int offset, int length)
      throws MalformedMessageException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length < MIN_OCTETS) {
      throw new MalformedMessageException(RefusalReason.TRUNCATED_HEADER, length);
    }
    if (length > MAX_OCTETS) {
      throw new MalformedMessageException(RefusalReason.TOO_LONG, MAX_OCTETS);
    }
  }

  private static MobilityMessage parse(byte[] octets, int offset, int length)
      throws MalformedMessageException {
    OctetReader in = new OctetReader(octets, offset, length);
    int payloadProto = in.u8();
    int stated = (in.u8() + 1) * OptionCodec.UNIT;
    int type = in.u8();
    in.skip(START_OCTETS - in.offset());
    if (isKnown(type)) {
      checkKnown(payloadProto, stated, minimumOctets(type));
    }
    // Implements: 6275-9.2-2
    boolean silent = isKnown(type) || UnknownMessage.isOfMobileIpv6(type);
    checkLength(stated, length, silent ? Answer.DROP : Answer.BINDING_ERROR);
    return switch (type) {
      case BindingUpdate.TYPE -> BindingUpdate.parse(in);
      case BindingAcknowledgement.TYPE -> BindingAcknowledgement.parse(in);
      case BindingError.TYPE -> BindingError.parse(in);
      case Heartbeat.TYPE -> Heartbeat.parse(in);
      default -> UnknownMessage.parse(type, in);
    };
  }

  /** True if an MH Type, 0..255, has a message class of its own. */
  static boolean isKnown(int type) {
    return minimumOctets(type) > 0;
  }

  /** The length of a known type without options (RFC 6275 6.1), 0 for an unknown one. */
  private static int minimumOctets(int type) {
    return switch (type) {
      case BindingUpdate.TYPE -> OptionCodec.end(MobilityOptions.NONE, BindingUpdate.FIXED_OCTETS);
      case BindingAcknowledgement.TYPE ->
          OptionCodec.end(MobilityOptions.NONE, BindingAcknowledgement.FIXED_OCTETS);
      case BindingError.TYPE -> OptionCodec.end(MobilityOptions.NONE, BindingError.FIXED_OCTETS);
      case Heartbeat.TYPE -> OptionCodec.end(MobilityOptions.NONE, Heartbeat.FIXED_OCTETS);
      default -> 0;
    };
  }

  // Implements: 6275-9.2-3, 6275-9.2-4
  private static void checkKnown(int payloadProto, int stated, int minimum)
      throws MalformedMessageException {
    if (payloadProto != PAYLOAD_PROTO_NONE) {
      throw new MalformedMessageException(RefusalReason.PAYLOAD_PROTO, PAYLOAD_PROTO_OFFSET);
    }
    if (stated < minimum) {
      throw new MalformedMessageException(
          RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, HEADER_LENGTH_OFFSET);
    }
  }

  // Implements: 6275-6.1.1-3
  private static void checkLength(int stated, int length, Answer answer)
      throws MalformedMessageException {
    if (stated > length) {
      throw new MalformedMessageException(
          new Refusal(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, HEADER_LENGTH_OFFSET, answer));
    }
    if (stated < length) {
      throw new MalformedMessageException(
          new Refusal(RefusalReason.TRAILING_OCTETS, stated, answer));
    }
  }
}
