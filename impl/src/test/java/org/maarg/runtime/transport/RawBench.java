package org.maarg.runtime.transport;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import java.util.concurrent.TimeUnit;
import org.maarg.runtime.Namespaces;
import org.maarg.wire.Ipv6Address;

/** Network namespaces that a test makes itself, and event loops for raw sockets in them. */
final class RawBench {
  final Namespaces namespaces;
  final EventLoopGroup loops;

  /** Skips the test where there is no epoll. */
  RawBench(int threads) throws Exception {
    assumeThat(Epoll.isAvailable()).as("epoll is available").isTrue();
    namespaces = new Namespaces();
    loops = NettyIo.EPOLL.newGroup(threads, "raw");
  }

  void send(RawTransport from, Ipv6Address to, byte[] octets) throws Exception {
    loops
        .submit(
            () -> {
              from.send(to, octets);
              from.flush();
            })
        .get(10, TimeUnit.SECONDS);
  }

  void close() throws Exception {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    namespaces.close();
  }
}
