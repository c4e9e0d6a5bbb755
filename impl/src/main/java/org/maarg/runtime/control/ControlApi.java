package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.maarg.protocol.Output;
import org.maarg.runtime.observe.LogLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the control API does, without HTTP.
 *
 * <ul>
 *   <li>{@code POST /v1/attach}, {@code POST /v1/detach}: what the node did at once; 409 if it
 *       dropped the request
 *   <li>{@code GET /v1/bindings}: bindings, tunnels, advertised routers
 *   <li>{@code GET /v1/health}: 200 while the node's event loop answers within 2 seconds, else 503
 *   <li>{@code GET /v1/peers}: the other nodes that it knows
 *   <li>{@code GET /v1/log}: what happened last
 *   <li>{@code GET /v1/events}: what happens, as server-sent events; see {@link EventStreams}
 *   <li>{@code POST /v1/log-level}: how much the program logs from now on
 *   <li>{@code GET /v1/openapi.yaml}: all of this as an OpenAPI description
 *   <li>{@code GET /metrics}: in the text format of Prometheus
 * </ul>
 *
 * <p>What takes GET takes HEAD as well.
 */
public final class ControlApi {
  private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPENAPI = "/v1/openapi.yaml";
  private static final int ANSWER_SECONDS = 10;

  private final ControlledNode node;
  private final PrometheusMeterRegistry registry;

  public ControlApi(ControlledNode node, PrometheusMeterRegistry registry) {
    this.node = node;
    this.registry = registry;
  }

  /** The streams of events of the node. */
  EventStreams newStreams() {
    return new EventStreams(node);
  }

  /** The method that a path takes; empty if there is no such path. */
  static Optional<String> methodOf(String path) {
    return switch (path) {
      case "/v1/attach", "/v1/detach", "/v1/log-level" -> Optional.of("POST");
      case "/v1/bindings", "/v1/health", "/v1/peers", "/v1/log", "/metrics" -> Optional.of("GET");
      case OPENAPI, EventStreams.PATH -> Optional.of("GET");
      default -> Optional.empty();
    };
  }

  /**
   * Carries out a request.
   *
   * @param path one that {@link #methodOf} knows
   * @return never fails
   */
  CompletableFuture<ControlResponse> handle(String path, String body) {
    try {
      return answer(path, body)
          .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
          .exceptionally(this::failure);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          ControlResponse.error(400, String.valueOf(e.getMessage())));
    }
  }

  private CompletableFuture<ControlResponse> answer(String path, String body) {
    return switch (path) {
      case "/v1/attach" -> attach(ControlRequest.attach(body));
      case "/v1/detach" -> detach(ControlRequest.detach(body));
      case "/v1/bindings" -> state(state -> ControlResponse.json(200, NodeJson.of(state)));
      case "/v1/health" -> node.health().thenApply(ControlApi::health);
      case "/v1/peers" -> now(list("peers", node.peers(), EventJson::of));
      case "/v1/log" -> now(list("events", node.events().since(0), EventJson::of));
      case "/v1/log-level" -> now(logLevel(ControlRequest.logLevel(body)));
      case OPENAPI -> now(ControlResponse.text("application/yaml", OpenApi.text()));
      default -> state(state -> metrics());
    };
  }

  private static CompletableFuture<ControlResponse> now(ControlResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static <T> ControlResponse list(String key, List<T> all, Function<T, ObjectNode> form) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray(key);
    all.forEach(it -> array.add(form.apply(it)));
    return ControlResponse.json(200, json);
  }

  private static ControlResponse logLevel(String level) {
    LogLevel.set(level);
    LOG.atInfo().addKeyValue("level", level).log("log level");
    return ControlResponse.json(200, JsonNodeFactory.instance.objectNode().put("level", level));
  }

  private CompletableFuture<ControlResponse> attach(ControlRequest request) {
    return node.attach(
            request.mn(), request.linkLayer(), request.accessTechnology(), request.handoff())
        .thenApply(outputs -> done(request, outputs));
  }

  private CompletableFuture<ControlResponse> detach(ControlRequest request) {
    return node.detach(request.mn(), request.linkLayer())
        .thenApply(outputs -> done(request, outputs));
  }

  private static ControlResponse done(ControlRequest request, List<Output> outputs) {
    ObjectNode json = NodeJson.forMn(request.mn());
    ArrayNode list = json.putArray("outputs");
    for (Output output : outputs) {
      list.add(OutputJson.of(output));
      if (output instanceof Output.Dropped dropped) {
        json.put("error", dropped.reason().name());
        json.put("section", dropped.reason().citation());
      }
    }
    return ControlResponse.json(json.has("error") ? 409 : 200, json);
  }

  private CompletableFuture<ControlResponse> state(Function<NodeState, ControlResponse> form) {
    // Made into text on the thread of the control API: the node's has better things to do.
    return node.state().thenApplyAsync(form, node.executor());
  }

  private static ControlResponse health(NodeHealth health) {
    return ControlResponse.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "ok")
            .put("address", health.address().toString())
            .put("role", health.role())
            .put("endpoint", health.endpoint())
            .put("armedTimers", health.armedTimers()));
  }

  private ControlResponse metrics() {
    return ControlResponse.text(PROMETHEUS, registry.scrape());
  }

  private ControlResponse failure(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException) {
      return ControlResponse.error(503, "the node does not answer");
    }
    if (cause instanceof NodeStoppedException) {
      return ControlResponse.error(503, "the node is stopped");
    }
    LOG.error("a request of the control API failed", cause);
    return ControlResponse.error(500, "a defect; the log has more");
  }
}
