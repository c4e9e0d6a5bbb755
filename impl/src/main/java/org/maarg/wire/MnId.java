package org.maarg.wire;

/**
 * Mobile Node Identifier option (RFC 4283 3); also the key of everything a node keeps about a mobile
 * node.
 *
 * @param subtype 1 for a Network Access Identifier; others survive unread
 * @param identifier 0..254 octets; a mobile node's key has at least one
 */
public record MnId(int subtype, Octets identifier) implements MobilityOption, Comparable<MnId> {
  /** Option type. */
  public static final int TYPE = 8;

  /** Subtype of a Network Access Identifier (RFC 4283 3.2). */
  public static final int NAI = 1;

  /** The identifier of a mobile node by its NAI, in ASCII. */
  public static MnId nai(String nai) {
    return new MnId(NAI, Octets.ofAscii(nai));
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int compareTo(MnId other) {
    int bySubtype = Integer.compare(subtype, other.subtype);
    return bySubtype != 0 ? bySubtype : identifier.compareTo(other.identifier);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MnId that && subtype == that.subtype
        && identifier.equals(that.identifier);
  }

  @Override
  public int hashCode() {
    return subtype * 31 + identifier.hashCode();
  }

  @Override
  public String toString() {
    return identifier.isPrintableAscii() ? identifier.toAscii() : subtype + ":" + identifier.toHex();
  }
}
