package org.maarg.protocol;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** Networks that only one MAAR reaches, as messages tell them (RFC 8885 3.7, 4.4). */
public final class LocalNetworks {
  /** Most that are told of one MAAR: a host keeps few routes (RFC 4191 4). */
  public static final int MOST = 16;

  private LocalNetworks() {}

  // Implements: 8885-4.4-4
  /** Those that a message from their MAAR names, without what nobody may be shown. */
  public static List<Ipv6Prefix> in(MobilityOptions options) {
    List<Ipv6Prefix> networks = new ArrayList<>();
    for (LocalPrefix told : options.all(LocalPrefix.class)) {
      addIfUsable(networks, told.prefix());
    }
    return networks;
  }

  /**
   * Adds a network that is not there yet, as long as there are not too many.
   *
   * @return false if it is everything, or no network of hosts
   */
  public static boolean addIfUsable(List<Ipv6Prefix> networks, Ipv6Prefix network) {
    boolean usable =
        network.length() > 0
            && !network.address().isLinkLocal()
            && !network.address().isMulticast();
    if (usable && !networks.contains(network) && networks.size() < MOST) {
      networks.add(network);
    }
    return usable;
  }

  /** Appends one option for each. */
  public static void addTo(List<MobilityOption> options, List<Ipv6Prefix> networks) {
    for (Ipv6Prefix network : networks) {
      options.add(new LocalPrefix(network));
    }
  }
}
