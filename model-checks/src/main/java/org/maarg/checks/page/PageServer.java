package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.maarg.cli.Json;

/**
 * The page and what it asks over HTTP, on a loopback address only. It changes nothing and needs no
 * account; a foreign Host is refused, so that no other page can read it by DNS rebinding.
 */
final class PageServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String OPENAPI = "/api/openapi.yaml";
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
  private static final Map<String, String> FILES =
      Map.of(
          "/",
          "index.html",
          "/look.css",
          "look.css",
          "/page.css",
          "page.css",
          "/page.js",
          "page.js",
          "/way.js",
          "way.js",
          "/ladder.js",
          "ladder.js",
          "/views.js",
          "views.js",
          "/icon.svg",
          "icon.svg",
          OPENAPI,
          "openapi.yaml");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml; charset=utf-8");

  private final PageApi api;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);

  private record Response(int status, String type, String body) {}

  private PageServer(PageApi api, HttpServer server) {
    this.api = api;
    this.server = server;
  }

  /**
   * Binds to 127.0.0.1 and serves.
   *
   * @param port 0 for one that is free
   * @throws IOException if the port cannot be bound
   */
  static PageServer start(PageApi api, int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    PageServer server = new PageServer(api, http);
    http.setExecutor(server.workers);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Where the page is. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = respond(exchange);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", response.type());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      if (response.status() == 405) {
        headers.set("Allow", "GET");
      }
      byte[] octets = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), octets.length);
      exchange.getResponseBody().write(octets);
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (hosts.size() != 1
        || !LOOPBACK_HOST.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches()) {
      return error(403, "this page is for this machine");
    }
    String path = exchange.getRequestURI().getPath();
    if (!PageApi.knows(path) && !FILES.containsKey(path)) {
      return error(404, "no such path");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      return error(405, "the path takes GET");
    }
    return PageApi.knows(path) ? answer(path, exchange.getRequestURI()) : file(path);
  }

  private Response answer(String path, URI uri) {
    try {
      return json(200, api.answer(path, query(uri)));
    } catch (IllegalArgumentException refused) {
      return error(400, String.valueOf(refused.getMessage()));
    } catch (RuntimeException | LinkageError defect) {
      return error(500, "a defect of this program: " + defect);
    }
  }

  /** Names and values of a query; of a name that stands twice the last counts. */
  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (String pair : raw.split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        query.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Response file(String path) throws IOException {
    String name = FILES.getOrDefault(path, "");
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    try (InputStream in = PageServer.class.getResourceAsStream(name)) {
      if (in == null) {
        return error(500, name + " is missing from the program");
      }
      return new Response(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Response error(int status, String reason) {
    return json(status, Json.object().put("error", reason));
  }

  private static Response json(int status, ObjectNode body) {
    return new Response(status, "application/json", body.toString());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
    api.close();
  }
}
