package org.maarg.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** The tunnel ends and advertised routers that a node has asked its driver for. */
public final class DataPlaneState {
  private static final Comparator<Tunnel> TUNNEL_ORDER =
      Comparator.comparing(Tunnel::mn)
          .thenComparing(Tunnel::prefix)
          .thenComparing(Tunnel::end)
          .thenComparing(Tunnel::peer);

  /** What names a router, whatever it says of itself. */
  private record RouterKey(MnId mn, Ipv6Address anchor, Ipv6Prefix prefix) {}

  private final Set<Tunnel> tunnels = new HashSet<>();
  private final Map<RouterKey, AdvertisedRouter> routers = new HashMap<>();

  /** Takes over an output; those that do not concern the data plane change nothing. */
  public void apply(Output output) {
    if (output instanceof Output.AddTunnel add) {
      tunnels.add(add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove) {
      tunnels.remove(remove.tunnel());
    } else if (output instanceof Output.Advertise advertise) {
      advertise(advertise);
    } else if (output instanceof Output.Withdraw withdraw) {
      routers.remove(new RouterKey(withdraw.mn(), withdraw.anchor(), withdraw.prefix()));
    }
  }

  private void advertise(Output.Advertise said) {
    routers.put(
        new RouterKey(said.mn(), said.anchor(), said.prefix()),
        new AdvertisedRouter(
            said.mn(), said.anchor(), said.prefix(), said.dlif(), said.preferred()));
  }

  /** Forgets everything. */
  public void clear() {
    tunnels.clear();
    routers.clear();
  }

  /** A copy of the tunnel ends, by mobile node, prefix, end and peer. */
  public List<Tunnel> tunnels() {
    List<Tunnel> sorted = new ArrayList<>(tunnels);
    sorted.sort(TUNNEL_ORDER);
    return sorted;
  }

  /** A copy of the advertised routers, by mobile node, anchor and prefix. */
  public List<AdvertisedRouter> routers() {
    List<AdvertisedRouter> sorted = new ArrayList<>(routers.values());
    sorted.sort(null);
    return sorted;
  }
}
