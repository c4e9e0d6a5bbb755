package org.maarg.security.measure;

import java.util.Optional;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.sim.DomainState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/** What an attack has done to mobile nodes, read from the state of a domain. */
final class Damage {
  private Damage() {}

  /** Attached mobile nodes that the CMD believes to be at another MAAR. */
  static double stolenMns(DomainState state) {
    return state.cmd().stream().filter(binding -> isStolen(binding, state)).count();
  }

  private static boolean isStolen(CmdBindingView binding, DomainState state) {
    Ipv6Address attachedTo = state.attachments().get(binding.mn());
    return attachedTo != null && !binding.proxyCareOfAddress().equals(attachedTo);
  }

  /** Attached mobile nodes whose own MAAR does not serve them: they have no preferred prefix. */
  static double unservedMns(DomainState state) {
    return state.attachments().entrySet().stream()
        .filter(entry -> !isServed(entry.getKey(), entry.getValue(), state))
        .count();
  }

  private static boolean isServed(MnId mn, Ipv6Address maar, DomainState state) {
    return state
        .maar(maar)
        .flatMap(snapshot -> snapshot.binding(mn))
        .filter(binding -> serves(binding.state()))
        .isPresent();
  }

  static boolean serves(MaarState state) {
    return state == MaarState.SERVING || state == MaarState.REFRESHING;
  }

  /**
   * Tunnel ends that lead astray: an anchor's to where the mobile node is not, a serving MAAR's to
   * where its prefix is not anchored. Traffic of the mobile node goes to somebody else, or nowhere.
   */
  static double strayTunnels(DomainState state) {
    return state.maars().stream()
        .mapToLong(maar -> maar.tunnels().stream().filter(tunnel -> isStray(tunnel, state)).count())
        .sum();
  }

  private static boolean isStray(Tunnel tunnel, DomainState state) {
    if (tunnel.end() == Tunnel.End.ANCHOR) {
      return !isAttached(tunnel.mn(), tunnel.peer(), state);
    }
    Optional<MaarBindingView> anchor =
        state.maar(tunnel.peer()).flatMap(maar -> maar.binding(tunnel.mn()));
    return anchor.filter(binding -> binding.prefixes().contains(tunnel.prefix())).isEmpty();
  }

  /** Bindings of MAARs that the CMD does not account for, and nobody is attached to. */
  static double orphans(DomainState state) {
    return state.maars().stream()
        .mapToLong(
            maar ->
                maar.bindings().stream()
                    .filter(binding -> isOrphan(maar, binding.mn(), state))
                    .count())
        .sum();
  }

  private static boolean isOrphan(MaarSnapshot maar, MnId mn, DomainState state) {
    boolean attached = isAttached(mn, maar.address(), state);
    boolean known =
        state.cmd().stream()
            .filter(binding -> binding.mn().equals(mn))
            .anyMatch(binding -> accountsFor(binding, maar.address()));
    return !attached && !known;
  }

  private static boolean accountsFor(CmdBindingView binding, Ipv6Address maar) {
    return binding.proxyCareOfAddress().equals(maar)
        || binding.previousMaars().stream().anyMatch(it -> it.address().equals(maar));
  }

  static boolean isAttached(MnId mn, Ipv6Address maar, DomainState state) {
    return Optional.ofNullable(state.attachments().get(mn)).filter(maar::equals).isPresent();
  }
}
