package org.maarg.fuzz.oracle;

import java.util.Arrays;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** What holds of every message that was decoded, however odd its octets were. */
public final class Laws {
  private static final Ipv6Address SOURCE = Ipv6Address.of(0x20010db8_00000001L, 1);
  private static final Ipv6Address DESTINATION = Ipv6Address.of(0x20010db8_00000000L, 12);
  private static final int UNIT = 8;

  private Laws() {}

  // Verifies: 6275-6.1.1-6, 6275-6.2.1-1, 6275-6.2.1-2
  /**
   * Encoding is exact and in a sender's form, and decoding what was encoded gives the same message,
   * from octets that are then the same for ever. Its prefixes and times can be told apart.
   *
   * @param octets that the message was decoded from
   */
  public static void roundTrip(MobilityMessage message, byte[] octets) {
    int length = MobilityHeader.encodedLength(message);
    if (length > MobilityHeader.MAX_OCTETS) {
      mustNotFit(message, octets);
      return;
    }
    byte[] encoded = MobilityHeader.encode(message, SOURCE, DESTINATION);
    if (encoded.length != length || length % UNIT != 0) {
      throw new Disagreement("foretold " + length + " octets, made " + encoded.length, octets);
    }
    SenderForm.check(encoded);
    ValueLaws.check(message, octets);
    MobilityMessage same = decode(encoded, message);
    if (!same.equals(message)) {
      throw new Disagreement(message + " comes back as " + same, octets);
    }
    // The dearer two laws take turns: as many 8-octet units as there are say whose it is.
    if ((length & UNIT) == 0) {
      equalHashes(message, same, octets);
    } else if (!Arrays.equals(MobilityHeader.encode(same, SOURCE, DESTINATION), encoded)) {
      throw new Disagreement(message + " is encoded in two ways", octets);
    }
  }

  private static void equalHashes(MobilityMessage one, MobilityMessage other, byte[] octets) {
    if (one.hashCode() != other.hashCode()) {
      throw new Disagreement(one + " has two hash codes", octets);
    }
  }

  /** Options that came without alignment can need more octets than a header may have. */
  private static void mustNotFit(MobilityMessage message, byte[] octets) {
    try {
      MobilityHeader.encode(message, SOURCE, DESTINATION);
    } catch (IllegalArgumentException asItShould) {
      return;
    }
    throw new Disagreement("encoded although too long", octets);
  }

  private static MobilityMessage decode(byte[] encoded, MobilityMessage message) {
    try {
      return MobilityHeader.decode(encoded, 0, encoded.length, SOURCE, DESTINATION);
    } catch (MalformedMessageException refused) {
      throw new Disagreement(message + " is refused when it comes back: " + refused, encoded);
    }
  }
}
