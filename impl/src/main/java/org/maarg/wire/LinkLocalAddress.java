package org.maarg.wire;

/**
 * Link-local Address option (RFC 5213 8.7): the address the access router uses on the link.
 */
public record LinkLocalAddress(Ipv6Address address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 26;

  @Override
  public int type() {
    return TYPE;
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
