package org.maarg.security.measure;

import org.maarg.protocol.maar.MaarState;
import org.maarg.sim.DomainState;

/** Numbers of the state of a domain. */
final class States {
  private States() {}

  static double cmdBindings(DomainState state) {
    return state.cmd().size();
  }

  static double maarBindings(DomainState state) {
    return state.maars().stream().mapToInt(maar -> maar.bindings().size()).sum();
  }

  static double mostBindingsOfOneMaar(DomainState state) {
    return state.maars().stream().mapToInt(maar -> maar.bindings().size()).max().orElse(0);
  }

  static double anchoredPrefixes(DomainState state) {
    return state.maars().stream()
        .flatMap(maar -> maar.bindings().stream())
        .filter(binding -> binding.state().isAnchor())
        .count();
  }

  static double servedMns(DomainState state) {
    return state.maars().stream()
        .flatMap(maar -> maar.bindings().stream())
        .filter(
            binding ->
                binding.state() == MaarState.SERVING || binding.state() == MaarState.REFRESHING)
        .count();
  }

  static double tunnels(DomainState state) {
    return state.maars().stream().mapToInt(maar -> maar.tunnels().size()).sum();
  }

  static double longestList(DomainState state) {
    return state.cmd().stream().mapToInt(mn -> mn.previousMaars().size()).max().orElse(0);
  }
}
