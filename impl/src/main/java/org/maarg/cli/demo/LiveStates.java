package org.maarg.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.protocol.Output;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.control.NodeState;
import org.maarg.sim.AdvertisedRouter;
import org.maarg.sim.DomainState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Interface;
import org.maarg.sim.Names;
import org.maarg.wire.Ipv6Address;

/** Reads the state of a live domain. Node by node: it is of one moment only if nothing moves. */
final class LiveStates {
  private LiveStates() {}

  /** The state of all nodes now. */
  static DomainState of(LoopbackDomain domain, Map<Interface, Ipv6Address> places) {
    List<MaarSnapshot> maars = new ArrayList<>();
    for (LiveNode node : domain.nodes()) {
      if (node != domain.cmd()) {
        maars.add(snapshot(node.state()));
      }
    }
    return new DomainState(domain.cmd().cmdBindings(), maars, Map.of(), places);
  }

  private static MaarSnapshot snapshot(NodeState maar) {
    List<AdvertisedRouter> routers = maar.routers().stream().map(LiveStates::router).toList();
    return new MaarSnapshot(maar.address(), maar.maarBindings(), maar.tunnels(), routers);
  }

  private static AdvertisedRouter router(Output.Advertise said) {
    return new AdvertisedRouter(
        said.mn(), said.anchor(), said.prefix(), said.dlif(), said.preferred());
  }

  /** CMD, MAAR1, MAAR2 and so on. */
  static Names names(LoopbackDomain domain) {
    Map<Ipv6Address, String> names = new LinkedHashMap<>();
    for (LiveNode node : domain.nodes()) {
      names.put(node.address(), names.isEmpty() ? "CMD" : "MAAR" + names.size());
    }
    return Names.of(names);
  }
}
