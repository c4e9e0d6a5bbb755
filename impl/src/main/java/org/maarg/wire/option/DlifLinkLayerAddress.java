package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;
import org.maarg.wire.RefusalReason;

// Implements: 8885-4.8-1, 8885-4.8-5, 8885-4.8-6, 8885-4.8-8
/**
 * DLIF Link-layer Address option (RFC 8885 4.8).
 *
 * @param address 1..253 octets
 */
public record DlifLinkLayerAddress(Octets address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 70;

  /** The longest address in octets. */
  public static final int MAX_OCTETS = 253;

  private static final int RESERVED_OCTETS = 2;

  /** Checks the range. */
  public DlifLinkLayerAddress {
    Ranges.check("link-layer address length", address.length(), 1, MAX_OCTETS);
  }

  static DlifLinkLayerAddress parse(OctetReader in) throws MalformedMessageException {
    in.skip(RESERVED_OCTETS);
    return new DlifLinkLayerAddress(in.restOr(RefusalReason.EMPTY_LINK_LAYER_ADDRESS));
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return RESERVED_OCTETS + address.length();
  }

  @Override
  public void write(OctetWriter out) {
    out.zeros(RESERVED_OCTETS);
    out.octets(address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DlifLinkLayerAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "DlifLinkLayerAddress(" + address + ")";
  }
}
