package org.maarg.wire.option;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 5213-8.7-1
/** Link-local Address option (RFC 5213 8.7): the address the access router uses on the link. */
public record LinkLocalAddress(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 26;

  static LinkLocalAddress parse(OctetReader in) throws MalformedMessageException {
    return new LinkLocalAddress(in.address());
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
    return other instanceof LinkLocalAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "LinkLocalAddress(" + address + ")";
  }
}
