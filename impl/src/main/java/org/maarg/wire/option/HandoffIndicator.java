package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Ranges;

// Implements: 5213-8.4-1, 5213-8.4-2
/**
 * Handoff Indicator option (RFC 5213 8.4): why the MAAR registers.
 *
 * @param value 0..255; the named constants are those of RFC 5213
 */
public record HandoffIndicator(int value) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 23;

  /** Attachment over a new interface. */
  public static final int NEW_INTERFACE = 1;

  /** Handoff between two interfaces of the mobile node. */
  public static final int OTHER_INTERFACE = 2;

  /** Handoff between mobile access gateways for the same interface. */
  public static final int BETWEEN_MAGS = 3;

  /** Handoff state unknown. */
  public static final int UNKNOWN = 4;

  /** Handoff state not changed: a re-registration. */
  public static final int UNCHANGED = 5;

  /** Reserved octet, value. */
  private static final int LENGTH = 2;

  /** Checks the range. */
  public HandoffIndicator {
    Ranges.check("handoff indicator", value, 0, Ranges.U8);
  }

  static HandoffIndicator parse(OctetReader in) throws MalformedMessageException {
    in.skip(1);
    return new HandoffIndicator(in.u8());
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
    return other instanceof HandoffIndicator that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return "HandoffIndicator(" + value + ")";
  }
}
