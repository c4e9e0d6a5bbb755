package org.maarg.wire.option;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 6275-6.2.5-1
/**
 * Alternate Care-of Address option (RFC 6275 6.2.5): the care-of address of a Binding Update whose
 * source address is another one; in a Proxy Binding Update the Proxy-CoA.
 */
public record AlternateCareOfAddress(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 3;

  static AlternateCareOfAddress parse(OctetReader in) throws MalformedMessageException {
    return new AlternateCareOfAddress(in.address());
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
    return other instanceof AlternateCareOfAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "AlternateCareOfAddress(" + address + ")";
  }
}
