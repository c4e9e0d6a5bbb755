package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.fail;

import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;

/** What the wire tests share: addresses, and octets to messages under a right checksum. */
public final class Wire {
  public static final Ipv6Address SOURCE = Ipv6Address.parse("2001:db8::a");
  public static final Ipv6Address DESTINATION = Ipv6Address.parse("2001:db8::b");

  private Wire() {}

  public static byte[] encode(MobilityMessage message) {
    return MobilityHeader.encode(message, SOURCE, DESTINATION);
  }

  public static MobilityMessage decode(byte[] octets) throws MalformedMessageException {
    return MobilityHeader.decode(octets, 0, octets.length, SOURCE, DESTINATION);
  }

  /** Decodes octets that must not be refused. */
  public static MobilityMessage accepted(byte[] octets) {
    try {
      return decode(octets);
    } catch (MalformedMessageException refused) {
      return fail("refused: " + refused.getMessage() + ": " + Octets.of(octets));
    }
  }

  /** Decodes octets that must be refused. */
  public static Refusal refused(byte[] octets) {
    try {
      return fail("accepted: " + decode(octets) + ": " + Octets.of(octets));
    } catch (MalformedMessageException refused) {
      return refused.refusal();
    }
  }

  public static byte[] hex(String text) {
    return Octets.ofHex(text).toByteArray();
  }

  /** Puts the right checksum into a Mobility Header, in place. */
  public static byte[] sealed(byte[] octets) {
    if (octets.length >= 6) {
      octets[4] = 0;
      octets[5] = 0;
      int checksum = Checksum.of(SOURCE, DESTINATION, 135, octets, 0, octets.length);
      octets[4] = (byte) (checksum >>> 8);
      octets[5] = (byte) checksum;
    }
    return octets;
  }

  /** A Mobility Header around message data as they are, filled up with Pad1 and sealed. */
  public static byte[] header(int type, byte[]... parts) {
    int length = 6;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] octets = new byte[(length + 7) / 8 * 8];
    octets[0] = 59;
    octets[1] = (byte) (octets.length / 8 - 1);
    octets[2] = (byte) type;
    int position = 6;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, octets, position, part.length);
      position += part.length;
    }
    return sealed(octets);
  }

  /** A Proxy Binding Update with the D flag around raw options, the first at octet 12. */
  public static byte[] update(byte[]... options) {
    return header(5, concat(hex("000182100005"), concat(options)));
  }

  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int position = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, position, part.length);
      position += part.length;
    }
    return all;
  }

  /** An option of any type with data of zero octets. */
  public static byte[] option(int type, int length) {
    byte[] octets = new byte[2 + length];
    octets[0] = (byte) type;
    octets[1] = (byte) length;
    return octets;
  }
}
