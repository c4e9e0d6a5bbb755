package org.maarg.wire;

/**
 * DLIF Link-local Address option (RFC 8885 4.7).
 */
public record DlifLinkLocalAddress(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 69;

  @Override
  public int type() {
    return TYPE;
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
