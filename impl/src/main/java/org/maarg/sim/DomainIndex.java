package org.maarg.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** Finds what the MAARs of a domain have for a mobile node. */
final class DomainIndex {
  /** A thing at a node. */
  record At(Ipv6Address node, Object thing) {}

  /** A router by what names it, whatever it says of itself. */
  record RouterKey(MnId mn, Ipv6Address anchor, Ipv6Prefix prefix) {
    static RouterKey of(AdvertisedRouter router) {
      return new RouterKey(router.mn(), router.anchor(), router.prefix());
    }
  }

  private final Map<Ipv6Address, MaarSnapshot> maars = new HashMap<>();
  private final Map<At, List<MaarBindingView>> bindings = new HashMap<>();
  private final Map<At, List<Tunnel>> tunnels = new HashMap<>();
  private final Map<At, AdvertisedRouter> routers = new HashMap<>();

  DomainIndex(DomainState state) {
    state.maars().forEach(this::add);
  }

  private void add(MaarSnapshot maar) {
    Ipv6Address at = maar.address();
    maars.put(at, maar);
    for (MaarBindingView binding : maar.bindings()) {
      bindings.computeIfAbsent(new At(at, binding.mn()), key -> new ArrayList<>()).add(binding);
    }
    maar.routers().forEach(router -> routers.put(new At(at, RouterKey.of(router)), router));
    for (Tunnel tunnel : maar.tunnels()) {
      tunnels.computeIfAbsent(new At(at, tunnel.mn()), key -> new ArrayList<>()).add(tunnel);
    }
  }

  /** The tunnel end that an anchor needs. */
  static Tunnel anchorEnd(MnId mn, Ipv6Prefix prefix, Ipv6Address serving) {
    return new Tunnel(mn, prefix, Tunnel.End.ANCHOR, serving);
  }

  /** The tunnel end that a serving MAAR needs. */
  static Tunnel servingEnd(MnId mn, Ipv6Prefix prefix, Ipv6Address anchor) {
    return new Tunnel(mn, prefix, Tunnel.End.SERVING, anchor);
  }

  boolean isUp(Ipv6Address maar) {
    return maars.containsKey(maar);
  }

  /**
   * What a MAAR has of a session: the binding with its prefixes; without one, that of its
   * interface, or the only one of its mobile node.
   */
  Optional<MaarBindingView> binding(Ipv6Address maar, CmdBindingView session, PrefixSet prefixes) {
    List<MaarBindingView> found = bindings.getOrDefault(new At(maar, session.mn()), List.of());
    for (MaarBindingView binding : found) {
      if (binding.prefixes().hasOneOf(prefixes)) {
        return Optional.of(binding);
      }
    }
    for (MaarBindingView binding : found) {
      if (found.size() == 1 || binding.linkLayer().equals(session.linkLayer())) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  /** What a MAAR has of a mobile node, or of one of its interfaces. */
  List<MaarBindingView> bindings(Ipv6Address maar, MnId mn) {
    return bindings.getOrDefault(new At(maar, mn), List.of());
  }

  List<Tunnel> tunnels(Ipv6Address maar, MnId mn) {
    return tunnels.getOrDefault(new At(maar, mn), List.of());
  }

  Optional<AdvertisedRouter> router(Ipv6Address maar, RouterKey key) {
    return Optional.ofNullable(routers.get(new At(maar, key)));
  }
}
