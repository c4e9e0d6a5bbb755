package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.yaml.NodeConfigReader;

/**
 * A CMD and its MAARs, whose configuration files change while sessions go on: what a SIGHUP has
 * read again.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PeersReloadTest {
  private static final int MAARS = 3;

  @TempDir private Path folder;
  private final EventLoopGroup loops = NettyIo.best().newGroup(2, "test");
  private final List<LiveNode> nodes = new ArrayList<>();

  /** All are bound before anybody knows of anybody: each learns of its peers by a reload. */
  @BeforeEach
  void start() throws Exception {
    for (int node = 0; node <= MAARS; node++) {
      NodeSettings alone = NodeConfigReader.parse(yaml(node), "node.yaml");
      LiveNode live = LiveNode.bind(alone, NodeEnvironment.of(loops, List.of()));
      live.start();
      nodes.add(live);
    }
    reload(0, 1, 2);
    reload(1, 0, 2);
    reload(2, 0, 1);
    reload(3, 0, 1, 2);
  }

  @AfterEach
  void stop() {
    nodes.forEach(LiveNode::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static String address(int node) {
    return "2001:db8::" + (node == 0 ? "c" : node + "1");
  }

  /** A node's configuration with these peers; with none, it has one that is nowhere. */
  private String yaml(int node, int... peers) {
    String own =
        node == 0
            ? "role: cmd\n"
            : "role: maar\ncmd: 2001:db8::c\nnumber: %d\npool: %s\nprefixLength: 64\n"
                .formatted(node, pool(node));
    StringBuilder others = new StringBuilder();
    if (peers.length == 0) {
      others.append(peer(node == 0 ? 1 : 0, "127.0.0.1:1"));
    }
    for (int peer : peers) {
      others.append(peer(peer, nodes.get(peer).endpointText()));
    }
    return own
        + "address: %s\nmode: relay\nlifetime: 60\n".formatted(address(node))
        + "transport: {kind: udp, bind: \"127.0.0.1:0\"}\ncontrol: {bind: \"127.0.0.1:0\"}\n"
        + "logLevel: info\npeers:\n"
        + others;
  }

  private static String peer(int node, String endpoint) {
    return "  - {address: \"%s\", endpoint: \"%s\", securityAssociation: true%s}\n"
        .formatted(address(node), endpoint, node == 0 ? "" : ", pool: \"" + pool(node) + "\"");
  }

  private static String pool(int maar) {
    return "2001:db8:" + maar + "00::/40";
  }

  private void reload(int node, int... peers) throws Exception {
    Path file = folder.resolve("node" + node + ".yaml");
    Files.writeString(file, yaml(node, peers));
    new NodeReload(nodes.get(node), file).run();
    assertThat(nodes.get(node).settings().peers()).hasSize(peers.length);
  }

  private ControlClient control(int node) {
    return new ControlClient(nodes.get(node).controlEndpoint().orElseThrow());
  }

  private void attach(int maar, int mn) throws Exception {
    control(maar).attach("mn" + mn + "@example.org", "02:aa:00:00:00:0" + mn, "wlan");
  }

  /** Where the CMD has a mobile node; nothing if it has no entry of it. */
  private String servedBy(int mn) {
    return nodes.get(0).cmdBindings().stream()
        .filter(binding -> binding.mn().toString().startsWith("mn" + mn + "@"))
        .map(binding -> binding.proxyCareOfAddress().toString())
        .findFirst()
        .orElse("");
  }

  private void awaitServed(int mn, int maar) {
    Eventually.until("mn" + mn + " at MAAR " + maar, () -> servedBy(mn).equals(address(maar)));
  }

  private List<String> previous(int mn) {
    return nodes.get(0).cmdBindings().stream()
        .filter(binding -> binding.mn().toString().startsWith("mn" + mn + "@"))
        .flatMap(binding -> binding.previousMaars().stream())
        .map(entry -> entry.address().toString())
        .toList();
  }

  private double events(int node, String event) throws Exception {
    return control(node)
        .metrics()
        .lines()
        .filter(line -> line.contains(event) && !line.startsWith("#"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void maarThatIsPutInRegistersAtOnceAndFollowsHandovers() throws Exception {
    attach(1, 1);
    awaitServed(1, 1);
    attach(3, 2); // The CMD does not know its endpoint, and hears nothing.

    reload(0, 1, 2, 3);
    reload(1, 0, 2, 3);

    assertThat(control(0).peers().path("peers")).hasSize(3);
    assertThat(events(0, "PEER_ADDED")).isPositive();
    assertThat(servedBy(1)).isEqualTo(address(1));
    awaitServed(2, 3);
    attach(3, 1);
    awaitServed(1, 3);
    Eventually.until("confirmed", () -> nodes.get(3).tunnels().size() == 1);
    assertThat(previous(1)).containsExactly(address(1));
    assertThat(nodes.get(1).tunnels()).hasSize(1);
  }

  @Test
  void maarThatIsTakenOutAnchorsNothingAndWhatItServesWaits() throws Exception {
    attach(1, 1);
    awaitServed(1, 1);
    attach(2, 1);
    awaitServed(1, 2);
    Eventually.until("tunnels", () -> tunnels() == 2);
    attach(2, 2);
    awaitServed(2, 2);
    attach(1, 3);
    awaitServed(3, 1);

    reload(0, 2);
    reload(2, 0);

    assertThat(previous(1)).isEmpty();
    assertThat(servedBy(1)).isEqualTo(address(2));
    assertThat(servedBy(2)).isEqualTo(address(2));
    // What it serves is kept until somebody else registers it, or its lifetime ends.
    assertThat(servedBy(3)).isEqualTo(address(1));
    assertThat(nodes.get(2).tunnels()).isEmpty();
    assertThat(control(0).peers().path("peers")).hasSize(1);
    assertThat(dropsOfStrangers()).isZero();
    attach(1, 4);
    Eventually.until("not heard", () -> dropsOfStrangers() > 0);
    assertThat(servedBy(4)).isEmpty();
    attach(2, 3);
    awaitServed(3, 2);
    assertThat(previous(3)).isEmpty();
    assertThat(control(2).bindings().findValuesAsText("state")).doesNotContain("REGISTERING");
  }

  private int tunnels() {
    return IntStream.rangeClosed(1, MAARS).map(node -> nodes.get(node).tunnels().size()).sum();
  }

  private double dropsOfStrangers() {
    try {
      return events(0, "UNKNOWN_ENDPOINT");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
