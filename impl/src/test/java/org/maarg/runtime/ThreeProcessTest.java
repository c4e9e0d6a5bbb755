package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.cli.Programs;
import org.maarg.wire.Ipv6Address;

/**
 * The sample configurations as three processes: an attachment, a move, and a deregistration when
 * the lifetime ends. Only the lifetime is shortened, so that the end can be waited for.
 */
// Verifies: 8885-3.1-5, 8885-3.2-6, 8885-3.2-13, 8885-3.5-3, 8885-3.5-4, 8885-3.5-11
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class ThreeProcessTest {
  private static final List<String> SAMPLES = List.of("cmd", "maar1", "maar2");
  private static final Pattern READY = Pattern.compile("ready: .* control API at (\\S+)\n");
  private static final String MN = "mn1@example.org";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Process> processes = new LinkedHashMap<>();

  @TempDir private Path folder;

  @Test
  void overUdp() throws Exception {
    for (String sample : SAMPLES) {
      start(sample, sample(sample));
    }
    attachMoveAndLeave();
  }

  @Test
  void overRawSocketsInNamespaces() throws Exception {
    try (Namespaces namespaces = new Namespaces()) {
      for (String sample : SAMPLES) {
        start(sample, raw(sample(sample), namespaces));
      }
      attachMoveAndLeave();
    }
  }

  private void attachMoveAndLeave() throws Exception {
    for (String sample : SAMPLES) {
      await(sample, state -> true);
    }
    post("maar1", "attach");
    await("maar1", state -> stateOf(state).equals("SERVING"));
    post("maar1", "detach");
    post("maar2", "attach");
    await("maar2", state -> stateOf(state).equals("SERVING") && state.at("/tunnels").size() == 1);
    await("maar1", state -> stateOf(state).equals("ANCHORING") && state.at("/tunnels").size() == 1);
    assertThat(await("cmd", state -> true).at("/bindings/0/previousMaars")).hasSize(1);
    post("maar2", "detach");
    for (String sample : SAMPLES) {
      await(sample, state -> state.at("/bindings").isEmpty() && state.at("/tunnels").isEmpty());
    }
  }

  private static String stateOf(JsonNode node) {
    return node.at("/bindings/0/state").asText();
  }

  private static String sample(String name) throws IOException {
    Path file = Path.of("..", "samples", name + ".yaml");
    String text = Files.readString(file);
    assertThat(text).contains("\nlifetime: 60\n");
    return text.replace("\nlifetime: 60\n", "\nlifetime: 8\n")
        .replaceAll("127\\.0\\.0\\.1:(543\\d)", OwnLoopback.address() + ":$1")
        .replaceAll("(\ncontrol:\n  bind: 127\\.0\\.0\\.1:)\\d+", "$10");
  }

  /** The same nodes, each with its address in a namespace of its own. */
  private static String raw(String sample, Namespaces namespaces) throws IOException {
    String address = sample.replaceFirst("(?s).*\naddress: (\\S+)\n.*", "$1");
    Path namespace = namespaces.add(Ipv6Address.parse(address));
    return sample
        .replaceAll("\n  kind: udp\n  bind: \\S+", "\n  kind: raw\n  namespace: " + namespace)
        .replaceAll("\n    endpoint: \\S+", "");
  }

  private void start(String name, String config) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), config);
    String role = name.equals("cmd") ? "cmd" : "maar";
    List<String> command = Programs.java(role, "--config", file.toString());
    processes.put(
        name,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  /** Where a node's control API is, once the node has said that. */
  private Optional<URI> uri(String name, String path) throws IOException {
    Matcher ready = READY.matcher(log(name));
    return ready.find()
        ? Optional.of(URI.create(ready.group(1) + "/v1/" + path))
        : Optional.empty();
  }

  private void post(String name, String path) throws Exception {
    String attachment = ", \"linkLayer\": \"02:00:00:00:00:01\", \"accessTechnology\": 4}";
    String body = "{\"mn\": \"" + MN + "\"" + (path.equals("attach") ? attachment : "}");
    HttpRequest request =
        HttpRequest.newBuilder(uri(name, path).orElseThrow())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  /** Asks a node until its state is as wanted. */
  private JsonNode await(String name, Predicate<JsonNode> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    JsonNode state = json.nullNode();
    while (System.nanoTime() < end) {
      state = state(name);
      if (!state.isNull() && wanted.test(state)) {
        return state;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(name + " is still " + state + "\n" + log(name));
  }

  /** The node's state, or nothing as long as it does not listen. */
  private JsonNode state(String name) throws Exception {
    assertThat(processes.get(name).isAlive()).as(log(name)).isTrue();
    Optional<URI> uri = uri(name, "bindings");
    if (uri.isEmpty()) {
      return json.nullNode();
    }
    HttpRequest request = HttpRequest.newBuilder(uri.get()).build();
    return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @AfterEach
  void stop() throws Exception {
    for (Process process : processes.values()) {
      process.destroy();
    }
    for (Process process : processes.values()) {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
