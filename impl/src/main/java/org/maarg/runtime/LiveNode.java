package org.maarg.runtime;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.maarg.protocol.Cmd;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.Maar;
import org.maarg.protocol.MaarBindingView;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Octets;

/**
 * A node on real sockets. The methods may be called from any thread but the event loops: those that
 * return a value wait for the node.
 */
public final class LiveNode implements AutoCloseable {
  private final NodeSettings settings;
  private final Node node;
  private final DatagramTransport socket;
  private final RecordingDataPlane dataPlane;
  private final NodeRunner runner;

  private LiveNode(
      NodeSettings settings,
      Node node,
      EventLoop loop,
      DatagramTransport socket,
      NodeEnvironment environment) {
    this.settings = settings;
    this.node = node;
    this.socket = socket;
    this.dataPlane = new RecordingDataPlane();
    LinkFaults faults = environment.faults();
    Transport transport = faults.isNone() ? socket : new FaultyTransport(socket, loop, faults);
    this.runner =
        new NodeRunner(
            node, loop, transport, dataPlane, environment.clock(), environment.observers());
  }

  /**
   * Binds the socket of a node and knows the peers of its settings, but receives nothing yet.
   *
   * @throws TransportException if the socket cannot be bound
   */
  public static LiveNode bind(NodeSettings settings, NodeEnvironment environment) {
    return bind(settings, settings.newNode(), environment);
  }

  /** As {@link #bind(NodeSettings, NodeEnvironment)}, with a node of the caller's making. */
  static LiveNode bind(NodeSettings settings, Node node, NodeEnvironment environment) {
    EventLoop loop = environment.loops().next();
    return new LiveNode(settings, node, loop, open(settings, loop, environment), environment);
  }

  private static DatagramTransport open(
      NodeSettings settings, EventLoop loop, NodeEnvironment environment) {
    TransportSettings.Udp udp = (TransportSettings.Udp) settings.transport();
    try {
      UdpTransport transport = UdpTransport.bind(environment.io(), loop, udp.bind()).join();
      transport.usePeers(settings.peerTable());
      return transport;
    } catch (CompletionException e) {
      throw new TransportException("cannot bind UDP to " + udp.bind(), e.getCause());
    }
  }

  /** Replaces the endpoints of the peers. Over raw sockets there are none to replace. */
  public void usePeers(PeerTable peers) {
    if (socket instanceof UdpTransport udp) {
      udp.usePeers(peers);
    }
  }

  /** Begins to receive. */
  public void start() {
    runner.start().join();
  }

  /** What the operator decided. */
  public NodeSettings settings() {
    return settings;
  }

  /** Address of the node. */
  public Ipv6Address address() {
    return node.address();
  }

  /** Where the socket is bound. */
  public InetSocketAddress endpoint() {
    return socket.localAddress();
  }

  /** Feeds the node; for callers that do not want to wait. */
  public NodeRunner runner() {
    return runner;
  }

  /** Tells a MAAR that a mobile node has attached; see {@link NodeRunner#attach}. */
  public List<Output> attach(MnId mn, Octets linkLayer, int accessTechnology) {
    return runner.attach(mn, linkLayer, accessTechnology).join();
  }

  /** Tells a MAAR that a mobile node has left. */
  public List<Output> detach(MnId mn) {
    return runner.detach(mn).join();
  }

  /** The bindings of a CMD; none for a MAAR. */
  public List<CmdBindingView> cmdBindings() {
    return runner.ask(() -> node instanceof Cmd cmd ? cmd.bindings() : noCmd()).join();
  }

  /** The bindings of a MAAR; none for a CMD. */
  public List<MaarBindingView> maarBindings() {
    return runner.ask(() -> node instanceof Maar maar ? maar.bindings() : noMaar()).join();
  }

  private static List<CmdBindingView> noCmd() {
    return List.of();
  }

  private static List<MaarBindingView> noMaar() {
    return List.of();
  }

  /** The tunnel ends that the node has set up. */
  public List<Tunnel> tunnels() {
    return dataPlane.tunnels();
  }

  /** The routers that the node shows to mobile nodes. */
  public List<Output.Advertise> routers() {
    return dataPlane.routers();
  }

  /** Stops the node and closes its socket. Its state is gone; peers are told nothing. */
  public CompletableFuture<Void> stop() {
    return runner.stop();
  }

  @Override
  public void close() {
    stop().join();
  }
}
