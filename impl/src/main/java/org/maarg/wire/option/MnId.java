package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.OctetWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.Ranges;

// Implements: 4283-3-1, 4283-3-2, 4283-3.1-1, 4283-3.1-4, 8371-6-1
/**
 * Mobile Node Identifier option (RFC 4283 3); also the key of everything a node keeps about a
 * mobile node, unless it {@linkplain #isEmpty() names none}.
 *
 * @param subtype 1 for a Network Access Identifier; others survive unread
 * @param identifier 0..254 octets; an empty one stands in the answer to an update that named nobody
 *     (RFC 5213 5.3.6)
 */
public record MnId(int subtype, Octets identifier) implements MobilityOption, Comparable<MnId> {
  /** Option type. */
  public static final int TYPE = 8;

  /** Subtype of a Network Access Identifier (RFC 4283 3.1). */
  public static final int NAI = 1;

  /** The longest identifier in octets. */
  public static final int MAX_OCTETS = 254;

  private static final int SUBTYPE_OCTETS = 1;

  /** What an answer carries where the update had no identifier (RFC 5213 5.3.1, 5.3.6). */
  public static final MnId EMPTY = new MnId(NAI, Octets.EMPTY);

  /** Checks the ranges. */
  public MnId {
    Ranges.check("MN-ID subtype", subtype, 0, Ranges.U8);
    Ranges.check("MN-ID length", identifier.length(), 0, MAX_OCTETS);
  }

  /**
   * The identifier of a mobile node by its NAI, in ASCII.
   *
   * @throws IllegalArgumentException if it is empty, too long or not ASCII
   */
  public static MnId nai(String nai) {
    Ranges.check("NAI length", nai.length(), 1, MAX_OCTETS);
    return new MnId(NAI, Octets.ofAscii(nai));
  }

  static MnId parse(OctetReader in) throws MalformedMessageException {
    int subtype = in.u8();
    return new MnId(subtype, in.rest());
  }

  /** True if this names no mobile node: nothing may be kept under it, and nobody is found by it. */
  public boolean isEmpty() {
    return identifier.length() == 0;
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public int length() {
    return SUBTYPE_OCTETS + identifier.length();
  }

  @Override
  public void write(OctetWriter out) {
    out.u8(subtype);
    out.octets(identifier);
  }

  @Override
  public int compareTo(MnId other) {
    int bySubtype = Integer.compare(subtype, other.subtype);
    return bySubtype != 0 ? bySubtype : identifier.compareTo(other.identifier);
  }

  // Implements: 8371-4.5-1
  @Override
  public boolean equals(Object other) {
    return other instanceof MnId that
        && subtype == that.subtype
        && identifier.equals(that.identifier);
  }

  @Override
  public int hashCode() {
    return subtype * 31 + identifier.hashCode();
  }

  @Override
  public String toString() {
    return subtype == NAI && !isEmpty() && identifier.isPrintableAscii()
        ? identifier.toAscii()
        : subtype + ":" + identifier.toHex();
  }
}
