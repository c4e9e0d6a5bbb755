package org.maarg.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.maar.MaarState;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** What three nodes answer, held against the description that they serve. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenApiTest {
  private static final String MN =
      "{\"mn\":\"%s\",\"linkLayer\":\"02aa00000001\",\"accessTechnology\":4}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<LiveNode> nodes = new ArrayList<>();
  private EventLoopGroup loops;
  private JsonNode description;

  @BeforeEach
  void start() throws Exception {
    loops = NettyIo.best().newGroup(2, "test");
    for (String name : List.of("cmd.yaml", "maar1.yaml", "maar2.yaml")) {
      nodes.add(LiveNode.bind(Nodes.sample(name), NodeEnvironment.of(loops, List.of())));
    }
    Nodes.introduce(nodes);
    nodes.forEach(LiveNode::start);
    description = new YAMLMapper().readTree(OpenApi.text());
  }

  @AfterEach
  void stop() {
    nodes.forEach(LiveNode::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private JsonNode ask(int node, String path, String method, String body) throws Exception {
    InetSocketAddress at = nodes.get(node).controlEndpoint().orElseThrow();
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path))
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode answer = new ObjectMapper().readTree(response.body());
    assertThat(Described.faults(description, path, method, response.statusCode(), answer))
        .as("%s", answer)
        .isEmpty();
    return answer;
  }

  @Test
  void answersAreAsDescribed() throws Exception {
    JsonNode attached = ask(1, "/v1/attach", "post", MN.formatted("mn1@example.net"));
    assertThat(attached.path("outputs").findValuesAsText("kind")).contains("send", "startTimer");
    Eventually.until("served", Nodes.holds(() -> bound(1, "SERVING")));
    ask(1, "/v1/detach", "post", "{\"mn\":\"mn1@example.net\"}");
    ask(2, "/v1/attach", "post", MN.formatted("mn1@example.net"));
    Eventually.until("anchored", Nodes.holds(() -> bound(1, "ANCHORING")));
    ask(2, "/v1/attach", "post", MN.formatted("mn2@example.net"));
    Eventually.until("refused", Nodes.holds(() -> !state(2).path("refusals").isEmpty()));
    JsonNode denied = ask(1, "/v1/detach", "post", "{\"mn\":\"nobody@example.net\"}");
    assertThat(denied.path("error").asText()).isEqualTo(DropReason.NOT_ATTACHED.name());
    ask(1, "/v1/attach", "post", "{}");

    for (int node = 0; node < nodes.size(); node++) {
      for (String path : List.of("/v1/bindings", "/v1/health", "/v1/peers", "/v1/log")) {
        ask(node, path, "get", "");
      }
    }
    assertThat(state(1).path("tunnels")).isNotEmpty();
    assertThat(state(2).path("routers")).isNotEmpty();
    assertThat(state(0).at("/bindings/0/previousMaars")).isNotEmpty();
  }

  private JsonNode state(int node) throws Exception {
    return ask(node, "/v1/bindings", "get", "");
  }

  private boolean bound(int node, String state) throws Exception {
    return state(node).at("/bindings/0/state").asText().equals(state);
  }

  @Test
  void everythingThatANodeDoesIsDescribed() {
    MnId mn = new MnId(2, Octets.of(new byte[] {1, 2}));
    Ipv6Address peer = Ipv6Address.parse("2001:db8::1");
    Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:1::/64");
    Tunnel tunnel = new Tunnel(mn, prefix, Tunnel.End.ANCHOR, peer);
    Timer timer = new Timer(Timer.Kind.PACE, Timer.NO_MN, Ipv6Address.UNSPECIFIED, 0);
    List<Output> outputs =
        List.of(
            new Output.StartTimer(timer, 5),
            new Output.CancelTimer(Timer.of(Timer.Kind.DELETE, mn, peer)),
            new Output.AddTunnel(tunnel),
            new Output.RemoveTunnel(tunnel),
            new Output.Withdraw(mn, peer, prefix, true),
            new Output.Dropped(DropReason.UNKNOWN_PEER, peer),
            new Output.Happened(Event.HANDOVER, mn, peer));
    for (Output output : outputs) {
      JsonNode answer = NodeJson.forMn(mn).set("outputs", array(OutputJson.of(output)));
      assertThat(Described.faults(description, "/v1/attach", "post", 200, answer))
          .as("%s", answer)
          .isEmpty();
    }
  }

  @Test
  void statesOfABindingAreDescribed() {
    List<String> described = new ArrayList<>();
    description
        .at("/components/schemas/MaarBinding/properties/state/enum")
        .forEach(state -> described.add(state.asText()));
    assertThat(described).isEqualTo(Stream.of(MaarState.values()).map(Enum::name).toList());
  }

  private static JsonNode array(JsonNode element) {
    return new ObjectMapper().createArrayNode().add(element);
  }
}
