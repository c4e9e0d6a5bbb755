package org.maarg.runtime.transport;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.maarg.runtime.config.PeerTable;
import org.maarg.wire.Ipv6Address;

/** Two nodes' UDP transports on a loopback address, on one event loop. */
abstract class UdpPair {
  static final Ipv6Address ONE = Ipv6Address.parse("2001:db8::1");
  static final Ipv6Address TWO = Ipv6Address.parse("2001:db8::2");

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Arrival(Ipv6Address from, boolean secured, byte[] octets) {}

  static final class Inbox implements Transport.Receiver {
    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final List<Loss> losses = new CopyOnWriteArrayList<>();

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {
      arrivals.add(new Arrival(from, secured, octets));
    }

    @Override
    public void lost(Loss loss) {
      losses.add(loss);
    }
  }

  private final List<EventLoopGroup> groups = new ArrayList<>();
  private final List<UdpTransport> transports = new ArrayList<>();
  EventLoopGroup loops;
  UdpTransport one;
  UdpTransport two;
  final Inbox atOne = new Inbox();
  final Inbox atTwo = new Inbox();

  @BeforeEach
  void clear() {
    groups.clear();
    transports.clear();
  }

  @AfterEach
  void close() {
    transports.forEach(transport -> transport.close().join());
    groups.forEach(group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly());
  }

  void open(NettyIo io, String host, boolean secured) throws Exception {
    assumeThat(io != NettyIo.EPOLL || Epoll.isAvailable()).as("epoll is available").isTrue();
    loops = io.newGroup(1, "test");
    groups.add(loops);
    one = bind(io, host);
    two = bind(io, host);
    one.usePeers(new PeerTable(List.of(new PeerTable.Entry(TWO, two.localAddress(), secured))));
    two.usePeers(new PeerTable(List.of(new PeerTable.Entry(ONE, one.localAddress(), secured))));
    onLoop(() -> one.start(atOne));
    onLoop(() -> two.start(atTwo));
  }

  UdpTransport bind(NettyIo io, String host) throws Exception {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getByName(host), 0);
    UdpTransport transport = UdpTransport.bind(io, loops.next(), local).get(10, TimeUnit.SECONDS);
    transports.add(transport);
    return transport;
  }

  void onLoop(Runnable task) throws Exception {
    loops.submit(task).get(10, TimeUnit.SECONDS);
  }
}
