package org.maarg.wire.message;

import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.OptionCodec;

/**
 * A Mobility Header of a type this codec does not know, its message data kept octet for octet. A
 * node answers it with a Binding Error of status 2 (RFC 6275 9.2), unless it {@linkplain
 * #isOfMobileIpv6() only has no use for it}.
 *
 * @param type 0..255, none of the known types
 * @param data all octets after the checksum, 2..2042 and 2 modulo 8 of them
 */
public record UnknownMessage(int type, Octets data) implements MobilityMessage {
  private static final int LEAST_OCTETS = 2;
  private static final int MAX_OCTETS = MobilityHeader.MAX_OCTETS - MobilityHeader.START_OCTETS;

  /** Checks the ranges. */
  public UnknownMessage {
    Ranges.check("MH Type", type, 0, Ranges.U8);
    Ranges.check("message data length", data.length(), LEAST_OCTETS, MAX_OCTETS);
    if (MobilityHeader.isKnown(type)) {
      throw new IllegalArgumentException("MH Type " + type + " is known");
    }
    if (data.length() % OptionCodec.UNIT != LEAST_OCTETS) {
      throw new IllegalArgumentException(
          "message data length " + data.length() + " is not 2 modulo 8");
    }
  }

  /**
   * True for the types of RFC 6275 6.1.2 to 6.1.6, which are known values without use here: no
   * Binding Error is due for them (RFC 6275 9.2).
   */
  public boolean isOfMobileIpv6() {
    return isOfMobileIpv6(type);
  }

  static boolean isOfMobileIpv6(int type) {
    return type < BindingUpdate.TYPE;
  }

  static UnknownMessage parse(int type, OctetReader in) {
    return new UnknownMessage(type, in.rest());
  }

  @Override
  public MobilityOptions options() {
    return MobilityOptions.NONE;
  }

  @Override
  public int fixedLength() {
    return MobilityHeader.START_OCTETS + data.length();
  }

  @Override
  public void write(OctetWriter out) {
    out.octets(data);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownMessage that && type == that.type && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return type * 31 + data.hashCode();
  }

  @Override
  public String toString() {
    return "UnknownMessage(" + type + ", " + data + ")";
  }
}
