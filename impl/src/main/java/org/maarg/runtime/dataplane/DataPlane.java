package org.maarg.runtime.dataplane;

import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;

/**
 * What forwards the packets of the mobile nodes: tunnels with their routes, and routers shown to
 * mobile nodes. Called on the event loop of the node, in the order in which the node asks; must not
 * block for long. What it throws is reported as a failure of the node's input.
 */
public interface DataPlane {
  /** Sets up this node's end of a tunnel and the route into it; again is not an error. */
  void addTunnel(Tunnel tunnel);

  /** Takes down this node's end of a tunnel and the route into it, if it is there. */
  void removeTunnel(Tunnel tunnel);

  /** Shows a router to a mobile node, or changes what is shown (RFC 8885 3.7). */
  void advertise(Output.Advertise advertisement);

  /** Takes a router away from a mobile node's link, if it is shown. */
  void withdraw(Output.Withdraw withdrawal);
}
