package org.maarg.sim;

import org.maarg.protocol.Dlif;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * A router that a serving MAAR shows to a mobile node for one prefix (RFC 8885 3.7).
 *
 * @param anchor MAAR that anchors the prefix
 * @param dlif the router's addresses
 * @param preferred true for the newest prefix
 */
public record AdvertisedRouter(
    MnId mn, Ipv6Address anchor, Ipv6Prefix prefix, Dlif dlif, boolean preferred)
    implements Comparable<AdvertisedRouter> {

  /** By mobile node, anchor and prefix: an order of routers, whatever they say of themselves. */
  @Override
  public int compareTo(AdvertisedRouter other) {
    int byMn = mn.compareTo(other.mn);
    if (byMn != 0) {
      return byMn;
    }
    int byAnchor = anchor.compareTo(other.anchor);
    return byAnchor != 0 ? byAnchor : prefix.compareTo(other.prefix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdvertisedRouter that
        && compareTo(that) == 0
        && dlif.equals(that.dlif)
        && preferred == that.preferred;
  }

  @Override
  public int hashCode() {
    return (mn.hashCode() * 31 + anchor.hashCode()) * 31 + prefix.hashCode();
  }

  @Override
  public String toString() {
    return prefix + (preferred ? " preferred" : " deprecated") + " of " + anchor + " to " + mn;
  }
}
