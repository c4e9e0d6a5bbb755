package org.maarg.runtime.dataplane;

import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RouterAdvertisement;
import org.maarg.wire.neighbor.RouterAdvertisement.Preference;
import org.maarg.wire.option.MnId;

/**
 * A router that a mobile node sees: an anchor's DLIF on this access link.
 *
 * @param device name of its interface
 * @param dlif its addresses; known, perhaps by our own choice
 * @param said what the node said last
 */
record ShownRouter(String device, Dlif dlif, Output.Advertise said) {
  private static final int HOP_LIMIT = 255;
  private static final Ipv6Address ALL_NODES = Ipv6Address.parse("ff02::1");

  /** By what routers are told apart. */
  record Key(MnId mn, Ipv6Address anchor, Ipv6Prefix prefix) {
    static Key of(Output.Advertise advertise) {
      return new Key(advertise.mn(), advertise.anchor(), advertise.prefix());
    }

    /** True if one router shows both prefixes: of one anchor, to one mobile node. */
    boolean isOfRouter(Key other) {
      return mn.equals(other.mn) && anchor.equals(other.anchor);
    }
  }

  /** The address of the router in the prefix: with the interface identifier of its link-local. */
  Ipv6Address address() {
    return Ipv6Address.of(said.prefix().address().high(), dlif.linkLocal().low());
  }

  // Implements: 8885-3.1-6, 8885-3.7-3, 8885-3.7-4, 8885-3.7-5, 8885-3.7-10, 8885-3.7-11
  // Implements: 8885-3.7-12, 5213-6.9.1.2-22, 5213-6.9.2-1, 5213-6.9.2-2
  // Implements: 5213-6.9.2-6, 5213-6.9.5-8
  /**
   * The advertisement of the router, to its mobile node alone.
   *
   * @param host link-local address of the mobile node; unspecified if it has not told it. Then the
   *     packet is for all nodes in a frame for this one (RFC 6085)
   * @param mtu that the mobile node shall keep to
   */
  Frame advertisement(Ipv6Address host, int mtu) {
    int lifetime = said.validLifetimeSeconds();
    Preference preference = said.preferred() ? Preference.HIGH : Preference.LOW;
    RouterAdvertisement message =
        RouterAdvertisement.of(lifetime, preference)
            .withSource(dlif.linkLayer())
            .withMtu(mtu)
            .withPrefix(said.prefix(), said.onLink(), lifetime, said.preferredLifetimeSeconds());
    return frame(withRoutes(message, lifetime), host);
  }

  // Implements: 4861-6.2.5-1, 5213-6.12-1, 4191-4-10
  /** The last advertisement of the router; {@code host} as in {@link #advertisement}. */
  Frame farewell(Ipv6Address host) {
    RouterAdvertisement message =
        RouterAdvertisement.of(0, Preference.MEDIUM)
            .withSource(dlif.linkLayer())
            .withPrefix(said.prefix(), said.onLink(), 0, 0);
    return frame(withRoutes(message, 0), host);
  }

  // Implements: 5213-6.12-1
  /**
   * The last advertisement of the prefix, by a router that goes on with another one; {@code host}
   * as in {@link #advertisement}.
   */
  Frame farewellOfPrefix(Ipv6Address host) {
    Preference preference = said.preferred() ? Preference.HIGH : Preference.LOW;
    RouterAdvertisement message =
        RouterAdvertisement.of(said.validLifetimeSeconds(), preference)
            .withSource(dlif.linkLayer())
            .withPrefix(said.prefix(), said.onLink(), 0, 0);
    return frame(message, host);
  }

  /**
   * Says that this is no router any more, and nothing of the prefix: another MAAR, or this one with
   * other addresses, may go on with it. {@code host} as in {@link #advertisement}.
   */
  Frame resignation(Ipv6Address host) {
    RouterAdvertisement message =
        RouterAdvertisement.of(0, Preference.MEDIUM).withSource(dlif.linkLayer());
    return frame(withRoutes(message, 0), host);
  }

  /** True if a host that has heard the other one finds all of it here. */
  boolean takesOver(ShownRouter before) {
    return dlif.equals(before.dlif)
        && said.localNetworks().containsAll(before.said.localNetworks());
  }

  // Implements: 4861-9-7, 4191-4-2
  private RouterAdvertisement withRoutes(RouterAdvertisement message, int lifetime) {
    RouterAdvertisement whole = message;
    for (Ipv6Prefix network : said.localNetworks()) {
      whole = whole.withRoute(network, lifetime);
    }
    return whole;
  }

  private Frame frame(RouterAdvertisement message, Ipv6Address host) {
    Ipv6Address to = host.equals(Ipv6Address.UNSPECIFIED) ? ALL_NODES : host;
    Octets mac = said.linkLayer();
    Octets octets = Octets.of(message.encode(dlif.linkLocal(), to));
    return new Frame(dlif.linkLayer(), mac, dlif.linkLocal(), to, HOP_LIMIT, octets);
  }
}
