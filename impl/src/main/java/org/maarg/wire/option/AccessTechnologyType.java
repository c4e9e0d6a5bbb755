package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;

// Implements: 5213-8.5-1, 5213-8.5-2
/**
 * Access Technology Type option (RFC 5213 8.5).
 *
 * @param value 0..255; the named constants are those of RFC 5213
 */
public record AccessTechnologyType(int value) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 24;

  /** Logical network interface. */
  public static final int VIRTUAL = 1;

  /** Point-to-Point Protocol. */
  public static final int PPP = 2;

  /** IEEE 802.3. */
  public static final int ETHERNET = 3;

  /** IEEE 802.11. */
  public static final int WLAN = 4;

  /** IEEE 802.16e. */
  public static final int WIMAX = 5;

  /** Reserved octet, value. */
  private static final int LENGTH = 2;

  /** Checks the range. */
  public AccessTechnologyType {
    Ranges.check("access technology type", value, 0, Ranges.U8);
  }

  static AccessTechnologyType parse(OctetReader in) throws MalformedMessageException {
    in.skip(1);
    return new AccessTechnologyType(in.u8());
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return LENGTH;
  }

  @Override
  public void write(OctetWriter out) {
    out.u8(0);
    out.u8(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessTechnologyType that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return "AccessTechnologyType(" + value + ")";
  }
}
