package org.maarg.wire.option;

import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;

// Implements: 8885-4.3-1, 8885-4.3-6
/** Anchored Prefix option (RFC 8885 4.3): a prefix anchored at the anchoring MAAR. */
public record AnchoredPrefix(Ipv6Prefix prefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 65;

  /** Reserved octet, prefix length in bits, 16 octets of prefix. */
  private static final int LENGTH = 18;

  static AnchoredPrefix parse(OctetReader in) throws MalformedMessageException {
    in.skip(1);
    int prefixLength = in.prefixLength();
    return new AnchoredPrefix(Ipv6Prefix.of(in.address(), prefixLength));
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
    return other instanceof AnchoredPrefix that && prefix.equals(that.prefix);
  }

  @Override
  public int hashCode() {
    return prefix.hashCode();
  }

  @Override
  public String toString() {
    return "AnchoredPrefix(" + prefix + ")";
  }
}
