package org.maarg.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;

/** The tunnel ends and advertised routers that a node has asked its driver for. */
public final class DataPlaneState {
  /** By mobile node, prefix, end and peer. */
  static final Comparator<Tunnel> TUNNEL_ORDER =
      Comparator.comparing(Tunnel::mn)
          .thenComparing(Tunnel::prefix)
          .thenComparing(Tunnel::end)
          .thenComparing(Tunnel::peer);

  private final TreeSet<Tunnel> tunnels = new TreeSet<>(TUNNEL_ORDER);
  private final TreeMap<AdvertisedRouter, AdvertisedRouter> routers = new TreeMap<>();

  /** Takes over an output; those that do not concern the data plane change nothing. */
  public void apply(Output output) {
    if (output instanceof Output.AddTunnel add) {
      tunnels.add(add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      tunnels.remove(remove.tunnel());
    } else if (output instanceof Output.Advertise advertise) {
      advertise(advertise);
    } else if (output instanceof Output.Withdraw withdraw) {
      routers.remove(
          new AdvertisedRouter(
              withdraw.mn(), withdraw.anchor(), withdraw.prefix(), Dlif.UNKNOWN, false));
    }
  }

  /** The new saying takes the place of the old one: the map's key has no part in what is said. */
  private void advertise(Output.Advertise said) {
    AdvertisedRouter router =
        new AdvertisedRouter(
            said.mn(), said.anchor(), said.prefix(), said.dlif(), said.preferred());
    routers.put(router, router);
  }

  /** Forgets everything. */
  public void clear() {
    tunnels.clear();
    routers.clear();
  }

  /** A copy of the tunnel ends, by mobile node, prefix, end and peer. */
  public List<Tunnel> tunnels() {
    return new ArrayList<>(tunnels);
  }

  /** A copy of the advertised routers, by mobile node, anchor and prefix. */
  public List<AdvertisedRouter> routers() {
    return new ArrayList<>(routers.values());
  }
}
