package org.maarg.runtime;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.SettingsChange;
import org.maarg.runtime.control.ControlApi;
import org.maarg.runtime.control.ControlServer;
import org.maarg.runtime.control.NodeState;
import org.maarg.runtime.dataplane.DataPlaneException;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.runtime.ipsec.IpsecException;
import org.maarg.runtime.observe.LogLevel;
import org.maarg.runtime.observe.NodeEvents;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.observe.RegistrationRefusals;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.StateException;
import org.maarg.runtime.transport.SocketDrops;
import org.maarg.runtime.transport.Transport;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.transport.UdpTransport;
import org.maarg.runtime.yaml.MnPolicy;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node on real sockets, with its control API if it is to have one. The methods may be called from
 * any thread but the event loops: those that return a value wait for the node.
 */
public final class LiveNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveNode.class);

  private volatile NodeSettings settings;
  private final NodeEnvironment environment;
  private final Node node;
  private final NodeSocket socket;
  private final RegistrationRefusals refusals = new RegistrationRefusals();
  private final NodeEvents events = new NodeEvents();
  private final NodeDataPlane dataPlane;
  private final NodeRunner runner;
  private final Optional<KeptNode> kept;
  private final EventLoop controlLoop;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Optional<LiveMetrics> metrics;
  private volatile @Nullable ControlServer control;
  private volatile Runnable afterwards = () -> {};

  private LiveNode(
      NodeSettings settings,
      Node node,
      Optional<KeptNode> kept,
      EventLoop loop,
      NodeSocket socket,
      NodeDataPlane dataPlane,
      NodeEnvironment environment) {
    this.settings = settings;
    this.node = node;
    this.kept = kept;
    this.socket = socket;
    this.dataPlane = dataPlane;
    this.controlLoop = environment.loops().next();
    this.metrics = settings.control().map(bind -> new LiveMetrics(settings));
    NodeEnvironment observed = environment.withObserver(refusals).withObserver(events);
    this.environment = metrics.map(all -> withMetrics(observed, all)).orElse(observed);
    this.runner = runner(loop);
    dataPlane.report(runner);
  }

  private NodeRunner runner(EventLoop loop) {
    Transport transport = socket.transport();
    InstantSource clock = environment.clock();
    List<NodeObserver> observers = environment.observers();
    return kept.map(it -> new NodeRunner(it, loop, transport, dataPlane, clock, observers))
        .orElseGet(() -> new NodeRunner(node, loop, transport, dataPlane, clock, observers));
  }

  private NodeEnvironment withMetrics(NodeEnvironment plain, LiveMetrics all) {
    all.show("timers.armed", "timers that run", () -> runner().armedTimers());
    all.show(
        "socket.drops",
        "datagrams that the kernel dropped before this node",
        () -> SocketDrops.at(endpoint()));
    return all.observe(plain, dataPlane, socket);
  }

  /**
   * Binds the socket of a node and knows the peers of its settings, but receives nothing yet.
   *
   * @throws TransportException if the socket cannot be had
   * @throws DataPlaneException if the host cannot forward as the settings ask
   * @throws IpsecException if the host cannot protect the signalling as the settings ask
   */
  public static LiveNode bind(NodeSettings settings, NodeEnvironment environment) {
    return bind(settings, settings.newNode(), environment);
  }

  /** As {@link #bind(NodeSettings, NodeEnvironment)}, with a node of the caller's making. */
  public static LiveNode bind(NodeSettings settings, Node node, NodeEnvironment environment) {
    return bind(settings, node, Optional.empty(), environment);
  }

  /** As {@link #bind(NodeSettings, NodeEnvironment)}, with a node that is kept. */
  public static LiveNode bind(NodeSettings settings, KeptNode kept, NodeEnvironment environment) {
    return bind(settings, kept.node(), Optional.of(kept), environment);
  }

  private static LiveNode bind(
      NodeSettings settings, Node node, Optional<KeptNode> kept, NodeEnvironment environment) {
    EventLoop loop = environment.loops().next();
    NodeSocket socket = NodeSocket.open(settings, environment, loop);
    try {
      NodeDataPlane dataPlane = new NodeDataPlane(settings);
      return new LiveNode(settings, node, kept, loop, socket, dataPlane, environment);
    } catch (DataPlaneException e) {
      socket.transport().close().join();
      socket.close();
      throw e;
    }
  }

  /** What is to be done when the node has been closed. */
  void andThen(Runnable task) {
    afterwards = task;
  }

  /** Replaces the endpoints of the peers. Over raw sockets there are none to replace. */
  public void usePeers(PeerTable peers) {
    if (socket.socket() instanceof UdpTransport udp) {
      udp.usePeers(peers);
    }
  }

  /**
   * Takes up a changed configuration whole, between two inputs, or nothing of it. Sessions stay: a
   * mobile node that a list no longer has is refused when its registration is renewed, and of a
   * MAAR that is no peer any more only what rests on it alone is let go (decision peer-changes).
   *
   * @return why it cannot be taken up while the node runs, a line for each key; empty if it is in
   *     use
   */
  public synchronized List<String> reload(NodeSettings next) {
    List<String> reasons = SettingsChange.reasonsAgainst(settings, next);
    if (!reasons.isEmpty()) {
      return reasons;
    }
    try {
      socket.protect(next);
    } catch (IpsecException e) {
      return List.of("peers: " + e.getMessage());
    }
    runner.changePeers(next.maars(), () -> takeUp(next)).join();
    return List.of();
  }

  private void takeUp(NodeSettings next) {
    // What has come until now is judged by what was so until now.
    runner.commitWaiting();
    socket.introduce(next);
    if (settings.role() instanceof RoleSettings.Cmd old
        && next.role() instanceof RoleSettings.Cmd changed
        && old.authorization() instanceof MnPolicy policy
        && changed.authorization() instanceof MnPolicy lists) {
      policy.use(lists);
    }
    if (!settings.logLevel().equals(next.logLevel())) {
      LogLevel.set(next.logLevel());
    }
    // The node judges by the policy object that it was made with.
    settings = next.withRole(settings.role());
    kept.ifPresent(it -> it.configured(Decisions.of(settings)));
  }

  /**
   * Begins to receive, and to serve the control API.
   *
   * @throws TransportException if the control API cannot be bound; the node is closed then
   */
  public void start() {
    runner.start().join();
    if (kept.isPresent() && kept.get().isRestored()) {
      // It knows the peers of before: what rests on one that the operator took out since goes.
      runner.changePeers(settings.maars(), () -> {}).join();
    }
    var unused = runner.broken().thenAcceptAsync(failure -> close());
    try {
      if (settings.control().isPresent() && metrics.isPresent()) {
        ControlApi api =
            new ControlApi(new LiveControl(this, events, controlLoop), metrics.get().registry());
        control = ControlServer.start(controlLoop, environment.io(), settings.control().get(), api);
      }
    } catch (TransportException e) {
      close();
      throw e;
    }
    LOG.atInfo()
        .addKeyValue("node", address())
        .addKeyValue("role", settings.roleName())
        .addKeyValue("endpoint", endpointText())
        .addKeyValue("control", controlEndpoint().map(Endpoints::text).orElse("none"))
        .log("started");
  }

  /** What the operator decided. */
  public NodeSettings settings() {
    return settings;
  }

  /** Address of the node. */
  public Ipv6Address address() {
    return node.address();
  }

  /** Where the UDP socket is bound; over a raw socket the node's address. */
  public InetSocketAddress endpoint() {
    return socket.socket().localAddress();
  }

  /** The endpoint as text. */
  public String endpointText() {
    return Endpoints.text(endpoint());
  }

  /** Where the control API is served; nowhere before {@link #start()} or without one. */
  public Optional<InetSocketAddress> controlEndpoint() {
    return Optional.ofNullable(control).map(ControlServer::localAddress);
  }

  /** Feeds the node; for callers that do not want to wait. */
  public NodeRunner runner() {
    return runner;
  }

  /** Tells a MAAR that a mobile node has attached; see {@link NodeRunner#attach}. */
  public List<Output> attach(MnId mn, Octets linkLayer, int accessTechnology) {
    return runner.attach(mn, linkLayer, accessTechnology).join();
  }

  /** Tells a MAAR that an interface has attached; see {@link NodeRunner#attach}. */
  public List<Output> attach(MnId mn, Octets linkLayer, int accessTechnology, int handoff) {
    return runner.attach(mn, linkLayer, accessTechnology, handoff).join();
  }

  /** Tells a MAAR that an interface has left. */
  public List<Output> detach(MnId mn, Octets linkLayer) {
    return runner.detach(mn, linkLayer).join();
  }

  /** Tells a MAAR that a mobile node has left. */
  public List<Output> detach(MnId mn) {
    return runner.detach(mn).join();
  }

  /** The bindings of a CMD; none for a MAAR. */
  public List<CmdBindingView> cmdBindings() {
    return state().cmdBindings();
  }

  /** The bindings of a MAAR; none for a CMD. */
  public List<MaarBindingView> maarBindings() {
    return state().maarBindings();
  }

  /** What the node knows and has set up now. */
  public NodeState state() {
    return readState().join();
  }

  /** As {@link #state()}, without waiting. */
  CompletableFuture<NodeState> readState() {
    return runner.ask(
        () -> {
          List<CmdBindingView> cmd = node instanceof Cmd one ? one.bindings() : List.of();
          List<MaarBindingView> maar = node instanceof Maar one ? one.bindings() : List.of();
          NodeState state =
              new NodeState(
                  node.address(),
                  settings.roleName(),
                  cmd,
                  maar,
                  node instanceof Cmd one ? one.backlog() : 0,
                  dataPlane.tunnels(),
                  dataPlane.routers(),
                  refusals.list());
          metrics.ifPresent(all -> all.saw(state));
          return state;
        });
  }

  /** The tunnel ends that the node has set up. */
  public List<Tunnel> tunnels() {
    return dataPlane.tunnels();
  }

  /** What forwards packets in the host; nothing at a node that only records. */
  public Optional<LinuxDataPlane> forwarding() {
    return dataPlane.linux();
  }

  /** Clear-text messages that claimed to be from a verified peer, and were dropped. */
  public long clearText() {
    return socket.clearText();
  }

  /** Number of peers that are to be verified and are now. */
  public int verifiedPeers() {
    return socket.verifiedPeers();
  }

  /** The routers that the node shows to mobile nodes. */
  public List<Output.Advertise> routers() {
    return dataPlane.routers();
  }

  /**
   * Stops the node and closes its sockets. Its state is gone unless it is kept; peers are told
   * nothing. Stopping again is harmless.
   */
  public CompletableFuture<Void> stop() {
    LOG.atInfo().addKeyValue("node", address()).log("stopping");
    ControlServer server = control;
    CompletableFuture<Void> quiet =
        server == null ? CompletableFuture.completedFuture(null) : server.close();
    return quiet
        .thenCompose(nothing -> runner.stop())
        .thenRunAsync(this::keepLast)
        .thenCompose(nothing -> dataPlane.stop())
        .thenRunAsync(socket::close)
        .whenComplete((nothing, failure) -> stopped());
  }

  private void keepLast() {
    try {
      kept.ifPresent(KeptNode::close);
    } catch (StateException failed) {
      LOG.error("the last state of node {} is not kept", address(), failed);
    }
  }

  /** Why the node stopped by itself, if it did: it could not keep its state any more. */
  public Optional<String> failure() {
    return Optional.ofNullable(runner.broken().getNow(null)).map(StateException::getMessage);
  }

  private void stopped() {
    metrics.ifPresent(LiveMetrics::close);
    stopped.countDown();
  }

  /**
   * Waits until somebody has stopped the node.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop().join();
    afterwards.run();
  }
}
