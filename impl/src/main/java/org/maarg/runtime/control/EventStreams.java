package org.maarg.runtime.control;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.maarg.runtime.observe.NodeEvent;

/**
 * Server-sent events: each event of the node as it happens, after those that the reader has missed
 * since its Last-Event-ID. A reader that does not keep up misses events, which shows in the gap of
 * their numbers. With {@code ?messages=true} each message of the node comes among them. All methods
 * are called on the event loop of the connections.
 */
final class EventStreams {
  static final String PATH = "/v1/events";

  private static final int MAX_STREAMS = 8;

  private final ControlledNode node;
  private int streams;

  EventStreams(ControlledNode node) {
    this.node = node;
  }

  /** True if one more can be served. */
  boolean hasRoom() {
    return streams < MAX_STREAMS;
  }

  /** Answers with a stream, for as long as the connection lasts. */
  void open(ChannelHandlerContext context, FullHttpRequest request) {
    Channel channel = context.channel();
    if (context.pipeline().get(ReadTimeoutHandler.class) != null) {
      // Whoever listens says nothing any more.
      context.pipeline().remove(ReadTimeoutHandler.class);
    }
    var unused = channel.writeAndFlush(head());
    Consumer<NodeEvent> listener = event -> channel.eventLoop().execute(() -> send(channel, event));
    node.events().since(lastSeen(request)).forEach(event -> send(channel, event));
    node.events().subscribe(listener);
    Consumer<NodeEvent> messages = event -> channel.eventLoop().execute(() -> pass(channel, event));
    if (wantsMessages(request)) {
      node.events().subscribeToMessages(messages);
    }
    streams++;
    channel
        .closeFuture()
        .addListener(
            closed -> {
              node.events().unsubscribe(listener);
              node.events().unsubscribe(messages);
              streams--;
            });
  }

  private static HttpResponse head() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set("X-Content-Type-Options", "nosniff");
    HttpUtil.setTransferEncodingChunked(head, true);
    return head;
  }

  /** Without a number that can be read, the stream begins with what happens next. */
  private static long lastSeen(FullHttpRequest request) {
    String id = request.headers().get("Last-Event-ID", "");
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : Long.MAX_VALUE;
  }

  private static boolean wantsMessages(FullHttpRequest request) {
    return new QueryStringDecoder(request.uri())
        .parameters()
        .getOrDefault("messages", List.of())
        .contains("true");
  }

  private static void send(Channel channel, NodeEvent event) {
    write(channel, "id: " + event.number() + "\ndata: " + EventJson.of(event) + "\n\n");
  }

  /** A message is no event to go on from. */
  private static void pass(Channel channel, NodeEvent message) {
    write(channel, "data: " + EventJson.of(message) + "\n\n");
  }

  private static void write(Channel channel, String text) {
    if (channel.isWritable()) {
      var unused =
          channel.writeAndFlush(
              new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
    }
  }
}
