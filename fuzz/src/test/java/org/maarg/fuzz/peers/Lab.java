package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

/** Live nodes of ours, out of configurations as an operator writes them. */
final class Lab implements AutoCloseable {
  static final String SWITCH_ON = "labPlainPeers: true";
  static final String SWITCH_OFF = "labPlainPeers: false";

  private static final int PAUSE_MILLIS = 2;

  private final EventLoopGroup loops = NettyIo.best().newGroup(2, "lab");
  private final Queue<LiveNode> nodes = new ConcurrentLinkedQueue<>();

  /** Starts a node whose peers are there already. */
  LiveNode start(String config, InstantSource clock, NodeObserver observer) {
    try {
      LiveNode node =
          LiveNode.bind(
              NodeConfigReader.parse(config, "lab.yaml"),
              NodeEnvironment.of(loops, List.of(observer)).withClock(clock));
      node.usePeers(node.settings().peerTable());
      node.start();
      nodes.add(node);
      return node;
    } catch (ConfigException e) {
      throw new IllegalArgumentException(config, e);
    }
  }

  /**
   * A CMD among two gateways, to which more may be added that holds for it or the first gateway.
   */
  static String cmd(
      String profile, String knobs, List<PlainGateway> gateways, String ofFirst, String more) {
    return String.join(
        "\n",
        "role: cmd",
        "address: 2001:db8::c",
        "mode: relay",
        "profile: " + profile,
        "knobs: {" + knobs + "}",
        "lifetime: 60",
        "transport: {kind: udp, bind: '127.0.0.1:0'}",
        "peers:",
        gateway(1, gateways.get(0), ofFirst),
        gateway(2, gateways.get(1), "securityAssociation: true"),
        more);
  }

  private static String gateway(int number, PlainGateway gateway, String more) {
    return "  - {address: '2001:db8:0:%d::1', endpoint: '%s', pool: '2001:db8:%d::/48', %s}"
        .formatted(number, text(gateway.peer.endpoint()), number, more);
  }

  /** A MAAR whose CMD is a plain anchor. */
  static String maar(String profile, String knobs, PlainPeer anchor, boolean secured, String more) {
    return String.join(
        "\n",
        "role: maar",
        "address: 2001:db8:0:1::1",
        "mode: relay",
        "profile: " + profile,
        "knobs: {" + knobs + "}",
        "lifetime: 60",
        "cmd: 2001:db8::c",
        "pool: 2001:db8:1::/48",
        "prefixLength: 64",
        "number: 1",
        "transport: {kind: udp, bind: '127.0.0.1:0'}",
        "peers:",
        "  - {address: '2001:db8::c', endpoint: '%s', securityAssociation: %s}"
            .formatted(text(anchor.endpoint()), secured),
        more);
  }

  private static String text(InetSocketAddress endpoint) {
    return endpoint.getAddress().getHostAddress() + ":" + endpoint.getPort();
  }

  /** Waits for what a node does in its own time. */
  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PlainPeer.PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not: %s", what).isLessThan(end);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void close() {
    nodes.forEach(LiveNode::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
