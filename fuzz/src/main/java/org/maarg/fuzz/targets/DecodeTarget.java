package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;

/** Decoding throws nothing but its refusal; what it accepts survives encoding and decoding. */
@FuzzTarget(
    about = "decode: a typed refusal, or a message that survives encoding and decoding",
    instrument = "org.maarg.wire.**",
    maxOctets = 2100,
    parser = true)
public final class DecodeTarget {
  private static final Ipv6Address SOURCE = Ipv6Address.of(0x20010db8_00000001L, 1);
  private static final Ipv6Address DESTINATION = Ipv6Address.of(0x20010db8_00000000L, 12);

  private DecodeTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    MobilityMessage message;
    try {
      message = MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException refused) {
      return;
    }
    if (MobilityHeader.encodedLength(message) > MobilityHeader.MAX_OCTETS) {
      return; // Options that came without alignment can need more octets than there may be.
    }
    byte[] again = MobilityHeader.encode(message, SOURCE, DESTINATION);
    try {
      MobilityMessage same = MobilityHeader.decode(again, 0, again.length, SOURCE, DESTINATION);
      if (!same.equals(message)) {
        throw new AssertionError("decoded " + message + ", and after encoding " + same);
      }
    } catch (MalformedMessageException refused) {
      throw new AssertionError("own encoding of " + message + " refused", refused);
    }
  }
}
