package org.maarg.wire;

/**
 * Mobile Node Link-layer Identifier option (RFC 5213 8.6).
 *
 * @param identifier 0..253 octets
 */
public record MnLinkLayerIdentifier(Octets identifier) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 25;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MnLinkLayerIdentifier that && identifier.equals(that.identifier);
  }

  @Override
  public int hashCode() {
    return identifier.hashCode();
  }

  @Override
  public String toString() {
    return "MnLinkLayerIdentifier(" + identifier + ")";
  }
}
