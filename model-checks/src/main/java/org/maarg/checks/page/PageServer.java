package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.maarg.cli.LoopbackPage;

/** The page and what it asks, on a loopback address. */
final class PageServer implements LoopbackPage.Site, AutoCloseable {
  private static final Map<String, String> FILES =
      Map.of(
          "/", "index.html",
          "/page.css", "page.css",
          "/page.js", "page.js",
          "/way.js", "way.js",
          "/ladder.js", "ladder.js",
          "/views.js", "views.js",
          "/api/openapi.yaml", "openapi.yaml");

  private final PageApi api;
  private final LoopbackPage page;

  private PageServer(PageApi api, int port) throws IOException {
    this.api = api;
    this.page = LoopbackPage.start(this, port);
  }

  /**
   * Binds to 127.0.0.1 and serves.
   *
   * @param port 0 for one that is free
   * @throws IOException if the port cannot be bound
   */
  static PageServer start(PageApi api, int port) throws IOException {
    return new PageServer(api, port);
  }

  /** Where the page is. */
  URI address() {
    return page.address();
  }

  @Override
  public Map<String, String> files() {
    return FILES;
  }

  @Override
  public boolean knows(String path) {
    return PageApi.knows(path);
  }

  @Override
  public ObjectNode answer(String path, Map<String, String> query) {
    return api.answer(path, query);
  }

  @Override
  public void close() {
    page.close();
    api.close();
  }
}
