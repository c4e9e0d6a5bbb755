package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.MobilityOptions;

/**
 * The routers that MAARs are to a mobile node: each anchor one of its own, under addresses that are
 * the same wherever the mobile node is (RFC 8885 3.7).
 */
final class Routers {
  /** Bits of an address that tell the mobile nodes' networks apart. */
  private static final int NETWORK_BITS = 64;

  /** So far apart are the prefixes of a set at most: pools are small, or nearly empty. */
  private static final int MOST_LOWER = 8;

  private static final long LINK_LOCAL = 0xfe80L << 48;

  /** A MAC address that somebody has given by hand (IEEE 802: the second lowest bit is set). */
  private static final int LOCALLY_GIVEN = 2;

  private Routers() {}

  /** A router as it is shown or told. */
  static final class Shown {
    private final Octets linkLayer;
    private final Ipv6Address linkLocal;

    Shown(Octets linkLayer, Ipv6Address linkLocal) {
      this.linkLayer = linkLayer;
      this.linkLocal = linkLocal;
    }

    // Verifies: 8885-3.7-2, 8885-3.7-3
    /**
     * True if these are the addresses of an anchor's router for a prefix: a MAC address of the
     * anchor's number and the prefix's place in its pool (decision fixed-router-addresses), and the
     * link-local address that RFC 4291 appendix A makes of it.
     */
    boolean isOf(int maar, Ipv6Prefix prefix, Bounds bounds) {
      int bits = bounds.poolBits();
      int length = Addresses.pool(maar).length() + bits;
      long place = (prefix.address().high() >>> (NETWORK_BITS - length)) & ((1L << bits) - 1);
      int[] mac = {
        LOCALLY_GIVEN,
        0,
        maar,
        (int) (place >> 16) & 0xff,
        (int) (place >> 8) & 0xff,
        (int) place & 0xff
      };
      return linkLayer.length() == mac.length && isMac(mac) && linkLocal.equals(linkLocal(mac));
    }

    private boolean isMac(int[] mac) {
      boolean same = true;
      for (int i = 0; i < mac.length; i++) {
        same = same && (linkLayer.at(i) & 0xff) == mac[i];
      }
      return same;
    }

    private static Ipv6Address linkLocal(int[] mac) {
      int[] eui = {mac[0] ^ LOCALLY_GIVEN, mac[1], mac[2], 0xff, 0xfe, mac[3], mac[4], mac[5]};
      long identifier = 0;
      for (int octet : eui) {
        identifier = identifier * 256 + octet;
      }
      return Ipv6Address.of(LINK_LOCAL, identifier);
    }
  }

  /** Those that a message tells, in its order. */
  static List<Shown> in(MobilityOptions options) {
    List<DlifLinkLayerAddress> linkLayer = options.all(DlifLinkLayerAddress.class);
    List<DlifLinkLocalAddress> linkLocal = options.all(DlifLinkLocalAddress.class);
    if (linkLayer.size() != linkLocal.size()) {
      throw new Violation(Properties.SENT_AS_ASKED, "a router has one address of two: " + options);
    }
    List<Shown> shown = new ArrayList<>(linkLayer.size());
    for (int i = 0; i < linkLayer.size(); i++) {
      shown.add(new Shown(linkLayer.get(i).address(), linkLocal.get(i).address()));
    }
    return shown;
  }

  // Verifies: 8885-3.1-6, 8885-3.7-2, 8885-3.7-5, 5213-6.9.1.2-19
  /** Checks what a MAAR shows to a mobile node on its link. */
  static void check(World world, int maar, Output.Advertise shown) {
    int anchor = Addresses.number(shown.anchor());
    int mn = world.bounds().number(shown.mn(), shown.linkLayer());
    Dlif dlif = shown.dlif();
    boolean mayBeUntold = !shown.preferred() && world.bounds().mode() == Mode.PROXY;
    boolean right = isOf(anchor, shown, world.bounds());
    if (shown.preferred() != (anchor == maar)
        || !Addresses.pool(anchor).contains(shown.prefix())
        || !shown.linkLayer().equals(Addresses.linkLayer(mn))
        || !(right || (mayBeUntold && !dlif.isKnown()))
        || !shown.localNetworks().equals(networks(world, anchor, shown))) {
      throw new Violation(
          Properties.SENT_AS_ASKED,
          Addresses.name(maar) + " shows a router that is none: " + shown + ", " + dlif);
    }
  }

  // Verifies: 8885-3.7-12, 8885-4.4-4
  /** What only an anchor reaches is reached through its router; where it serves, by all. */
  private static List<Ipv6Prefix> networks(World world, int anchor, Output.Advertise shown) {
    return world.bounds().networks() && !shown.preferred() && shown.dlif().isKnown()
        ? List.of(Addresses.network(anchor))
        : List.of();
  }

  /** A router's place is that of the lowest prefix that its anchor has for the mobile node. */
  private static boolean isOf(int anchor, Output.Advertise shown, Bounds bounds) {
    Shown router = new Shown(shown.dlif().linkLayer(), shown.dlif().linkLocal());
    int lower = bounds.profile().value(Knob.PREFIXES_PER_MN) == 1 ? 0 : MOST_LOWER;
    long step = 1L << (NETWORK_BITS - Addresses.pool(anchor).length() - bounds.poolBits());
    boolean is = false;
    for (int i = 0; i <= lower; i++) {
      long high = shown.prefix().address().high() - i * step;
      Ipv6Prefix prefix = Ipv6Prefix.of(Ipv6Address.of(high, 0), NETWORK_BITS);
      is = is || router.isOf(anchor, prefix, bounds);
    }
    return is;
  }
}
