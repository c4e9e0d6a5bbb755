package org.maarg.wire;

/**
 * Local Prefix option (RFC 8885 4.4): a prefix of a local network that is reached only through the
 * anchoring MAAR.
 */
public record LocalPrefix(Ipv6Prefix prefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 66;

  @Override
  public int type() {
    return TYPE;
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
