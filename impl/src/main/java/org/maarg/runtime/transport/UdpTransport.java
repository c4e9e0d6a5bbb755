package org.maarg.runtime.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.maarg.runtime.config.PeerTable;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityHeader;

/**
 * Mobility Headers as the payload of UDP datagrams, so that a domain runs where protocol 135 does
 * not get through, or without privileges. The socket addresses are not the node addresses: a table
 * maps one to the other. The Mobility Header's checksum is 0 and not looked at; UDP's own stands
 * for it (RFC 5844 4; decision udp-checksum).
 *
 * <p>A datagram counts as sent by the node to whose endpoint its source belongs. Who can forge that
 * source, or runs a program on that endpoint, speaks as the node: protect the path, or use
 * loopback.
 *
 * <p>So far it is the encapsulation of RFC 5844 4.1.3 and 4.2.2; that a peer is one configured
 * endpoint, on any port and also over IPv6, is ours.
 */
// Implements: 5844-4.1.3.1-2, 5844-4.1.3.2-3, 5844-4.2.2-5, 5844-4.2.2.1-1
public final class UdpTransport extends DatagramTransport {
  /** One octet more than a Mobility Header can have, so that a longer datagram is noticed. */
  private static final int DATAGRAM_OCTETS = MobilityHeader.MAX_OCTETS + 8;

  /** Datagrams that one recvmmsg takes at most. */
  private static final int BATCH = 16;

  private volatile PeerTable peers = PeerTable.EMPTY;

  private UdpTransport(NettyIo io) {
    super(
        io == NettyIo.EPOLL
            ? Arrivals.batched(DATAGRAM_OCTETS, BATCH)
            : Arrivals.single(DATAGRAM_OCTETS));
  }

  /**
   * Binds a socket. It receives nothing before {@link #start}, and knows nobody before {@link
   * #usePeers}.
   *
   * @param io what {@code loop} was made by
   * @param loop the event loop of the node
   * @param local where to bind; port 0 for any free one, see {@link #localAddress()}
   * @return the transport; fails with the operating system's error if the socket cannot be bound
   */
  public static CompletableFuture<UdpTransport> bind(
      NettyIo io, EventLoop loop, InetSocketAddress local) {
    UdpTransport transport = new UdpTransport(io);
    CompletableFuture<UdpTransport> result = new CompletableFuture<>();
    ChannelFuture bound = bootstrap(io, loop, transport).bind(local);
    bound.addListener(
        future -> {
          Throwable cause = future.cause();
          if (cause != null) {
            result.completeExceptionally(cause);
          } else {
            transport.use(bound.channel());
            result.complete(transport);
          }
        });
    return result;
  }

  private static Bootstrap bootstrap(NettyIo io, EventLoop loop, UdpTransport transport) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(io::newDatagramChannel)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_LIMIT)
            .option(ChannelOption.RECVBUF_ALLOCATOR, transport.arrivals)
            .handler(transport.handlers());
    if (io == NettyIo.EPOLL) {
      // A buffer of several datagrams is what switches recvmmsg on.
      bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_OCTETS);
    }
    return bootstrap;
  }

  /** Replaces the table of peers; callable from any thread. */
  public void usePeers(PeerTable table) {
    peers = table;
  }

  @Override
  Optional<Sender> senderAt(InetSocketAddress endpoint) {
    return peers.at(endpoint).map(peer -> new Sender(peer.address(), peer.secured()));
  }

  @Override
  Optional<InetSocketAddress> endpointOf(Ipv6Address address) {
    return peers.at(address).map(PeerTable.Entry::endpoint);
  }

  @Override
  public boolean verifiesChecksum() {
    return true; // UDP's own, which covers every octet of the Mobility Header.
  }

  @Override
  public boolean carriesChecksum() {
    return false;
  }
}
