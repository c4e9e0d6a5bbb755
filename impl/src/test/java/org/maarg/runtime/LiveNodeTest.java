package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.runtime.control.NodeStoppedException;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.yaml.ConfigException;

/** The sample configurations as three live nodes, run through their control APIs. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class LiveNodeTest {
  private static final String MN = "mn1@example.net";
  private static final Duration SESSION = Duration.ofSeconds(40);

  private final List<LiveNode> nodes = new ArrayList<>();
  private EventLoopGroup loops;
  private ControlClient cmd;
  private ControlClient maar1;
  private ControlClient maar2;

  @BeforeEach
  void makeLoops() {
    loops = NettyIo.best().newGroup(2, "test");
  }

  @AfterEach
  void stop() {
    nodes.forEach(LiveNode::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** The samples as they are, apart from ports and what would make the test wait. */
  private void start(int lifetimeSeconds) throws ConfigException {
    for (String name : List.of("cmd.yaml", "maar1.yaml", "maar2.yaml")) {
      NodeSettings settings = Nodes.sample(name);
      Profile hasty = settings.profile().with().set(Knob.DELETE_DELAY, 200).build();
      nodes.add(
          LiveNode.bind(
              settings.withLifetime(lifetimeSeconds).withProfile(hasty),
              NodeEnvironment.of(loops, List.of())));
    }
    Nodes.introduce(nodes);
    nodes.forEach(LiveNode::start);
    cmd = new ControlClient(nodes.get(0).controlEndpoint().orElseThrow());
    maar1 = new ControlClient(nodes.get(1).controlEndpoint().orElseThrow());
    maar2 = new ControlClient(nodes.get(2).controlEndpoint().orElseThrow());
  }

  private static boolean isEmpty(ControlClient node) throws ControlException {
    JsonNode state = node.bindings();
    return state.path("bindings").isEmpty()
        && state.path("tunnels").isEmpty()
        && state.path("routers").isEmpty();
  }

  private static String state(ControlClient maar) throws ControlException {
    return maar.bindings().path("bindings").path(0).path("state").asText();
  }

  @Test
  void attachMoveAndDeregistrationByExpiry() throws Exception {
    start(4);
    maar1.attach(MN, "02:aa:00:00:00:01", "wlan");
    Eventually.until("served at 1", Nodes.holds(() -> state(maar1).equals("SERVING")));
    assertThat(maar1.bindings().path("routers")).hasSize(1);

    maar1.detach(MN);
    maar2.attach(MN, "02:aa:00:00:00:01", "wlan");
    Eventually.until("anchored at 1", Nodes.holds(() -> state(maar1).equals("ANCHORING")));
    Eventually.until(
        "settled", Nodes.holds(() -> cmd.bindings().at("/bindings/0/settled").asBoolean()));
    JsonNode binding = cmd.bindings().path("bindings").get(0);
    assertThat(binding.path("mn").asText()).isEqualTo(MN);
    assertThat(binding.path("proxyCareOfAddress").asText()).isEqualTo("2001:db8:0:2::1");
    assertThat(binding.at("/previousMaars/0/address").asText()).isEqualTo("2001:db8:0:1::1");
    assertThat(binding.at("/previousMaars/0/confirmed").asBoolean()).isTrue();
    Eventually.until(
        "tunnel at 2", Nodes.holds(() -> maar2.bindings().path("tunnels").size() == 1));
    assertThat(maar1.bindings().at("/tunnels/0/end").asText()).isEqualTo("anchor");
    assertThat(maar2.bindings().at("/tunnels/0/end").asText()).isEqualTo("serving");
    assertThat(maar2.bindings().path("routers")).hasSize(2);
    assertRouteToTheLocalNetworkOfMaar1();

    maar2.detach(MN);
    Eventually.until(
        SESSION, "all gone", Nodes.holds(() -> isEmpty(maar1) && isEmpty(maar2) && isEmpty(cmd)));
  }

  // Verifies: 8885-3.7-11, 8885-3.7-12
  private void assertRouteToTheLocalNetworkOfMaar1() throws ControlException {
    for (JsonNode router : maar2.bindings().path("routers")) {
      boolean anchored = router.path("anchor").asText().equals("2001:db8:0:1::1");
      assertThat(router.path("localNetworks").toString())
          .isEqualTo(anchored ? "[\"2001:db8:f001::/48\"]" : "[]");
    }
  }

  @Test
  void aBindingOutlivesItsLifetimeWhileTheMobileNodeStays() throws Exception {
    start(4);
    maar1.attach(MN, "02:aa:00:00:00:01", "wlan");
    Eventually.until("served", Nodes.holds(() -> state(maar1).equals("SERVING")));
    Thread.sleep(6_000);

    assertThat(state(maar1)).isIn("SERVING", "REFRESHING");
    assertThat(cmd.bindings().path("bindings")).hasSize(1);
    assertThat(cmd.metrics())
        .contains("maarg_bindings 1.0")
        .contains("maarg_messages_total{direction=\"in\",status=\"none\",type=\"binding_update\"}")
        .contains(
            "maarg_messages_total{direction=\"out\",status=\"0\",type=\"binding_acknowledgement\"}");
  }

  // Verifies: 5213-5.3.1-7, 5213-5.3.1-8
  @ParameterizedTest
  @CsvSource({"stranger@example.com, 153", "mn2@example.net, 152"})
  void whoIsNotOnTheListIsRefused(String mn, int status) throws Exception {
    start(60);
    maar1.attach(mn, "02:aa:00:00:00:02", "wlan");
    Eventually.until("refused", Nodes.holds(() -> isEmpty(maar1)));

    assertThat(cmd.bindings().path("bindings")).isEmpty();
    assertThat(cmd.metrics())
        .contains("status=\"" + status + "\",type=\"binding_acknowledgement\"}");
  }

  @Test
  void startsOnItsOwnWithALogAndStopsAgain() throws Exception {
    try (CapturedLog log = new CapturedLog(Level.INFO)) {
      LiveNode live = NodeProgram.start(Nodes.sample("maar1.yaml"), List.of());
      InetSocketAddress control = live.controlEndpoint().orElseThrow();
      new ControlClient(control).attach(MN, "02aa00000001", "4");
      live.close();
      live.close();

      assertThat(log.lines())
          .anyMatch(line -> line.contains("lost") && line.contains("NO_ENDPOINT"));
      assertThatThrownBy(() -> new ControlClient(control).health())
          .isInstanceOf(ControlException.class);
      assertThatThrownBy(() -> live.attach(null, null, 0))
          .hasRootCauseInstanceOf(NodeStoppedException.class);
    }
  }

  @Test
  void aPortInUseIsAnErrorThatNamesIt() throws Exception {
    start(60);
    NodeSettings settings = Nodes.sample("maar1.yaml");
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), nodes.get(0).endpoint().getPort());
    NodeSettings same =
        settings.at(new TransportSettings.Udp(taken), settings.peers(), settings.control());

    assertThatThrownBy(() -> NodeProgram.start(same, List.of()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(Integer.toString(taken.getPort()))
        .hasMessageContaining("in use");
  }
}
