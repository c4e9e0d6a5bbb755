package org.maarg.protocol.maar;

import java.util.List;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.PrefixSet;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * A binding cache entry of a MAAR as shown to the outside (RFC 8885 3).
 *
 * @param linkLayer link-layer identifier of the interface that the session is of; empty if not
 *     known
 * @param accessTechnology of that interface, a value of the Access Technology Type option
 * @param prefixes what this MAAR anchors for the mobile node
 * @param lifetime granted, in units of 4 seconds; 0 before the first answer
 * @param servingMaar where the anchored prefixes are tunnelled to; unspecified while served here
 * @param anchors the old prefixes of a mobile node served here, with their MAARs
 */
public record MaarBindingView(
    MnId mn,
    Octets linkLayer,
    int accessTechnology,
    PrefixSet prefixes,
    MaarState state,
    int lifetime,
    Ipv6Address servingMaar,
    List<Anchor> anchors) {
  /**
   * A prefix with the previous MAAR that anchors it and the router it shows. A MAAR that anchors
   * several shows one router for all of them (RFC 8885 3.7).
   *
   * @param localNetworks that only it reaches (RFC 8885 3.7); unmodifiable
   */
  public record Anchor(
      Ipv6Address address, Ipv6Prefix prefix, Dlif dlif, List<Ipv6Prefix> localNetworks)
      implements Comparable<Anchor> {
    /** One without local networks. */
    public Anchor(Ipv6Address address, Ipv6Prefix prefix, Dlif dlif) {
      this(address, prefix, dlif, List.of());
    }

    @Override
    public int compareTo(Anchor other) {
      int byAddress = address.compareTo(other.address);
      return byAddress != 0 ? byAddress : prefix.compareTo(other.prefix);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Anchor that
          && address.equals(that.address)
          && prefix.equals(that.prefix)
          && dlif.equals(that.dlif)
          && localNetworks.equals(that.localNetworks);
    }

    @Override
    public int hashCode() {
      return address.hashCode() * 31 + prefix.hashCode();
    }

    @Override
    public String toString() {
      return address + " " + prefix;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaarBindingView that
        && mn.equals(that.mn)
        && linkLayer.equals(that.linkLayer)
        && accessTechnology == that.accessTechnology
        && prefixes.equals(that.prefixes)
        && state == that.state
        && lifetime == that.lifetime
        && servingMaar.equals(that.servingMaar)
        && anchors.equals(that.anchors);
  }

  @Override
  public int hashCode() {
    return mn.hashCode();
  }

  @Override
  public String toString() {
    return mn + " " + prefixes + " " + state + " serving " + servingMaar + " anchors " + anchors;
  }
}
