package org.maarg.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.maarg.cli.CliException;
import org.maarg.runtime.control.ControlClient;

/**
 * What becomes of a registration, seen through the states that a node tells one after the other.
 */
class RegisteredTest {
  private static final String MN = "mn1@example.org";
  private static final String LINK_LAYER = "02:00:00:00:00:0A";
  private static final String REFUSAL =
      "{\"number\":%d,\"mn\":\""
          + MN
          + "\",\"by\":\"peer\",\"peer\":\"2001:db8::c\","
          + "\"status\":156,\"name\":\"late\",\"hint\":\"\"}";
  private static final String OLD = REFUSAL.formatted(1);
  private static final String NEW = OLD + "," + REFUSAL.formatted(2);

  private final Deque<String> states = new ArrayDeque<>();
  private final HttpServer server;
  private final ControlClient node;

  RegisteredTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String state = states.size() > 1 ? states.remove() : states.element();
          byte[] body = state.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    node = new ControlClient(server.getAddress());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String state(String binding, String refusals) {
    String bindings =
        binding.isEmpty() ? "" : binding("02:00:00:00:00:0a", "2001:db8::/64", binding);
    return bindings(bindings, refusals);
  }

  private static String binding(String linkLayer, String prefix, String state) {
    return "{\"mn\":\"%s\",\"linkLayer\":\"%s\",\"prefix\":\"%s\",\"state\":\"%s\"}"
        .formatted(MN, linkLayer, prefix, state);
  }

  private static String bindings(String bindings, String refusals) {
    return "{\"bindings\":[" + bindings + "],\"refusals\":[" + refusals + "]}";
  }

  private String await(String... told) throws Exception {
    states.addAll(List.of(told));
    return Registered.before(node, MN, LINK_LAYER).await(1);
  }

  @Test
  void refusalThatTheMaarAsksAgainAfterIsNotTheEnd() throws Exception {
    assertThat(await(state("", OLD), state("REGISTERING", NEW), state("SERVING", NEW)))
        .isEqualTo("registered: mn1@example.org with 2001:db8::/64\n");
  }

  @Test
  void refusalAfterWhichNothingIsLeftIsTheEnd() {
    assertThatThrownBy(() -> await(state("", OLD), state("REGISTERING", OLD), state("", NEW)))
        .isInstanceOf(CliException.class)
        .hasMessage("mn1@example.org: refused by 2001:db8::c with status 156, late");
  }

  @Test
  void patienceEnds() {
    assertThatThrownBy(() -> await(state("", OLD), state("REGISTERING", OLD)))
        .hasMessage("mn1@example.org: not registered after 1 s, not refused");
  }

  /** The first interface is registered already; its prefix is not the second's. */
  @Test
  void anotherInterfaceIsNotThisOne() throws Exception {
    String first = binding("02:00:00:00:00:01", "2001:db8:1::/64", "SERVING");
    String second = binding("02:00:00:00:00:0a", "2001:db8:2::/64", "REGISTERING");
    String served = binding("02:00:00:00:00:0a", "2001:db8:2::/64", "SERVING");
    assertThat(
            await(
                bindings(first, OLD),
                bindings(first, OLD),
                bindings(first + "," + second, OLD),
                bindings(first + "," + served, OLD)))
        .isEqualTo("registered: mn1@example.org with 2001:db8:2::/64\n");
  }

  @Test
  void refusalOfAnotherInterfaceIsNotOfThisOne() {
    String other = NEW.replace("\"by\"", "\"linkLayer\":\"02:00:00:00:00:01\",\"by\"");
    assertThatThrownBy(() -> await(state("", OLD), state("REGISTERING", OLD), state("", other)))
        .hasMessage("mn1@example.org: not registered after 1 s, not refused");
  }
}
