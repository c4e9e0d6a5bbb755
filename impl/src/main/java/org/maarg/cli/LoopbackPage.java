package org.maarg.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

/**
 * A page and what it asks over HTTP, on a loopback address only. It changes nothing and needs no
 * account; a foreign Host is refused, so that no other page can read it by DNS rebinding.
 */
public final class LoopbackPage implements AutoCloseable {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml; charset=utf-8");

  /** What every page of ours loads: how things look, the sign, and how elements are made. */
  private static final List<String> SHARED = List.of("look.css", "icon.svg", "el.js");

  private static final int STREAMED = 0;

  private final Site site;
  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "maarg-page");
            thread.setDaemon(true);
            return thread;
          });

  /** What is served. Called by several threads. */
  public interface Site {
    /** The files by their paths; they are beside the site's class. */
    Map<String, String> files();

    /** Whether there is such a path, which is no file. */
    boolean knows(String path);

    /**
     * Answers.
     *
     * @param path one that {@link #knows}
     * @throws IllegalArgumentException if the question cannot be answered; the message says why
     */
    ObjectNode answer(String path, Map<String, String> query);

    /** Whether a path that {@link #knows} is answered by a stream of events. */
    default boolean isStream(String path) {
      return false;
    }

    /** Writes events until whoever reads them goes away, which is a failure to write. */
    default void stream(OutputStream out) throws IOException {}
  }

  private record Response(int status, String type, String body) {}

  private LoopbackPage(Site site, HttpServer server) {
    this.site = site;
    this.server = server;
  }

  /**
   * Binds to 127.0.0.1 and serves.
   *
   * @param port 0 for one that is free
   * @throws IOException if the port cannot be bound
   */
  public static LoopbackPage start(Site site, int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    LoopbackPage page = new LoopbackPage(site, http);
    http.setExecutor(page.workers);
    http.createContext("/", page::handle);
    http.start();
    return page;
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Response> refusal = refusal(exchange);
      String path = exchange.getRequestURI().getPath();
      if (refusal.isEmpty() && site.knows(path) && site.isStream(path)) {
        head(exchange, 200, "text/event-stream", STREAMED);
        site.stream(exchange.getResponseBody());
        return;
      }
      Response response = refusal.isPresent() ? refusal.get() : respond(path, exchange);
      byte[] octets = response.body().getBytes(StandardCharsets.UTF_8);
      head(exchange, response.status(), response.type(), octets.length);
      exchange.getResponseBody().write(octets);
    }
  }

  private static void head(HttpExchange exchange, int status, String type, int length)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    if (status == 405) {
      headers.set("Allow", "GET");
    }
    exchange.sendResponseHeaders(status, length);
  }

  private Optional<Response> refusal(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (hosts.size() != 1
        || !LOOPBACK_HOST.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of(error(403, "this page is for this machine"));
    }
    String path = exchange.getRequestURI().getPath();
    if (!site.knows(path) && !site.files().containsKey(path) && !isShared(path)) {
      return Optional.of(error(404, "no such path"));
    }
    return exchange.getRequestMethod().equals("GET")
        ? Optional.empty()
        : Optional.of(error(405, "the path takes GET"));
  }

  private Response respond(String path, HttpExchange exchange) throws IOException {
    if (site.knows(path)) {
      return answer(path, exchange.getRequestURI());
    }
    return isShared(path)
        ? file(LoopbackPage.class, path.substring(1))
        : file(site.getClass(), site.files().getOrDefault(path, ""));
  }

  private static boolean isShared(String path) {
    return SHARED.contains(path.substring(1));
  }

  /** A file that all pages share, as text. */
  public static String shared(String name) {
    try {
      return file(LoopbackPage.class, name).body();
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private Response answer(String path, URI uri) {
    try {
      return json(200, site.answer(path, query(uri)));
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

  private static Response file(Class<?> beside, String name) throws IOException {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    try (InputStream in = beside.getResourceAsStream(name)) {
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
  }
}
