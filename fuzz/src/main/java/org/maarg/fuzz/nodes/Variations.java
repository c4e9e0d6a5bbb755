package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * Gives the options of a right message other values that a right message could have: those on which
 * the procedures of RFC 5213 5.3, 5.4 and 6.9.1.2 and of RFC 8885 3 depend.
 */
final class Variations {
  private static final Ipv6Prefix ALL_ZERO = Ipv6Prefix.of(Ipv6Address.UNSPECIFIED, 0);
  private static final Ipv6Address ROUTER = Ipv6Address.of(0xfe80L << 48, 1);
  private static final Ipv6Address OTHER_ROUTER = Ipv6Address.of(0xfe80L << 48, 2);
  private static final int KINDS = 16;

  /** More than one MAAR may tell of, each twice. */
  private static final int MOST_NETWORKS = 40;

  /** Of the longest link-layer identifiers, more than a message has room for. */
  private static final int TOO_MANY = 8;

  private static final int LONGEST = 250;

  /** More than a message has room for. */
  private static final int MOST_PREFIXES = 100;

  private final Schedule schedule;

  Variations(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Changes one thing. */
  void vary(List<MobilityOption> options) {
    switch (schedule.below(KINDS)) {
      case 0 -> replace(options, new HomeNetworkPrefix(ALL_ZERO));
      case 1 -> options.add(new HomeNetworkPrefix(prefix()));
      case 2 -> replace(options, new HomeNetworkPrefix(prefix()));
      case 3 -> options.add(new HomeNetworkPrefix(ALL_ZERO));
      case 4 -> replace(options, new HandoffIndicator(schedule.below(6)));
      case 5 -> replace(options, new AccessTechnologyType(schedule.oneOf(5, 4, 0)));
      case 6 -> replace(options, new MnLinkLayerIdentifier(Cast.mac(2 + schedule.below(3))));
      case 7 -> replace(options, linkLocal());
      case 8 -> options.removeIf(Timestamp.class::isInstance);
      case 9 -> replace(options, new ServingMaar(Cast.node(schedule)));
      case 10 -> addNetworks(options);
      case 11 -> addRouter(options);
      case 12 -> replace(options, schedule.below(2) == 0 ? MnId.EMPTY : Cast.mn(schedule));
      case 13 -> fill(options);
      case 14 -> options.addAll(Collections.nCopies(MOST_PREFIXES, own(options)));
      default -> options.removeIf(DlifLinkLayerAddress.class::isInstance);
    }
  }

  /** The prefix that the message names first, or none. */
  private static HomeNetworkPrefix own(List<MobilityOption> options) {
    for (MobilityOption option : options) {
      if (option instanceof HomeNetworkPrefix named) {
        return named;
      }
    }
    return new HomeNetworkPrefix(ALL_ZERO);
  }

  /** Instead of the options of its type, or where there was none. */
  private static void replace(List<MobilityOption> options, MobilityOption option) {
    options.removeIf(it -> it.type() == option.type());
    options.add(option);
  }

  /** Around what MAARs assign, just that, or in it. */
  private Ipv6Prefix prefix() {
    int maar = 1 + schedule.below(Cast.MAARS);
    int index = schedule.below(3);
    int length = schedule.oneOf(64, 60, 52, 48, 72, 128);
    return Ipv6Prefix.of(Cast.prefix(maar, index, Math.min(length, 64)).address(), length);
  }

  /** The unspecified address asks for one (RFC 5213 5.3.6). */
  private LinkLocalAddress linkLocal() {
    return new LinkLocalAddress(schedule.oneOf(Ipv6Address.UNSPECIFIED, ROUTER, OTHER_ROUTER));
  }

  private void addNetworks(List<MobilityOption> options) {
    List<Ipv6Prefix> odd =
        List.of(
            Cast.LOCAL_NETWORKS.get(0),
            ALL_ZERO,
            Ipv6Prefix.parse("fe80::/64"),
            Ipv6Prefix.parse("ff0e::/16"));
    int first = schedule.below(odd.size());
    int more = schedule.below(MOST_NETWORKS);
    List<MobilityOption> networks = new ArrayList<>();
    networks.add(new LocalPrefix(odd.get(first)));
    for (int i = 0; i < more; i++) {
      networks.add(new LocalPrefix(Cast.prefix(Cast.MAARS + 1, i / 2, 64)));
    }
    options.addAll(networks);
  }

  /** Addresses that a router may have, or one that it may not. */
  private void addRouter(List<MobilityOption> options) {
    options.add(
        new DlifLinkLocalAddress(schedule.oneOf(ROUTER, Ipv6Address.UNSPECIFIED, OTHER_ROUTER)));
    options.add(
        new DlifLinkLayerAddress(schedule.oneOf(Cast.mac(1), Octets.of(new byte[] {1, 2, 3}))));
  }

  /** Leaves no room for anything, with options of which the first counts. */
  private static void fill(List<MobilityOption> options) {
    Octets longest = Octets.of(new byte[LONGEST]);
    options.addAll(Collections.nCopies(TOO_MANY, new MnLinkLayerIdentifier(longest)));
    options.addAll(Collections.nCopies(LONGEST, new HandoffIndicator(HandoffIndicator.UNKNOWN)));
  }
}
