package org.maarg.wire;

/**
 * Anchored Prefix option (RFC 8885 4.3): a prefix anchored at the anchoring MAAR.
 */
public record AnchoredPrefix(Ipv6Prefix prefix) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 65;

  @Override
  public int type() {
    return TYPE;
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
