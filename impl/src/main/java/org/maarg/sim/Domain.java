package org.maarg.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/**
 * A CMD and its MAARs in a simulation, with mobile nodes that attach, move and leave. MAARs are
 * called by number, from 1. Made by {@link DomainBuilder}.
 */
public final class Domain {
  private final Simulation simulation;
  private final AddressPlan plan;
  private final Map<MnId, Ipv6Address> attachments = new HashMap<>();
  private final Map<MnId, Octets> linkLayers = new HashMap<>();

  Domain(Simulation simulation, AddressPlan plan) {
    this.simulation = simulation;
    this.plan = plan;
  }

  /** The identifier of a mobile node by number: {@code mn1@example.org} and so on. */
  public static MnId mn(int number) {
    return MnId.nai("mn" + number + "@example.org");
  }

  /** The network, for faults, injections, observers and script steps. */
  public Simulation simulation() {
    return simulation;
  }

  /** The addresses and pools. */
  public AddressPlan plan() {
    return plan;
  }

  /** Names of all nodes: CMD, MAAR1 and so on. */
  public Names names() {
    return Names.ofHosts(simulation.hosts());
  }

  /** Where a mobile node is; empty if it is attached nowhere. */
  public Optional<Ipv6Address> attachment(MnId mn) {
    return Optional.ofNullable(attachments.get(mn));
  }

  /** A mobile node attaches to a MAAR now; its former MAAR, if any, does not notice. */
  public void attach(MnId mn, int maar) {
    Ipv6Address address = plan.maar(maar);
    attachments.put(mn, address);
    attach(mn, address);
  }

  private void attach(MnId mn, Ipv6Address address) {
    Octets linkLayer = linkLayers.computeIfAbsent(mn, key -> plan.linkLayer(linkLayers.size() + 1));
    simulation.attach(address, mn, linkLayer, AccessTechnologyType.WLAN);
  }

  /** A mobile node leaves its MAAR now; nothing happens if it is attached nowhere. */
  public void detach(MnId mn) {
    Ipv6Address address = attachments.remove(mn);
    if (address != null) {
      simulation.detach(address, mn);
    }
  }

  /** A mobile node leaves its MAAR, if it is at one, and attaches to another at once. */
  public void move(MnId mn, int maar) {
    detach(mn);
    attach(mn, maar);
  }

  /** The CMD crashes. */
  public void crashCmd() {
    simulation.crash(plan.cmd());
  }

  /** The CMD starts afresh. */
  public void restartCmd() {
    simulation.restart(plan.cmd());
  }

  /** A MAAR crashes; mobile nodes stay on its link. */
  public void crash(int maar) {
    simulation.crash(plan.maar(maar));
  }

  /** A MAAR starts afresh; the mobile nodes on its link attach again, in order. */
  public void restart(int maar) {
    Ipv6Address address = plan.maar(maar);
    simulation.restart(address);
    attachments.entrySet().stream()
        .filter(attachment -> attachment.getValue().equals(address))
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(mn -> attach(mn, address));
  }

  /** A crashed CMD goes on where it was: it has kept its state. */
  public void resumeCmd() {
    simulation.resume(plan.cmd());
  }

  /**
   * A crashed MAAR goes on where it was: it has kept its state, and mobile nodes need not attach
   * again. Who came or left while it was down must be told to it anew.
   */
  public void resume(int maar) {
    simulation.resume(plan.maar(maar));
  }

  /** Views, tunnels and routers of all nodes now. */
  public DomainState state() {
    List<MaarSnapshot> maars = new ArrayList<>();
    List<CmdBindingView> cmd = List.of();
    for (Host host : simulation.hosts()) {
      if (host.isUp() && host.node() instanceof Cmd node) {
        cmd = node.bindings();
      } else if (host.isUp() && host.node() instanceof Maar node) {
        maars.add(
            new MaarSnapshot(
                host.address(),
                node.bindings(),
                host.dataPlane().tunnels(),
                host.dataPlane().routers()));
      }
    }
    return new DomainState(cmd, maars, attachments);
  }

  /** Whether the domain is consistent now; to be asked when it is quiet. */
  public Verdict verdict() {
    return Verdict.of(state(), names());
  }
}
