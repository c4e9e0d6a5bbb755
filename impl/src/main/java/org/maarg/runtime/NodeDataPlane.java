package org.maarg.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.dataplane.DataPlane;
import org.maarg.runtime.dataplane.Doorstep;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.observe.NodeMetrics;
import org.maarg.wire.option.MnId;

/**
 * The data plane of a live node: what is set up is remembered, so that it can be shown, and done in
 * the host if the node's settings ask for it.
 */
final class NodeDataPlane implements DataPlane {
  private final RecordingDataPlane recorded = new RecordingDataPlane();
  private final Optional<LinuxDataPlane> linux;
  private volatile @Nullable NodeRunner runner;

  /**
   * Sets up what a node's settings ask for.
   *
   * @throws org.maarg.runtime.dataplane.DataPlaneException if the host cannot do it
   */
  // Implements: 4861-6.2.1-2
  NodeDataPlane(NodeSettings settings) {
    linux = settings.dataPlane().map(forwarding -> start(settings, forwarding));
  }

  private LinuxDataPlane start(NodeSettings settings, DataPlaneSettings forwarding) {
    if (!(settings.role() instanceof RoleSettings.Maar maar)) {
      throw new IllegalArgumentException("only a MAAR forwards");
    }
    Optional<Path> namespace =
        settings.transport() instanceof TransportSettings.Raw raw
            ? raw.namespace()
            : Optional.empty();
    return LinuxDataPlane.start(
        settings.address(), maar.pool(), forwarding, namespace, new Arrivals());
  }

  /** Who comes and goes is told to this runner from now on. */
  void report(NodeRunner to) {
    runner = to;
  }

  /** Shows what the host has refused, and what its filter has dropped, by reason. */
  void showIn(NodeMetrics metrics) {
    if (linux.isPresent()) {
      LinuxDataPlane plane = linux.get();
      metrics.gauge("forwarding.failures", "changes that the host refused", plane::failures);
      for (String reason : plane.drops().join().keySet()) {
        metrics.gauge("forwarding.drops." + reason, "packets dropped", () -> plane.drops(reason));
      }
    }
  }

  /** What forwards in the host, if anything does. */
  Optional<LinuxDataPlane> linux() {
    return linux;
  }

  List<Tunnel> tunnels() {
    return recorded.tunnels();
  }

  List<Output.Advertise> routers() {
    return recorded.routers();
  }

  @Override
  public void addTunnel(Tunnel tunnel) {
    recorded.addTunnel(tunnel);
    linux.ifPresent(plane -> plane.addTunnel(tunnel));
  }

  @Override
  public void removeTunnel(Tunnel tunnel) {
    recorded.removeTunnel(tunnel);
    linux.ifPresent(plane -> plane.removeTunnel(tunnel));
  }

  @Override
  public void advertise(Output.Advertise advertisement) {
    recorded.advertise(advertisement);
    linux.ifPresent(plane -> plane.advertise(advertisement));
  }

  @Override
  public void withdraw(Output.Withdraw withdrawal) {
    recorded.withdraw(withdrawal);
    linux.ifPresent(plane -> plane.withdraw(withdrawal));
  }

  /** Removes what was set up in the host. */
  CompletableFuture<Void> stop() {
    return linux.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(linux.get()::close);
  }

  /** Tells the node. What fails there has been logged by the runner. */
  private final class Arrivals implements Doorstep {
    @Override
    public void came(DataPlaneSettings.KnownMn mn) {
      NodeRunner to = runner;
      if (to != null) {
        var unused = to.attach(mn.mn(), mn.linkLayer(), mn.accessTechnology());
      }
    }

    @Override
    public void went(MnId mn) {
      NodeRunner to = runner;
      if (to != null) {
        var unused = to.detach(mn);
      }
    }
  }
}
