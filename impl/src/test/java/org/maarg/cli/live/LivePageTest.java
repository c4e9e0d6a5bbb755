package org.maarg.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.cli.Cli;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/** What the page of running nodes is told, of a domain on sockets of this machine. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LivePageTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private LoopbackDomain domain;
  private LivePage page;

  @BeforeEach
  void start() throws Exception {
    domain =
        LoopbackDomain.start(
            new LoopbackDomain.Plan(
                2,
                Mode.RELAY,
                Profile.DEPLOYABLE,
                60,
                LinkFaults.NONE,
                InstantSource.system(),
                List.of(),
                true));
    page = LivePage.start(domain.controls(), 0);
  }

  @AfterEach
  void stop() {
    page.close();
    domain.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = page.address().resolve(path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void statesOfAllNodesAreToldTogether() throws Exception {
    JsonNode nodes = JSON.readTree(get("/api/live").body()).path("nodes");
    assertThat(nodes)
        .extracting(it -> it.path("name").asText())
        .containsExactly("CMD", "MAAR1", "MAAR2");
    assertThat(nodes.get(1).path("address").asText()).isEqualTo("2001:db8:0:1::1");
    domain.maar(1).close();
    JsonNode away = JSON.readTree(get("/api/live").body()).path("nodes").get(1);
    assertThat(away.path("error").asText()).isNotEmpty();
    assertThat(away.path("address").asText()).isEqualTo("2001:db8:0:1::1");
    assertThat(away.path("role").asText()).isEqualTo("maar");
  }

  @Test
  void messagesAndEventsOfAllNodesComeInOneStream() throws Exception {
    get("/api/live");
    HttpRequest request =
        HttpRequest.newBuilder(page.address().resolve("/api/live/events")).build();
    HttpResponse<InputStream> response =
        HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      MnId mn = MnId.nai("mn1@example.org");
      domain.maar(1).attach(mn, Octets.ofHex("020000000001"), AccessTechnologyType.WLAN);
      JsonNode message = await(lines, "sent", "2001:db8:0:1::1");
      // The page may come to hear of a node only after its first try.
      assertThat(message.path("text").asText()).matches("PBU seq=\\d+ mn1 .*");
      assertThat(message.path("peer").asText()).isEqualTo("2001:db8::c");
      assertThat(message.has("detail")).isFalse();
      JsonNode served = await(lines, "happened", "2001:db8:0:1::1");
      assertThat(served.path("what").asText()).isEqualTo("SERVING");
    }
  }

  private static JsonNode await(BufferedReader lines, String kind, String node) throws Exception {
    while (true) {
      String line = lines.readLine();
      assertThat(line).isNotNull();
      if (line.startsWith("data: ")) {
        JsonNode event = JSON.readTree(line.substring("data: ".length()));
        if (event.path("kind").asText().equals(kind) && event.path("node").asText().equals(node)) {
          return event;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/live.js", "/live.css", "/topology.js", "/el.js", "/look.css", "/icon.svg"})
  void pageIsServedAndMayLoadNothingFromElsewhere(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self';");
    assertThat(response.body()).doesNotContain("src=\"http", "@import", "url(http");
  }

  @Test
  void whatItAsksIsDescribedAndNothingElseIsThere() throws Exception {
    assertThat(get("/api/openapi.yaml").body()).contains("/api/live:", "/api/live/events:");
    assertThat(get("/api/walk").statusCode()).isEqualTo(404);
    assertThat(get("/openapi.yaml").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "watch --port 70000 http://127.0.0.1:1, give 0 to 65535",
    "watch 127.0.0.1, is no URL",
    "watch http://192.0.2.1:8885, is not on a loopback address",
    "demo --page --json, goes with neither",
    "demo --page 70000, is not in 0..65535"
  })
  void wrongArgumentsAreRefused(String command, String reason) {
    Cli.Result result = Cli.run(command.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(reason);
  }
}
