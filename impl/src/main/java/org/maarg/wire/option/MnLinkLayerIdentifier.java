package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;

// Implements: 5213-8.6-1, 5213-8.6-3
/**
 * Mobile Node Link-layer Identifier option (RFC 5213 8.6).
 *
 * @param identifier 0..253 octets
 */
public record MnLinkLayerIdentifier(Octets identifier) implements MobilityOption {
  /** Option type. */
  public static final int TYPE = 25;

  /** The longest identifier in octets. */
  public static final int MAX_OCTETS = 253;

  private static final int RESERVED_OCTETS = 2;

  /** Checks the range. */
  public MnLinkLayerIdentifier {
    Ranges.check("link-layer identifier length", identifier.length(), 0, MAX_OCTETS);
  }

  static MnLinkLayerIdentifier parse(OctetReader in) throws MalformedMessageException {
    in.skip(RESERVED_OCTETS);
    return new MnLinkLayerIdentifier(in.rest());
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return RESERVED_OCTETS + identifier.length();
  }

  @Override
  public void write(OctetWriter out) {
    out.zeros(RESERVED_OCTETS);
    out.octets(identifier);
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
