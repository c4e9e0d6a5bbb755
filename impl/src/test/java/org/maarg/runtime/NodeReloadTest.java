package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

/** A CMD that takes up another configuration while it has a session. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeReloadTest {
  private static final String LISTED = "  - mn1@example.net\n";

  private EventLoopGroup loops;
  private LiveNode cmd;
  private LiveNode maar;
  private ControlClient database;
  private ControlClient access;

  @BeforeEach
  void start() throws ConfigException {
    loops = NettyIo.best().newGroup(2, "test");
    cmd = bind("cmd.yaml");
    maar = bind("maar1.yaml");
    Nodes.introduce(List.of(cmd, maar));
    cmd.start();
    maar.start();
    database = new ControlClient(cmd.controlEndpoint().orElseThrow());
    access = new ControlClient(maar.controlEndpoint().orElseThrow());
  }

  private LiveNode bind(String sample) throws ConfigException {
    return LiveNode.bind(Nodes.sample(sample), NodeEnvironment.of(loops, List.of()));
  }

  @AfterEach
  void stop() {
    maar.close();
    cmd.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static String sample() throws IOException {
    return Files.readString(Path.of("..", "samples", "cmd.yaml"));
  }

  /** The CMD's configuration with this text, and the MAAR where it is. */
  private NodeSettings settings(String yaml, boolean secured) throws ConfigException {
    NodeSettings read = NodeConfigReader.parse(yaml, "cmd.yaml");
    List<PeerSettings> peers = new ArrayList<>();
    for (PeerSettings peer : read.peers()) {
      boolean there = peer.address().equals(maar.address());
      peers.add(
          new PeerSettings(
              peer.address(),
              there ? Optional.of(maar.endpoint()) : Optional.empty(),
              peer.pool(),
              secured));
    }
    return read.at(cmd.settings().transport(), peers, cmd.settings().control());
  }

  private void attach(String mn) throws Exception {
    access.attach(mn, "02:aa:00:00:00:01", "wlan");
  }

  private boolean registered(String mn) throws Exception {
    return database.bindings().path("bindings").findValuesAsText("mn").contains(mn);
  }

  private int refusals() throws Exception {
    return database.bindings().path("refusals").size();
  }

  @Test
  void listsChangeAndSessionsStay() throws Exception {
    attach("mn1@example.net");
    Eventually.until("registered", Nodes.holds(() -> registered("mn1@example.net")));
    attach("one@example.com");
    Eventually.until("not listed", Nodes.holds(() -> refusals() == 1));

    String changed = sample().replace(LISTED, "").replace("@example.org", "@example.com");
    assertThat(cmd.reload(settings(changed, true))).isEmpty();

    assertThat(registered("mn1@example.net")).isTrue();
    attach("one@example.com");
    Eventually.until("listed now", Nodes.holds(() -> registered("one@example.com")));
    assertThat(refusals()).isEqualTo(1);
  }

  @Test
  void securityAssociationOfAPeerCanBeTakenAway() throws Exception {
    attach("mn1@example.net");
    Eventually.until("registered", Nodes.holds(() -> registered("mn1@example.net")));

    assertThat(cmd.reload(settings(sample(), false))).isEmpty();

    assertThat(database.peers().at("/peers/0/securityAssociation").asBoolean()).isFalse();
    attach("one@example.org");
    Eventually.until("dropped", Nodes.holds(() -> dropped("NO_SECURITY_ASSOCIATION") > 0));
    assertThat(registered("mn1@example.net")).isTrue();
    assertThat(registered("one@example.org")).isFalse();
  }

  private double dropped(String reason) throws Exception {
    return database
        .metrics()
        .lines()
        .filter(line -> line.startsWith("maarg_dropped_total") && line.contains(reason))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void whatNeedsARestartLeavesEverythingAsItWas() throws Exception {
    NodeSettings before = cmd.settings();
    String changed =
        sample()
            .replace("lifetime: 60", "lifetime: 120")
            .replace("mode: relay", "mode: proxy")
            .replace(LISTED, "  - mn2@example.net\n");

    assertThat(cmd.reload(settings(changed, true)))
        .containsExactly(
            "mode: cannot change while the node runs; restart it",
            "lifetime: cannot change while the node runs; restart it");

    assertThat(cmd.settings()).isSameAs(before);
    attach("mn1@example.net");
    Eventually.until("the old list", Nodes.holds(() -> registered("mn1@example.net")));
  }

  @Test
  void fileThatCannotBeUsedLeavesEverythingAsItWas(@TempDir Path folder) throws Exception {
    NodeSettings before = cmd.settings();
    Path file = folder.resolve("cmd.yaml");
    Files.writeString(file, sample().replace("lifetime: 60", "lifetime: 7"));

    new NodeReload(cmd, file).run();
    new NodeReload(cmd, folder.resolve("none.yaml")).run();

    assertThat(cmd.settings()).isSameAs(before);
  }
}
