package org.maarg.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.CapturedLog;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.ScriptedNode;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;

/** The control API of a node that does what the test says. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Isolated("reads the log of the whole program")
class ControlServerTest {
  private static final String GOOD =
      "{\"mn\":\"mn1@example.org\",\"linkLayer\":\"02:aa:00:00:00:01\",\"accessTechnology\":4}";

  private EventLoopGroup loops;
  private ScriptedNode node;
  private LiveNode live;
  private ControlClient client;

  @BeforeEach
  void start() throws ConfigException {
    loops = NettyIo.best().newGroup(2, "test");
    NodeSettings settings = Nodes.sample("maar1.yaml");
    node =
        new ScriptedNode(
            settings.address(),
            (input, out) -> {
              if (input instanceof Input.Attached attached) {
                Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:1::/64");
                Ipv6Address peer = Ipv6Address.parse("2001:db8:0:2::1");
                if (attached.accessTechnology() == 255) {
                  throw new IllegalStateException("seeded: secret detail");
                }
                out.accept(
                    new Output.AddTunnel(
                        new Tunnel(attached.mn(), prefix, Tunnel.End.ANCHOR, peer)));
              } else if (input instanceof Input.Detached) {
                out.accept(new Output.Dropped(DropReason.NOT_ATTACHED, Ipv6Address.UNSPECIFIED));
              }
            });
    live = LiveNode.bind(settings, node, NodeEnvironment.of(loops, List.of()));
    live.start();
    client = new ControlClient(live.controlEndpoint().orElseThrow());
  }

  private final CapturedLog log = new CapturedLog(Level.WARN);

  @AfterEach
  void stop() {
    log.close();
    live.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private record Reply(int status, String head, String body) {}

  /** Sends octets as they are, so that requests can be wrong in every way. */
  private Reply raw(String request) throws IOException {
    InetSocketAddress endpoint = live.controlEndpoint().orElseThrow();
    try (Socket socket = new Socket(endpoint.getAddress(), endpoint.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      assertThat(end).as("a whole answer to %s: %s", request, all).isPositive();
      int status = Integer.parseInt(all.substring(9, 12));
      return new Reply(status, all.substring(0, end), all.substring(end + 4));
    }
  }

  private Reply raw(String line, String headers, String body) throws IOException {
    return raw(
        line
            + " HTTP/1.1\r\n"
            + headers
            + "Connection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private Reply post(String path, String body) throws IOException {
    return raw("POST " + path, "Host: 127.0.0.1\r\nContent-Type: application/json\r\n", body);
  }

  @Test
  void attachReachesTheNode() throws Exception {
    JsonNode done = client.attach("mn1@example.org", "02:aa:00:00:00:01", "wlan");

    assertThat(done.path("mn").asText()).isEqualTo("mn1@example.org");
    assertThat(done.at("/outputs/0/text").asText()).startsWith("add tunnel");
    Input.Attached input = node.inputs(Input.Attached.class).get(0);
    assertThat(input.handoff()).isEqualTo(HandoffIndicator.UNKNOWN);
    assertThat(input.mn()).isEqualTo(MnId.nai("mn1@example.org"));
    assertThat(input.linkLayer().toHex()).isEqualTo("02aa00000001");
    assertThat(input.accessTechnology()).isEqualTo(4);
    assertThat(client.bindings().path("tunnels").get(0).path("prefix").asText())
        .isEqualTo("2001:db8:1::/64");
  }

  // Verifies: 5213-6.9.1.1-11
  @Test
  void whatIsKnownOfAnInterfaceReachesTheNode() throws Exception {
    client.attach("mn1@example.org", "02aa00000002", "wlan", "other-interface");
    assertThat(node.inputs(Input.Attached.class).get(0).handoff())
        .isEqualTo(HandoffIndicator.OTHER_INTERFACE);

    assertThatThrownBy(() -> client.detach("mn1@example.org", "02:aa:00:00:00:02"))
        .hasMessage("NOT_ATTACHED");
    assertThat(node.inputs(Input.Detached.class).get(0).linkLayer().toHex())
        .isEqualTo("02aa00000002");
    assertThatThrownBy(() -> client.attach("mn1@example.org", "02", "wlan", "some"))
        .hasMessageContaining("'handoff' must be one of");
  }

  @Test
  void whatTheNodeDropsIsAConflict() {
    ControlException e =
        catchThrowableOfType(ControlException.class, () -> client.detach("mn1@example.org"));

    assertThat(e.status()).isEqualTo(409);
    assertThat(e).hasMessage("NOT_ATTACHED");
  }

  @Test
  void descriptionNamesEveryPathWithItsMethod() throws Exception {
    String text = raw("GET /v1/openapi.yaml", "Host: 127.0.0.1\r\n", "").body();
    JsonNode paths = new YAMLMapper().readTree(text).path("paths");
    assertThat(paths).hasSize(10);
    paths
        .properties()
        .forEach(
            path ->
                assertThat(ControlApi.methodOf(path.getKey()))
                    .as(path.getKey())
                    .contains(path.getValue().fieldNames().next().toUpperCase(Locale.ROOT)));
  }

  @Test
  void methodThatAPathDoesNotTakeIsToldWhichItTakes() throws Exception {
    Reply get = raw("DELETE /v1/bindings", "Host: 127.0.0.1\r\n", "");
    assertThat(get.status()).isEqualTo(405);
    assertThat(get.head()).containsIgnoringCase("\r\nallow: GET, HEAD");
    assertThat(raw("GET /v1/attach", "Host: 127.0.0.1\r\n", "").head())
        .containsIgnoringCase("\r\nallow: POST");
  }

  @Test
  void headIsGetWithoutABody() throws Exception {
    Reply head = raw("HEAD /v1/health", "Host: 127.0.0.1\r\n", "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.head()).doesNotContainIgnoringCase("content-length: 0");
    assertThat(raw("HEAD /v1/attach", "Host: 127.0.0.1\r\n", "").status()).isEqualTo(405);
  }

  private void dropped(String mn) {
    assertThat(catchThrowableOfType(ControlException.class, () -> client.detach(mn)))
        .hasMessage("NOT_ATTACHED");
  }

  @Test
  void peersLogAndLogLevelAreTold() throws Exception {
    assertThat(client.peers().path("peers").get(0).path("securityAssociation").asBoolean())
        .isTrue();
    dropped("mn1@example.org");
    JsonNode event = client.log().path("events").get(0);
    assertThat(event.path("kind").asText()).isEqualTo("dropped");
    assertThat(event.path("what").asText()).isEqualTo("NOT_ATTACHED");
    assertThat(client.setLogLevel("debug").path("level").asText()).isEqualTo("DEBUG");
    assertThat(client.setLogLevel("INFO").path("level").asText()).isEqualTo("INFO");
    assertThat(catchThrowableOfType(ControlException.class, () -> client.setLogLevel("loud")))
        .hasMessage("'level' is none of ERROR, WARN, INFO, DEBUG, TRACE");
  }

  @Test
  void eventsComeAsTheyHappenAndThoseThatWereMissedFirst() throws Exception {
    dropped("mn1@example.org");
    InetSocketAddress endpoint = live.controlEndpoint().orElseThrow();
    try (Socket socket = new Socket(endpoint.getAddress(), endpoint.getPort())) {
      socket.setSoTimeout(10_000);
      String request = "GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nLast-Event-ID: 0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      while (lines.stream().noneMatch(it -> it.startsWith("data: "))) {
        lines.add(in.readLine());
      }
      assertThat(lines).contains("content-type: text/event-stream", "id: 1");
      dropped("mn2@example.org");
      while (!lines.contains("id: 2")) {
        lines.add(in.readLine());
      }
      JsonNode event = new ObjectMapper().readTree(in.readLine().substring("data: ".length()));
      assertThat(event.path("number").asInt()).isEqualTo(2);
      assertThat(event.path("what").asText()).isEqualTo("NOT_ATTACHED");
    }
  }

  @Test
  void healthTellsWhoThisIs() throws Exception {
    JsonNode health = client.health();

    assertThat(health.path("status").asText()).isEqualTo("ok");
    assertThat(health.path("address").asText()).isEqualTo("2001:db8:0:1::1");
    assertThat(health.path("role").asText()).isEqualTo("maar");
    assertThat(health.path("endpoint").asText()).isEqualTo(live.endpointText());
  }

  @Test
  void metricsAreThoseOfPrometheus() throws Exception {
    client.attach("mn1@example.org", "02aa00000001", "4");
    String metrics = client.metrics();

    assertThat(metrics)
        .contains("maarg_tunnels 1.0")
        .contains("maarg_bindings 0.0")
        .contains("maarg_timers_armed 0.0")
        .contains("maarg_refusals_total{reason=\"CHECKSUM\"} 0.0")
        .contains("maarg_losses_total{reason=\"UNKNOWN_ENDPOINT\"} 0.0")
        .contains("maarg_dropped_total{reason=\"NOT_ATTACHED\",section=")
        .contains("maarg_events_total{event=\"HANDOVER\"} 0.0")
        .contains("maarg_handling_seconds_count{input=\"attached\"} 1");
  }

  /** The log gets the detail, the caller does not. */
  @Test
  void aDefectIsNotShown() throws Exception {
    Reply reply = post("/v1/attach", GOOD.replace(":4}", ":255}"));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(log.lines()).isNotEmpty();
    assertThat(post("/v1/attach", GOOD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nonsense",
        "[]",
        "\"text\"",
        "null",
        "{}",
        "{\"mn\":\"a\"}",
        "{\"mn\":1,\"linkLayer\":\"02\",\"accessTechnology\":4}",
        "{\"mn\":\"\",\"linkLayer\":\"02\",\"accessTechnology\":4}",
        "{\"mn\":\"a b\",\"linkLayer\":\"02\",\"accessTechnology\":4}",
        "{\"mn\":\"\\u00e9\",\"linkLayer\":\"02\",\"accessTechnology\":4}",
        "{\"mn\":\"a\",\"linkLayer\":\"\",\"accessTechnology\":4}",
        "{\"mn\":\"a\",\"linkLayer\":\"0\",\"accessTechnology\":4}",
        "{\"mn\":\"a\",\"linkLayer\":\"zz\",\"accessTechnology\":4}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":256}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":-1}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":4.5}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":\"lte\"}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":4,\"more\":1}",
        "{\"mn\":\"a\",\"mn\":\"b\",\"linkLayer\":\"02\",\"accessTechnology\":4}",
        "{\"mn\":\"a\",\"linkLayer\":\"02\",\"accessTechnology\":4} {}",
      })
  void wrongBodiesAreRefused(String body) throws IOException {
    Reply reply = post("/v1/attach", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(reply.body()).path("error").asText()).isNotEmpty();
    assertThat(reply.body()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(node.inputs()).isEmpty();
  }

  @Test
  void theLongestIdentifiersArePassedAndLongerOnesRefused() throws Exception {
    client.attach("m".repeat(254), "02".repeat(253), "255".replace("255", "0"));

    assertThat(node.inputs(Input.Attached.class).get(0).linkLayer().length()).isEqualTo(253);
    assertThatThrownBy(() -> client.attach("m".repeat(255), "02", "4"))
        .isInstanceOf(ControlException.class);
    assertThatThrownBy(() -> client.attach("m", "02".repeat(254), "4"))
        .isInstanceOf(ControlException.class);
    assertThat(node.inputs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, 404",
    "GET /v1, 404",
    "GET /v1/attach, 405",
    "DELETE /v1/bindings, 405",
    "POST /metrics, 405",
    "GET /v1/health?x=1, 200",
    "GET /v1/../v1/health, 404",
    "OPTIONS /v1/attach, 405",
  })
  void wrongPathsAndMethodsAreRefused(String line, int status) throws IOException {
    Reply reply = raw(line, "Host: localhost:8885\r\nContent-Type: application/json\r\n", "");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.head()).contains("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "'Host: rebound.example.org\r\n', 403",
    "'Host: 127.0.0.1.example.org\r\n', 403",
    "'Host: 192.0.2.1\r\n', 403",
    "'', 403",
    "'Host: localhost\r\nHost: localhost\r\n', 403",
    "'Host: localhost\r\nOrigin: http://localhost\r\n', 403",
    "'Host: localhost\r\nOrigin: null\r\n', 403",
    "'Host: LOCALHOST:8885\r\n', 200",
    "'Host: [::1]:8885\r\n', 200",
    "'Host: 127.0.0.1:8885\r\n', 200",
  })
  void onlyProgramsOfThisMachineAreServed(String headers, int status) throws IOException {
    assertThat(raw("GET /v1/health", headers, "").status()).isEqualTo(status);
  }

  @Test
  void aFormOfAWebPageIsRefused() throws IOException {
    String form = "Host: localhost\r\nContent-Type: text/plain\r\n";

    assertThat(raw("POST /v1/attach", form, GOOD).status()).isEqualTo(415);
    assertThat(raw("POST /v1/attach", "Host: localhost\r\n", GOOD).status()).isEqualTo(415);
    assertThat(node.inputs()).isEmpty();
  }

  @Test
  void longBodiesAreRefusedWithoutBeingRead() throws IOException {
    String head =
        "POST /v1/attach HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    assertThat(raw(head + "Content-Length: 1000000000\r\n\r\n{").status()).isEqualTo(413);
    String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
    String chunked = head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "1\r\nx\r\n0\r\n\r\n";
    assertThat(raw(chunked).status()).isEqualTo(413);
    assertThat(node.inputs()).isEmpty();
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertThat(raw("\u0001\u0002 nonsense\r\n\r\n").status()).isEqualTo(400);
    assertThat(raw("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
    assertThat(raw("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n").status())
        .isEqualTo(400);
  }

  @Test
  void connectionsAreLimitedAndComeFreeAgain() throws Exception {
    InetSocketAddress endpoint = live.controlEndpoint().orElseThrow();
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      sockets.add(new Socket(endpoint.getAddress(), endpoint.getPort()));
    }
    Socket last = sockets.get(sockets.size() - 1);
    last.setSoTimeout(10_000);
    assertThat(last.getInputStream().read()).isEqualTo(-1);
    for (Socket socket : sockets) {
      socket.close();
    }

    Eventually.until("served again", Nodes.holds(() -> client.health().has("status")));
  }

  @Test
  void aStoppedNodeIsNotHealthy() {
    live.runner().stop().join();

    ControlException e = catchThrowableOfType(ControlException.class, () -> client.health());
    assertThat(e.status()).isEqualTo(503);
  }

  @Test
  void afterClosingNobodyAnswers() {
    live.close();

    ControlException e = catchThrowableOfType(ControlException.class, () -> client.health());
    assertThat(e.status()).isZero();
    assertThat(e).hasMessageContaining("nobody answers");
  }

  @Test
  void addressesThatOthersReachAreRefused() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0);

    assertThatThrownBy(() -> ControlServer.start(loops.next(), NettyIo.best(), any, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loopback");
  }

  @Test
  void aPortInUseIsAnErrorThatNamesIt() throws Exception {
    InetSocketAddress taken = live.controlEndpoint().orElseThrow();
    NodeSettings settings = Nodes.sample("maar2.yaml");
    NodeSettings same = settings.at(settings.transport(), settings.peers(), Optional.of(taken));
    LiveNode second = LiveNode.bind(same, NodeEnvironment.of(loops, List.of()));

    assertThatThrownBy(second::start)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(Integer.toString(taken.getPort()))
        .hasMessageContaining("in use");
  }
}
