package org.maarg.wire.option;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 8885-4.7-1
/** DLIF Link-local Address option (RFC 8885 4.7). */
public record DlifLinkLocalAddress(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 69;

  static DlifLinkLocalAddress parse(OctetReader in) throws MalformedMessageException {
    return new DlifLinkLocalAddress(in.address());
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
    return other instanceof DlifLinkLocalAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "DlifLinkLocalAddress(" + address + ")";
  }
}
