package org.maarg.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.maarg.cli.Json;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.wire.Ipv6Address;

/** A node that is watched over its control API. A node that is away for a while is found again. */
final class WatchedNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long AGAIN_MILLIS = 500;
  private static final String DATA = "data: ";

  private final InetSocketAddress control;
  private final ControlClient client;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Thread listener;
  private final BiConsumer<WatchedNode, ObjectNode> sink;
  private volatile Optional<Ipv6Address> address = Optional.empty();
  private volatile String role = "";
  private volatile InputStream events = InputStream.nullInputStream();
  private volatile boolean closed;

  /**
   * Watches from now on.
   *
   * @param sink hears of each event and each message, on a thread of this node
   */
  WatchedNode(InetSocketAddress control, BiConsumer<WatchedNode, ObjectNode> sink) {
    this.control = control;
    this.client = new ControlClient(control);
    this.sink = sink;
    this.listener = new Thread(this::listen, "maarg-watch " + Endpoints.text(control));
    listener.setDaemon(true);
  }

  void start() {
    listener.start();
  }

  /** The address in the domain, once the node has told it. */
  Optional<Ipv6Address> address() {
    return address;
  }

  /** What the node knows now; {@code error} says why it does not tell. */
  ObjectNode state() {
    ObjectNode json = Json.object().put("control", Endpoints.text(control));
    try {
      ObjectNode state = (ObjectNode) client.bindings();
      address = Optional.of(Ipv6Address.parse(state.path("address").asText()));
      role = state.path("role").asText();
      return json.setAll(state);
    } catch (ControlException away) {
      // Where it stood and what it was stays known.
      address.ifPresent(it -> json.put("address", it.toString()).put("role", role));
      return json.put("error", String.valueOf(away.getMessage()));
    }
  }

  private void listen() {
    while (!closed) {
      try {
        read();
      } catch (IOException | IllegalArgumentException away) {
        // It is asked again; that it is away is seen in its state.
      } catch (InterruptedException stopped) {
        return;
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException stopped) {
      closed = true;
    }
  }

  private void read() throws IOException, InterruptedException {
    URI stream = URI.create("http://" + Endpoints.text(control) + "/v1/events?messages=true");
    HttpResponse<InputStream> response =
        http.send(
            HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofInputStream());
    events = response.body();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !closed) {
        if (line.startsWith(DATA)) {
          tell(Json.parse(line.substring(DATA.length())));
        }
        line = lines.readLine();
      }
    }
  }

  private void tell(JsonNode event) {
    if (event instanceof ObjectNode object) {
      sink.accept(this, object);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      // Gives the place among the node's readers free.
      events.close();
    } catch (IOException alreadyGone) {
      // Then it is free.
    }
    listener.interrupt();
  }
}
