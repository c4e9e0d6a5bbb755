package org.maarg.wire.neighbor;

import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/** A Router Solicitation (RFC 4861 4.1). */
public final class RouterSolicitation {
  /** ICMPv6 type. */
  public static final int TYPE = 133;

  private static final int FIXED_OCTETS = 8;
  private static final int CODE_AT = 1;
  private static final int SOURCE_LINK_LAYER = 1;
  private static final int HOP_LIMIT = 255;
  private static final int UNIT = 8;
  private static final int OPTION_HEADER = 2;

  private final Octets sourceLinkLayer;

  private RouterSolicitation(Octets sourceLinkLayer) {
    this.sourceLinkLayer = sourceLinkLayer;
  }

  // Implements: 4861-6.1.1-1, 4861-6.1.1-2, 4861-6.1.1-3, 4861-4.6.2-6
  // Implements: 4861-4.1-1, 4861-4.1-2, 4861-4.6.3-1, 4861-4.6.4-2
  // Implements: 4861-9-1, 4861-9-2, 4861-9-3, 4861-9-5, 4861-9-6
  /**
   * Reads and checks a solicitation; options but the Source Link-layer Address are passed over, and
   * so are the reserved field and code points of later.
   *
   * @param octets the ICMPv6 message, of type {@link #TYPE}
   * @param hopLimit of the packet, 0..255
   * @throws RefusedSolicitationException if RFC 4861 6.1.1 has it discarded, with the rule
   */
  public static RouterSolicitation decode(
      byte[] octets, Ipv6Address source, Ipv6Address destination, int hopLimit)
      throws RefusedSolicitationException {
    if (hopLimit != HOP_LIMIT) {
      throw refused(RefusedSolicitationException.Reason.HOP_LIMIT, 0);
    }
    if (octets.length < FIXED_OCTETS) {
      throw refused(RefusedSolicitationException.Reason.TOO_SHORT, octets.length);
    }
    if (octets[0] != (byte) TYPE) {
      throw refused(RefusedSolicitationException.Reason.TYPE, 0);
    }
    int nextHeader = RouterAdvertisement.NEXT_HEADER;
    if (Checksum.of(source, destination, nextHeader, octets, 0, octets.length) != 0) {
      throw refused(RefusedSolicitationException.Reason.CHECKSUM, 2);
    }
    if (octets[CODE_AT] != 0) {
      throw refused(RefusedSolicitationException.Reason.CODE, CODE_AT);
    }
    return new RouterSolicitation(sourceLinkLayer(octets, source));
  }

  private static Octets sourceLinkLayer(byte[] octets, Ipv6Address source)
      throws RefusedSolicitationException {
    Octets found = Octets.EMPTY;
    int at = FIXED_OCTETS;
    while (at < octets.length) {
      int length = at + 1 < octets.length ? (octets[at + 1] & 0xff) * UNIT : 0;
      if (length == 0 || length > octets.length - at) {
        throw refused(RefusedSolicitationException.Reason.OPTION_LENGTH, at);
      }
      if (octets[at] == SOURCE_LINK_LAYER) {
        if (source.equals(Ipv6Address.UNSPECIFIED)) {
          throw refused(RefusedSolicitationException.Reason.SOURCE_OF_NOBODY, at);
        }
        found = Octets.copyOf(octets, at + OPTION_HEADER, length - OPTION_HEADER);
      }
      at += length;
    }
    return found;
  }

  private static RefusedSolicitationException refused(
      RefusedSolicitationException.Reason reason, int offset) {
    return new RefusedSolicitationException(reason, offset);
  }

  /** The Source Link-layer Address option; empty if there was none. */
  public Octets sourceLinkLayer() {
    return sourceLinkLayer;
  }

  /** The ICMPv6 message of a host that has not told its link-layer address, with its checksum. */
  public static byte[] encode(Ipv6Address source, Ipv6Address destination) {
    byte[] octets = new byte[FIXED_OCTETS];
    octets[0] = (byte) TYPE;
    int nextHeader = RouterAdvertisement.NEXT_HEADER;
    int sum = Checksum.of(source, destination, nextHeader, octets, 0, octets.length);
    octets[2] = (byte) (sum >>> 8);
    octets[3] = (byte) sum;
    return octets;
  }
}
