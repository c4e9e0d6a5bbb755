package org.maarg.wire.option;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 8885-4.5-1, 8885-4.5-6, 8885-4.5-7
/** Previous MAAR option (RFC 8885 4.5): a MAAR that anchors a prefix the mobile node uses. */
public record PreviousMaar(Ipv6Address address, Ipv6Prefix homeNetworkPrefix)
    implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 67;

  /** Reserved octet, prefix length in bits, 16 octets of address, 16 octets of prefix. */
  private static final int LENGTH = 34;

  static PreviousMaar parse(OctetReader in) throws MalformedMessageException {
    in.skip(1);
    int prefixLength = in.prefixLength();
    Ipv6Address address = in.address();
    return new PreviousMaar(address, Ipv6Prefix.of(in.address(), prefixLength));
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
    out.u8(homeNetworkPrefix.length());
    out.address(address);
    out.address(homeNetworkPrefix.address());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PreviousMaar that
        && address.equals(that.address)
        && homeNetworkPrefix.equals(that.homeNetworkPrefix);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + homeNetworkPrefix.hashCode();
  }

  @Override
  public String toString() {
    return "PreviousMaar(" + address + ", " + homeNetworkPrefix + ")";
  }
}
