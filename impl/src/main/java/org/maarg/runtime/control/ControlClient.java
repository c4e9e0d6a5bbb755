package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.maarg.runtime.config.Endpoints;

/** Talks to the control API of a node. */
public final class ControlClient {
  /** A node that has only begun, on a host with much else to do, takes some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int OK = 200;

  private final String base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** A client of the control API at a loopback address; nothing is sent yet. */
  public ControlClient(InetSocketAddress endpoint) {
    base = "http://" + Endpoints.text(endpoint);
  }

  /**
   * Attaches a mobile node.
   *
   * @param mn its NAI
   * @param linkLayer hexadecimal, with or without colons
   * @param accessTechnology a number or a name: virtual, ppp, ethernet, wlan, wimax
   * @return what the node did at once
   * @throws ControlException if the node refused, or cannot be reached
   */
  public JsonNode attach(String mn, String linkLayer, String accessTechnology)
      throws ControlException {
    return attach(mn, linkLayer, accessTechnology, "unknown");
  }

  /**
   * Attaches an interface of a mobile node; the rest is as above.
   *
   * @param handoff new-interface, other-interface, same-interface or unknown
   * @throws ControlException if the node refused, or cannot be reached
   */
  public JsonNode attach(String mn, String linkLayer, String accessTechnology, String handoff)
      throws ControlException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("mn", mn).put("linkLayer", linkLayer);
    if (accessTechnology.matches("\\d{1,9}")) {
      body.put("accessTechnology", Integer.parseInt(accessTechnology));
    } else {
      body.put("accessTechnology", accessTechnology);
    }
    if (!handoff.equals("unknown")) {
      body.put("handoff", handoff);
    }
    return json(post("/v1/attach", body));
  }

  /**
   * Detaches a mobile node.
   *
   * @return what the node did at once
   * @throws ControlException if the node refused, or cannot be reached
   */
  public JsonNode detach(String mn) throws ControlException {
    return json(post("/v1/detach", JsonNodeFactory.instance.objectNode().put("mn", mn)));
  }

  /**
   * Detaches an interface of a mobile node.
   *
   * @param linkLayer hexadecimal, with or without colons
   * @return what the node did at once
   * @throws ControlException if the node refused, or cannot be reached
   */
  public JsonNode detach(String mn, String linkLayer) throws ControlException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return json(post("/v1/detach", body.put("mn", mn).put("linkLayer", linkLayer)));
  }

  /** Bindings, tunnels and advertised routers. */
  public JsonNode bindings() throws ControlException {
    return json(get("/v1/bindings"));
  }

  /** Role, address and health. */
  public JsonNode health() throws ControlException {
    return json(get("/v1/health"));
  }

  /** The other nodes that the node knows. */
  public JsonNode peers() throws ControlException {
    return json(get("/v1/peers"));
  }

  /** What happened to the node last. */
  public JsonNode log() throws ControlException {
    return json(get("/v1/log"));
  }

  /**
   * Sets how much the node logs.
   *
   * @param level error, warn, info, debug or trace, in any case
   */
  public JsonNode setLogLevel(String level) throws ControlException {
    return json(post("/v1/log-level", JsonNodeFactory.instance.objectNode().put("level", level)));
  }

  /** Metrics in the text format of Prometheus. */
  public String metrics() throws ControlException {
    return send(get("/metrics"));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
  }

  private HttpRequest post(String path, ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private JsonNode json(HttpRequest request) throws ControlException {
    try {
      return MAPPER.readTree(send(request));
    } catch (IOException e) {
      throw new ControlException("no maarg node answers at " + base, e);
    }
  }

  private String send(HttpRequest request) throws ControlException {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == OK) {
        return response.body();
      }
      throw new ControlException(response.statusCode(), reason(response.body()));
    } catch (IOException e) {
      throw new ControlException("nobody answers at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlException("interrupted", e);
    }
  }

  private static String reason(String body) {
    try {
      return MAPPER.readTree(body).path("error").asText(body);
    } catch (IOException e) {
      return body;
    }
  }
}
