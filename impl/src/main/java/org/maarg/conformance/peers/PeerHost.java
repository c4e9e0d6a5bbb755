package org.maarg.conformance.peers;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.AttachmentException;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Stage;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.NodeRunner;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.Transport;
import org.maarg.runtime.transport.UdpTransport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/** Runs one of our own nodes, right or wrong, as a target on a UDP socket of this machine. */
public final class PeerHost implements Attachment, AutoCloseable {
  private static final int LIFETIME_SECONDS = 60;
  private static final int PREFIX_LENGTH = 64;

  private final EventLoopGroup loops;
  private final UdpTransport socket;
  private final NodeRunner runner;

  private PeerHost(EventLoopGroup loops, UdpTransport socket, NodeRunner runner) {
    this.loops = loops;
    this.socket = socket;
    this.runner = runner;
  }

  /** Starts a peer that knows the nodes of a stage. */
  public static PeerHost start(
      WrongPeer peer, TesterSettings settings, Profile profile, Stage stage) {
    NettyIo io = NettyIo.best();
    EventLoopGroup loops = io.newGroup(1, "maarg-peer");
    EventLoop loop = loops.next();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    UdpTransport socket = UdpTransport.bind(io, loop, any).join();
    socket.usePeers(peers(settings, stage));
    NodeSettings own = nodeSettings(peer, settings, profile, any);
    DistortedNode node = new DistortedNode(own.newNode(), peer.newDistortion());
    NodeRunner runner =
        new NodeRunner(
            node,
            loop,
            behind(peer.paths(), socket, loop, settings),
            new RecordingDataPlane(),
            InstantSource.system(),
            List.of());
    runner.start().join();
    return new PeerHost(loops, socket, runner);
  }

  private static Transport behind(
      WrongPeer.Paths paths, Transport socket, EventLoop loop, TesterSettings settings) {
    if (paths == WrongPeer.Paths.EVEN) {
      return socket;
    }
    List<Ipv6Address> nodes = new ArrayList<>();
    settings.played().forEach(it -> nodes.add(it.address()));
    if (paths == WrongPeer.Paths.FIRST_IS_FARTHEST) {
      Collections.reverse(nodes);
    }
    return new UnevenPaths(socket, loop, nodes);
  }

  private static PeerTable peers(TesterSettings settings, Stage stage) {
    List<PeerTable.Entry> entries = new ArrayList<>();
    for (Played node : settings.played()) {
      entries.add(new PeerTable.Entry(node.address(), stage.endpointOf(node), true));
    }
    return new PeerTable(entries);
  }

  private static NodeSettings nodeSettings(
      WrongPeer peer, TesterSettings settings, Profile profile, InetSocketAddress bind) {
    List<PeerSettings> peers = new ArrayList<>();
    for (Played node : settings.played()) {
      peers.add(new PeerSettings(node.address(), Optional.empty(), node.pool(), true));
    }
    return new NodeSettings(
        settings.targetAddress(),
        role(settings),
        peer.modeIn(settings.mode()),
        peer.profileFrom(profile),
        LIFETIME_SECONDS,
        new TransportSettings.Udp(bind),
        peers,
        Optional.empty(),
        "WARN");
  }

  private static RoleSettings role(TesterSettings settings) {
    if (settings.role() == TargetRole.CMD) {
      return new RoleSettings.Cmd(MnAuthorization.servingOnly(settings.subscribers()::has));
    }
    Ipv6Address cmd = settings.played().get(0).address();
    return new RoleSettings.Maar(cmd, settings.targetPool(), PREFIX_LENGTH, 1, List.of());
  }

  public InetSocketAddress endpoint() {
    return socket.localAddress();
  }

  @Override
  public void attach(MnId mn, Octets linkLayer) {
    done(runner.attach(mn, linkLayer, AccessTechnologyType.WLAN));
  }

  @Override
  public void detach(MnId mn) {
    done(runner.detach(mn));
  }

  private static void done(CompletableFuture<List<Output>> request) {
    try {
      request.join();
    } catch (CompletionException e) {
      throw new AttachmentException("the node has failed", e);
    }
  }

  @Override
  public boolean canDetach() {
    return true;
  }

  @Override
  public void close() {
    runner.stop().join();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
