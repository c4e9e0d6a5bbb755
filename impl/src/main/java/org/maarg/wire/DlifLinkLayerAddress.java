package org.maarg.wire;

/**
 * DLIF Link-layer Address option (RFC 8885 4.8).
 *
 * @param address 0..253 octets
 */
public record DlifLinkLayerAddress(Octets address) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 70;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DlifLinkLayerAddress that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "DlifLinkLayerAddress(" + address + ")";
  }
}
