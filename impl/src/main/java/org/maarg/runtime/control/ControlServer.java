package org.maarg.runtime.control;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.TransportException;

/**
 * The control API over HTTP. It has no authentication: it is for programs on the same machine, and
 * binds to loopback addresses only. Requests that a web page could make a browser send (a foreign
 * Host, any Origin, a form) are refused, so that no page can reach it by DNS rebinding.
 */
public final class ControlServer {
  private static final int MAX_BODY = 16 * 1024;
  private static final int MAX_CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 30;

  private final ControlApi api;
  private final EventStreams streams;
  private final Channel channel;
  private int connections; // On the event loop that accepts and serves all of them.

  private ControlServer(EventLoop loop, NettyIo io, InetSocketAddress bind, ControlApi api) {
    this.api = api;
    this.streams = api.newStreams();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop, loop)
            .channelFactory(io::newServerChannel)
            .childHandler(connection())
            .bind(bind)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new TransportException(
          "cannot bind the control API to " + Endpoints.text(bind), bound.cause());
    }
    this.channel = bound.channel();
  }

  /**
   * Binds and serves.
   *
   * @param loop serves all connections, and is not the node's
   * @throws IllegalArgumentException if the address is no loopback address
   * @throws TransportException if it cannot be bound
   */
  public static ControlServer start(
      EventLoop loop, NettyIo io, InetSocketAddress bind, ControlApi api) {
    if (bind.isUnresolved() || !bind.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(bind + " is not a loopback address");
    }
    return new ControlServer(loop, io, bind, api);
  }

  public InetSocketAddress localAddress() {
    return (InetSocketAddress) channel.localAddress();
  }

  public CompletableFuture<Void> close() {
    if (!channel.isOpen()) {
      return CompletableFuture.completedFuture(null); // Its event loop may be gone as well.
    }
    CompletableFuture<Void> closed = new CompletableFuture<>();
    channel.close().addListener(future -> closed.complete(null));
    return closed;
  }

  private ChannelInitializer<Channel> connection() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel connection) {
        if (connections >= MAX_CONNECTIONS) {
          var unused = connection.close();
          return;
        }
        connections++;
        connection.closeFuture().addListener(future -> connections--);
        connection
            .pipeline()
            .addLast(new ReadTimeoutHandler(IDLE_SECONDS))
            .addLast(new HttpServerCodec())
            .addLast(new BoundedAggregator())
            .addLast(new Requests());
      }
    };
  }

  private static FullHttpResponse http(ControlResponse response) {
    FullHttpResponse http =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8));
    http.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, response.contentType())
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff");
    if (!response.allow().isEmpty()) {
      http.headers().set(HttpHeaderNames.ALLOW, response.allow());
    }
    HttpUtil.setContentLength(http, http.content().readableBytes());
    return http;
  }

  /** Puts a request together, unless it is too long. */
  private static final class BoundedAggregator extends HttpObjectAggregator {
    BoundedAggregator() {
      super(MAX_BODY, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
      ControlResponse response =
          ControlResponse.error(413, "the body has more than " + MAX_BODY + " octets");
      context.writeAndFlush(http(response)).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Checks a request and passes it to the API. */
  private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
      Optional<ControlResponse> refusal = ControlGuard.check(request);
      if (refusal.isPresent()) {
        answer(context, refusal.get(), keepAlive, false);
        return;
      }
      String path = new QueryStringDecoder(request.uri()).path();
      boolean head = request.method().equals(HttpMethod.HEAD);
      if (path.equals(EventStreams.PATH) && !head) {
        stream(context, request, keepAlive);
        return;
      }
      String body = request.content().toString(StandardCharsets.UTF_8);
      var unused =
          api.handle(path, body).thenAccept(response -> answer(context, response, keepAlive, head));
    }

    private void stream(ChannelHandlerContext context, FullHttpRequest request, boolean keep) {
      if (streams.hasRoom()) {
        streams.open(context, request);
      } else {
        answer(context, ControlResponse.error(503, "too many read the events"), keep, false);
      }
    }

    /** Without a body where only the head was asked for, which tells its length all the same. */
    private void answer(
        ChannelHandlerContext context, ControlResponse response, boolean keep, boolean head) {
      FullHttpResponse http = http(response);
      if (head) {
        http.content().clear();
      }
      HttpUtil.setKeepAlive(http, keep);
      var written = context.writeAndFlush(http);
      if (!keep) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var unused = context.close(); // A broken or idle connection concerns nobody else.
    }
  }
}
