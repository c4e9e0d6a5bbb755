package org.maarg.wire.option;

import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 8885-4.4-1, 8885-4.4-6
/**
 * Local Prefix option (RFC 8885 4.4): a prefix of a local network that is reached only through the
 * anchoring MAAR.
 */
public record LocalPrefix(Ipv6Prefix prefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 66;

  /** Reserved octet, prefix length in bits, 16 octets of prefix. */
  private static final int LENGTH = 18;

  static LocalPrefix parse(OctetReader in) throws MalformedMessageException {
    in.skip(1);
    int prefixLength = in.prefixLength();
    return new LocalPrefix(Ipv6Prefix.of(in.address(), prefixLength));
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
    out.u8(prefix.length());
    out.address(prefix.address());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalPrefix that && prefix.equals(that.prefix);
  }

  @Override
  public int hashCode() {
    return prefix.hashCode();
  }

  @Override
  public String toString() {
    return "LocalPrefix(" + prefix + ")";
  }
}
