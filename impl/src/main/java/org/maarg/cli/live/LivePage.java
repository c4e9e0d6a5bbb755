package org.maarg.cli.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.maarg.cli.LoopbackPage;

/** The page of running nodes: {@code /api/live} tells their states, and {@code events} below it. */
public final class LivePage implements LoopbackPage.Site, AutoCloseable {
  private static final String STATE = "/api/live";
  private static final String EVENTS = "/api/live/events";
  private static final Map<String, String> FILES =
      Map.of(
          "/", "live.html",
          "/live.css", "live.css",
          "/live.js", "live.js",
          "/topology.js", "topology.js",
          "/api/openapi.yaml", "openapi.yaml");

  private final LiveFeed feed;
  private final LoopbackPage page;

  private LivePage(List<InetSocketAddress> controls, int port) throws IOException {
    this.feed = new LiveFeed(controls);
    this.page = LoopbackPage.start(this, port);
  }

  /**
   * Serves the page.
   *
   * @param controls where the control APIs of the nodes are
   * @param port 0 for one that is free
   * @throws IOException if the port cannot be bound
   */
  public static LivePage start(List<InetSocketAddress> controls, int port) throws IOException {
    return new LivePage(controls, port);
  }

  /** Where the page is. */
  public URI address() {
    return page.address();
  }

  /** Whether a browser has it open. */
  public boolean isOpen() {
    return feed.isRead();
  }

  @Override
  public Map<String, String> files() {
    return FILES;
  }

  @Override
  public boolean knows(String path) {
    return path.equals(STATE) || path.equals(EVENTS);
  }

  @Override
  public ObjectNode answer(String path, Map<String, String> query) {
    return feed.state();
  }

  @Override
  public boolean isStream(String path) {
    return path.equals(EVENTS);
  }

  @Override
  public void stream(OutputStream out) throws IOException {
    feed.stream(out);
  }

  @Override
  public void close() {
    feed.close();
    page.close();
  }
}
