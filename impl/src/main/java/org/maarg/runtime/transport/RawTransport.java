package org.maarg.runtime.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.linux.RawIpv6Socket;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityHeader;

/**
 * Mobility Headers in IPv6 packets of protocol 135, for peers that speak nothing else. Linux only;
 * opening the socket needs the capability CAP_NET_RAW, which may be given up afterwards.
 *
 * <p>The kernel fills in the checksum on sending and discards what has a wrong one on receipt,
 * uncounted. It hands over the Mobility Header without the IPv6 header, so that an ICMPv6 Parameter
 * Problem, which must quote the packet, cannot be made: see {@link NodeObserver#refused}.
 *
 * <p>Traps of such sockets in Netty, all tried: the port in a destination must be 0; the channel
 * must never be connected; it must not be given MAX_DATAGRAM_PAYLOAD_SIZE (recvmmsg), or every read
 * fails; a channel whose bind failed stays open and receives everything.
 */
// Implements: 6275-6.1.1-1, 6275-9.2-1
public final class RawTransport extends DatagramTransport {
  private volatile Set<Ipv6Address> asserted;
  private final Predicate<Ipv6Address> verified;
  private final int descriptor;
  private final EventLoop loop;

  private RawTransport(
      Set<Ipv6Address> asserted, Predicate<Ipv6Address> verified, int descriptor, EventLoop loop) {
    // One octet more than fits, so that a longer packet is noticed and not taken for its start.
    super(Arrivals.single(MobilityHeader.MAX_OCTETS + 1));
    this.asserted = asserted;
    this.verified = verified;
    this.descriptor = descriptor;
    this.loop = loop;
  }

  /** Replaces the peers whose security association the operator vouches for; from any thread. */
  void useSecured(Set<Ipv6Address> peers) {
    asserted = Set.copyOf(peers);
  }

  // Implements: 6275-6.1.7-7, 6275-11.7.1-3
  /**
   * Opens a socket and binds it to a node address; waits for it. It receives nothing before {@link
   * #start}.
   *
   * @param loop an epoll event loop, not the calling thread's
   * @param address of the node, which is one of this machine's, or of the namespace's
   * @param namespace file of the network namespace to open the socket in, which needs
   *     CAP_SYS_ADMIN; none for the program's own
   * @param secured node addresses of the peers whose security association the operator vouches for
   * @throws TransportException if the socket cannot be had; the message says what is needed
   */
  public static RawTransport bind(
      EventLoop loop, Ipv6Address address, Optional<Path> namespace, Set<Ipv6Address> secured) {
    return bind(loop, address, namespace, Optional.empty(), secured, nobody -> false);
  }

  /**
   * As {@link #bind(EventLoop, Ipv6Address, Optional, Set)}, for peers that are looked at.
   *
   * @param device the only one that the socket hears and sends over, as {@link #useDevice}; none
   *     for all
   * @param verified whether what comes from a peer now has been seen to be protected; asked on the
   *     event loop
   * @throws TransportException likewise, or if there is no such device
   */
  public static RawTransport bind(
      EventLoop loop,
      Ipv6Address address,
      Optional<Path> namespace,
      Optional<String> device,
      Set<Ipv6Address> secured,
      Predicate<Ipv6Address> verified) {
    if (!Epoll.isAvailable()) {
      throw new TransportException("raw sockets need Linux and epoll", Epoll.unavailabilityCause());
    }
    int descriptor = open(namespace);
    RawTransport transport = new RawTransport(Set.copyOf(secured), verified, descriptor, loop);
    ChannelFuture registered = bootstrap(loop, descriptor, transport).register();
    registered.awaitUninterruptibly();
    if (!registered.isSuccess()) {
      registered.channel().close().awaitUninterruptibly();
      throw new TransportException("cannot serve a raw socket", registered.cause());
    }
    try {
      device.ifPresent(name -> RawIpv6Socket.bindToDevice(descriptor, name));
    } catch (LinuxException e) {
      registered.channel().close().awaitUninterruptibly();
      throw new TransportException(String.valueOf(e.getMessage()), null);
    }
    ChannelFuture bound = registered.channel().bind(endpoint(address)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      registered.channel().close().awaitUninterruptibly();
      throw new TransportException("cannot bind a raw socket to " + address, bound.cause());
    }
    transport.use(registered.channel());
    return transport;
  }

  private static int open(Optional<Path> namespace) {
    try {
      return RawIpv6Socket.open(MobilityHeader.NEXT_HEADER, namespace);
    } catch (LinuxException e) {
      throw new TransportException(String.valueOf(e.getMessage()), null);
    }
  }

  private static Bootstrap bootstrap(EventLoop loop, int descriptor, RawTransport transport) {
    return new Bootstrap()
        .group(loop)
        .channelFactory(() -> new EpollDatagramChannel(descriptor))
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_LIMIT)
        .option(ChannelOption.RECVBUF_ALLOCATOR, transport.arrivals)
        .handler(transport.handlers());
  }

  private static InetSocketAddress endpoint(Ipv6Address address) {
    byte[] octets = new byte[Ipv6Address.OCTETS];
    address.write(octets, 0);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), 0);
    } catch (UnknownHostException e) {
      throw new AssertionError("16 octets are an address", e);
    }
  }

  /**
   * Binds the socket to a device once more: one that has come in place of that of the same name.
   *
   * @return completes on the event loop; fails with a {@link LinuxException} if there is none, and
   *     the socket hears nothing then
   */
  public CompletableFuture<Void> useDevice(String device) {
    // The event loop closes the descriptor: nowhere else is it sure to be this socket's still.
    return CompletableFuture.runAsync(
        () -> {
          if (isOpen()) {
            RawIpv6Socket.bindToDevice(descriptor, device);
          }
        },
        loop);
  }

  /** Every sender is known by its address; what a stranger sends is the node's to judge. */
  @Override
  Optional<Sender> senderAt(InetSocketAddress endpoint) {
    if (!(endpoint.getAddress() instanceof Inet6Address inet)) {
      return Optional.empty();
    }
    Ipv6Address address = Ipv6Address.read(inet.getAddress(), 0);
    return Optional.of(new Sender(address, asserted.contains(address) || verified.test(address)));
  }

  @Override
  Optional<InetSocketAddress> endpointOf(Ipv6Address address) {
    return Optional.of(endpoint(address));
  }

  @Override
  public boolean verifiesChecksum() {
    return true;
  }

  @Override
  public boolean carriesChecksum() {
    return true; // The kernel fills it in once more, over the addresses that it puts in.
  }
}
