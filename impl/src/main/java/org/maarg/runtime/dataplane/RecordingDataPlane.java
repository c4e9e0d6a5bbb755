package org.maarg.runtime.dataplane;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** Forwards nothing and remembers what is set up. May be read from any thread. */
public final class RecordingDataPlane implements DataPlane {
  private record Router(MnId mn, Ipv6Address anchor, Ipv6Prefix prefix) {}

  private final Set<Tunnel> tunnels = new LinkedHashSet<>();
  private final Map<Router, Output.Advertise> routers = new LinkedHashMap<>();

  @Override
  public synchronized void addTunnel(Tunnel tunnel) {
    tunnels.add(tunnel);
  }

  @Override
  public synchronized void removeTunnel(Tunnel tunnel) {
    tunnels.remove(tunnel);
  }

  @Override
  public synchronized void advertise(Output.Advertise advertisement) {
    routers.put(
        new Router(advertisement.mn(), advertisement.anchor(), advertisement.prefix()),
        advertisement);
  }

  @Override
  public synchronized void withdraw(Output.Withdraw withdrawal) {
    routers.remove(new Router(withdrawal.mn(), withdrawal.anchor(), withdrawal.prefix()));
  }

  /** The tunnel ends that are set up, oldest first. */
  public synchronized List<Tunnel> tunnels() {
    return List.copyOf(tunnels);
  }

  /** The routers that are shown, oldest first, each as it was advertised last. */
  public synchronized List<Output.Advertise> routers() {
    return List.copyOf(routers.values());
  }
}
