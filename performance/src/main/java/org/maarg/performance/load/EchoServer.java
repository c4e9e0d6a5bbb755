package org.maarg.performance.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.transport.NettyIo;

/**
 * Sends every datagram back as it came, one event loop, with the socket options of our UDP
 * transport: what sockets alone cost here, beside which a node's cost is told.
 */
public final class EchoServer {
  private static final int DATAGRAM_OCTETS = 2_056;
  private static final int BATCH = 16;
  private static final int SOCKET_BUFFER = 1 << 22;

  private EchoServer() {}

  /** Runs until it is stopped; takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    boolean epoll = Epoll.isAvailable();
    EventLoopGroup group = NettyIo.best().newGroup(1, "maarg-echo");
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM_OCTETS))
            .handler(new Back());
    if (epoll) {
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_OCTETS)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(DATAGRAM_OCTETS * BATCH));
    }
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var channel = bootstrap.bind(any).sync().channel();
    System.out.println(
        "ready: echo at " + Endpoints.text((InetSocketAddress) channel.localAddress()));
    new CountDownLatch(1).await();
  }

  private static final class Back extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      var unused =
          context.write(
              new DatagramPacket(packet.content(), packet.sender()), context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }
}
