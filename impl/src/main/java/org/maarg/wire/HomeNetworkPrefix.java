package org.maarg.wire;

/**
 * Home Network Prefix option (RFC 5213 8.3): a prefix given to the mobile node.
 */
public record HomeNetworkPrefix(Ipv6Prefix prefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 22;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HomeNetworkPrefix that && prefix.equals(that.prefix);
  }

  @Override
  public int hashCode() {
    return prefix.hashCode();
  }

  @Override
  public String toString() {
    return "HomeNetworkPrefix(" + prefix + ")";
  }
}
