package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over HTTP: what it answers is what its description says. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PageServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static PageServer server;

  @BeforeAll
  static void start() throws IOException {
    server = PageServer.start(new PageApi(TwoMoves.runs()), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = server.address().resolve(path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/catalogue",
        "/api/walk",
        "/api/walk?world=relay&way=0.0.1.0&at=2",
        "/api/walk?world=finding-unordered-relay&way=0.0.1.0.2.2",
        "/api/walk?world=locator&mode=relay&profile=hardened&knobs=maxPreviousMaars%3D2",
        "/api/walk?bounds=drops%3D1,crashes%3D1,duplicates%3D1,forgeries%3D1&way=0",
        "/api/message?way=0.0&message=2",
        "/api/compare?world=finding-unordered-relay&way=0.0.1.0.2.2&other-profile=HARDENED",
        "/api/way?world=finding-unordered-relay&goal=breach",
        "/api/scenario?scenario=two-moves",
        "/api/scenario?scenario=two-moves&mode=locator&profile=hardened",
        "/api/scenario/message?scenario=two-moves&message=1",
        "/api/way?goal=handover",
        "/api/way?goal=late-anchor&bounds=moves%3D1"
      })
  void answerIsAsDescribed(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    Described.check(path.replaceFirst("\\?.*", ""), 200, JSON.readTree(response.body()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/walk?world=nowhere",
        "/api/walk?way=0.99",
        "/api/walk?way=x",
        "/api/walk?way=0&at=2",
        "/api/walk?at=two",
        "/api/walk?mode=teleport",
        "/api/walk?profile=best",
        "/api/walk?knobs=maxPreviousMaars",
        "/api/walk?knobs=maxPreviousMaars%3D0",
        "/api/walk?knobs=suppressDuplicates%3Dperhaps",
        "/api/walk?bounds=maars%3D77",
        "/api/walk?bounds=wishes%3D3",
        "/api/walk?bounds=moves%3Dmany",
        "/api/walk?mutant=none",
        "/api/walk?colour=red",
        "/api/message?way=0&message=9",
        "/api/compare?way=0&other-mode=teleport",
        "/api/scenario?scenario=nothing",
        "/api/scenario?scenario=two-moves&mode=teleport",
        "/api/scenario?scenario=two-moves&profile=best",
        "/api/scenario?scenario=two-moves&colour=red",
        "/api/scenario/message?scenario=two-moves&message=9999",
        "/api/scenario/message?scenario=two-moves&message=one",
        "/api/way?goal=happiness"
      })
  void badQuestionIsRefusedWithAReason(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode body = JSON.readTree(response.body());
    if (!path.startsWith("/api/catalogue")) {
      Described.check(path.replaceFirst("\\?.*", ""), 400, body);
    }
    assertThat(body.path("error").asText()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void everyPathIsDescribedAndNoOther() {
    Described.paths().fieldNames().forEachRemaining(it -> assertThat(PageApi.knows(it)).isTrue());
    assertThat(Described.paths()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.css", "/page.js", "/way.js", "/ladder.js", "/views.js"})
  void pageIsServedAndMayLoadNothingFromElsewhere(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self';");
    assertThat(response.body()).doesNotContain("src=\"http", "@import", "url(http");
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(get("/etc").statusCode()).isEqualTo(404);
    assertThat(get("/openapi.yaml").statusCode()).isEqualTo(404);
    assertThat(get("/api/openapi.yaml").body()).startsWith("openapi: 3");
    HttpRequest post =
        HttpRequest.newBuilder(server.address().resolve("/api/walk"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> response = HTTP.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void foreignHostIsRefused() throws Exception {
    assertThat(raw("evil.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("localhost:" + server.address().getPort())).startsWith("HTTP/1.1 200");
  }

  private static String raw(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request = "GET /icon.svg HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
