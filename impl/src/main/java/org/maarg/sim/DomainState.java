package org.maarg.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/**
 * A whole domain at one moment, read from simulated or live nodes.
 *
 * @param cmd bindings of the CMD
 * @param maars the MAARs that are up
 * @param attachments the address of the MAAR that each attached mobile node is at; one that is not
 *     in here is expected to be forgotten everywhere
 * @param interfaces the same of each interface, of mobile nodes that have several; they are not
 *     among the attachments
 */
public record DomainState(
    List<CmdBindingView> cmd,
    List<MaarSnapshot> maars,
    Map<MnId, Ipv6Address> attachments,
    Map<Interface, Ipv6Address> interfaces) {

  /** One whose mobile nodes have one interface each. */
  public DomainState(
      List<CmdBindingView> cmd, List<MaarSnapshot> maars, Map<MnId, Ipv6Address> attachments) {
    this(cmd, maars, attachments, Map.of());
  }

  /** Copies the lists and the maps. */
  public DomainState {
    cmd = List.copyOf(cmd);
    maars = List.copyOf(maars);
    attachments = Map.copyOf(attachments);
    interfaces = Map.copyOf(interfaces);
  }

  /** The address of the MAAR where the mobile node, or the interface, of a session is. */
  public Optional<Ipv6Address> place(CmdBindingView session) {
    Ipv6Address ofInterface = interfaces.get(new Interface(session.mn(), session.linkLayer()));
    return Optional.ofNullable(ofInterface == null ? attachments.get(session.mn()) : ofInterface);
  }

  /** One MAAR: its bindings, its ends of tunnels and the routers it shows to mobile nodes. */
  public record MaarSnapshot(
      Ipv6Address address,
      List<MaarBindingView> bindings,
      List<Tunnel> tunnels,
      List<AdvertisedRouter> routers) {

    /** Copies the lists. */
    public MaarSnapshot {
      bindings = List.copyOf(bindings);
      tunnels = List.copyOf(tunnels);
      routers = List.copyOf(routers);
    }

    /** The binding of a mobile node here. */
    public Optional<MaarBindingView> binding(MnId mn) {
      return bindings.stream().filter(binding -> binding.mn().equals(mn)).findFirst();
    }
  }

  /** The MAAR at an address, if it is up. */
  public Optional<MaarSnapshot> maar(Ipv6Address address) {
    return maars.stream().filter(maar -> maar.address().equals(address)).findFirst();
  }
}
