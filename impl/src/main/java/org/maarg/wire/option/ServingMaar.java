package org.maarg.wire.option;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 8885-4.6-1
/**
 * Serving MAAR option (RFC 8885 4.6): global address of the MAAR the mobile node is attached to.
 */
public record ServingMaar(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 68;

  static ServingMaar parse(OctetReader in) throws MalformedMessageException {
    return new ServingMaar(in.address());
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return Ipv6Address.OCTETS;
  }

  @Override
  public void write(OctetWriter out) {
    out.address(address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServingMaar that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "ServingMaar(" + address + ")";
  }
}
