package org.maarg.wire;

/**
 * Previous MAAR option (RFC 8885 4.5): a MAAR that anchors a prefix the mobile node uses.
 */
public record PreviousMaar(Ipv6Address address, Ipv6Prefix homeNetworkPrefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 67;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PreviousMaar that && address.equals(that.address)
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
