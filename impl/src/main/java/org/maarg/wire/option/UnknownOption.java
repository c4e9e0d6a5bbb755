package org.maarg.wire.option;

import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;

// Implements: 6275-6.2.1-3, 8885-4.1-4, 8885-4.2-3
// Implements: 6275-6.1.7-6, 6275-6.1.8-6, 6275-6.1.9-3
/**
 * An option of a type this codec does not know, kept octet for octet: receivers skip it (RFC 6275
 * 6.2.1), tools show it and send it again.
 *
 * @param type 2..255, none of the known types
 * @param data 0..255 octets
 */
public record UnknownOption(int type, Octets data) implements MobilityOption {
  private static final int LEAST_TYPE = OptionCodec.PAD_N + 1;

  /** Checks the ranges. */
  public UnknownOption {
    Ranges.check("option type", type, LEAST_TYPE, Ranges.U8);
    Ranges.check("option length", data.length(), 0, Ranges.U8);
    if (OptionType.isKnown(type)) {
      throw new IllegalArgumentException(
          "option type " + type + " is known: " + OptionType.nameOf(type));
    }
  }

  static UnknownOption parse(int type, OctetReader in) {
    return new UnknownOption(type, in.rest());
  }

  @Override
  public int length() {
    return data.length();
  }

  @Override
  public void write(OctetWriter out) {
    out.octets(data);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownOption that && type == that.type && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return type * 31 + data.hashCode();
  }

  @Override
  public String toString() {
    return "UnknownOption(" + type + ", " + data + ")";
  }
}
