package org.maarg.wire;

/**
 * Serving MAAR option (RFC 8885 4.6): global address of the MAAR the mobile node is attached to.
 */
public record ServingMaar(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 68;

  @Override
  public int type() {
    return TYPE;
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
