package org.maarg.cli.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.maarg.cli.Json;
import org.maarg.sim.Names;
import org.maarg.sim.ladder.MessageText;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** What several nodes tell, together: their states, and one stream of what happens to any. */
final class LiveFeed implements AutoCloseable {
  /** A reader that does not keep up misses what there is no room for. */
  private static final int ROOM = 1_000;

  private static final long SILENCE_SECONDS = 5;
  private static final Set<String> MESSAGES = Set.of("sent", "received");

  private final List<WatchedNode> nodes;
  private final Set<BlockingQueue<String>> readers = ConcurrentHashMap.newKeySet();
  private volatile Names names = Names.NONE;
  private volatile boolean closed;

  /** Watches the nodes whose control APIs are there. */
  LiveFeed(List<InetSocketAddress> controls) {
    nodes = controls.stream().map(it -> new WatchedNode(it, this::hear)).toList();
    nodes.forEach(WatchedNode::start);
  }

  /** Whether somebody reads the stream. */
  boolean isRead() {
    return !readers.isEmpty();
  }

  /** What each node knows now, in the order in which they were named. */
  ObjectNode state() {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("nodes");
    Map<Ipv6Address, String> called = new LinkedHashMap<>();
    int maars = 0;
    for (WatchedNode node : nodes) {
      ObjectNode state = node.state();
      String name = state.path("role").asText().equals("cmd") ? "CMD" : "MAAR" + ++maars;
      node.address().ifPresent(it -> called.put(it, name));
      all.add(state.put("name", name));
    }
    names = Names.of(called);
    return json;
  }

  private void hear(WatchedNode node, ObjectNode event) {
    if (node.address().isEmpty()) {
      // Nobody has asked for its state yet, so nobody knows where to draw it.
      return;
    }
    Ipv6Address own = node.address().get();
    event.put("node", own.toString());
    if (MESSAGES.contains(event.path("kind").asText())) {
      event.put("text", text(event.path("detail").asText())).remove("detail");
    }
    String line = event.toString();
    readers.forEach(it -> it.offer(line));
  }

  private String text(String hex) {
    byte[] octets = Octets.ofHex(hex).toByteArray();
    try {
      return new MessageText(names).of(MobilityHeader.decodeVerified(octets, 0, octets.length));
    } catch (MalformedMessageException malformed) {
      return "malformed (" + malformed.refusal() + ")";
    }
  }

  /** Writes what happens from now on, as server-sent events, until that fails. */
  void stream(OutputStream out) throws IOException {
    BlockingQueue<String> events = new ArrayBlockingQueue<>(ROOM);
    readers.add(events);
    try {
      write(out, ": begins\n\n");
      while (!closed) {
        String event = events.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
        write(out, event == null ? ": nothing happens\n\n" : "data: " + event + "\n\n");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      readers.remove(events);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    closed = true;
    nodes.forEach(WatchedNode::close);
  }
}
