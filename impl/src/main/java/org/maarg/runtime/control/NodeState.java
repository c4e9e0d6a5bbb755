package org.maarg.runtime.control;

import java.util.List;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.runtime.observe.RegistrationRefusal;
import org.maarg.wire.Ipv6Address;

/**
 * What a node knows and has set up, at one moment.
 *
 * @param role cmd or maar
 * @param cmdBindings of a CMD; empty for a MAAR
 * @param maarBindings of a MAAR; empty for a CMD
 * @param backlog updates of a CMD that wait for pacing or for MAX_UPDATE_RATE; 0 for a MAAR
 * @param tunnels ends that are set up
 * @param routers shown to mobile nodes
 * @param refusals registrations that were refused last, by this node or to it
 */
public record NodeState(
    Ipv6Address address,
    String role,
    List<CmdBindingView> cmdBindings,
    List<MaarBindingView> maarBindings,
    int backlog,
    List<Tunnel> tunnels,
    List<Output.Advertise> routers,
    List<RegistrationRefusal> refusals) {

  /** Number of bindings. */
  public int bindings() {
    return cmdBindings.size() + maarBindings.size();
  }
}
