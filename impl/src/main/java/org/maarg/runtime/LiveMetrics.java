package org.maarg.runtime;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.control.NodeState;
import org.maarg.runtime.observe.Latencies;
import org.maarg.runtime.observe.NodeMetrics;
import org.maarg.runtime.observe.ProgramMetrics;
import org.maarg.wire.Ipv6Address;

/** The metrics of a node with a control API: of what happens to it, and of the program. */
final class LiveMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final NodeMetrics node = new NodeMetrics(registry);
  private final Latencies latencies;
  private final ProgramMetrics program;
  // Each scrape of the metrics reads the state first.
  private volatile int lastBindings;
  private volatile int lastBacklog;

  LiveMetrics(NodeSettings settings) {
    Optional<Ipv6Address> cmd =
        settings.role() instanceof RoleSettings.Maar maar
            ? Optional.of(maar.cmd())
            : Optional.empty();
    latencies = new Latencies(registry, cmd);
    program = new ProgramMetrics(registry, settings.roleName());
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Shows a number that is read at each scrape, on the scraping thread. */
  void show(String name, String description, Supplier<Number> value) {
    node.gauge(name, description, value);
  }

  /** The environment with what counts, and gauges of what the node knows and has set up. */
  NodeEnvironment observe(NodeEnvironment plain, NodeDataPlane dataPlane, NodeSocket socket) {
    show("tunnels", "tunnel ends that are set up", () -> dataPlane.tunnels().size());
    show("routers", "routers shown to mobile nodes", () -> dataPlane.routers().size());
    show("bindings", "bindings of the node", () -> lastBindings);
    show("backlog", "updates that wait to be sent", () -> lastBacklog);
    dataPlane.showIn(node);
    socket.showIn(node);
    return plain.withObserver(node).withObserver(latencies);
  }

  /** The node's state was read. */
  void saw(NodeState state) {
    lastBindings = state.bindings();
    lastBacklog = state.backlog();
  }

  @Override
  public void close() {
    program.close();
  }
}
