package org.maarg.protocol;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * One end of the IPv6-in-IPv6 tunnel (RFC 2473) that carries a prefix between its anchor and the
 * serving MAAR, together with the route into it.
 *
 * @param end which of the two ends this node is
 * @param peer global address of the other end
 */
public record Tunnel(MnId mn, Ipv6Prefix prefix, End end, Ipv6Address peer) {
  /** Which end of the tunnel. */
  public enum End {
    /** At the anchor: what is addressed to the prefix goes to the serving MAAR. */
    ANCHOR,
    /** At the serving MAAR: what comes from the prefix goes to its anchor. */
    SERVING
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tunnel that
        && end == that.end
        && mn.equals(that.mn)
        && prefix.equals(that.prefix)
        && peer.equals(that.peer);
  }

  @Override
  public int hashCode() {
    return ((mn.hashCode() * 31 + prefix.hashCode()) * 31 + end.name().hashCode()) * 31
        + peer.hashCode();
  }

  @Override
  public String toString() {
    return (end == End.ANCHOR ? "to " : "from ") + prefix + " via " + peer + " (" + mn + ")";
  }
}
