package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;

/** The socket that a node's settings ask for, and who is known at it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportsTest {
  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address TWO = Ipv6Address.parse("2001:db8::2");
  private static final InetSocketAddress AT_ONE = Endpoints.parse("127.0.0.1:7001", 1);
  private static final InetSocketAddress AT_TWO = Endpoints.parse("127.0.0.1:7002", 1);

  private final NettyIo io = NettyIo.best();
  private final EventLoopGroup loops = io.newGroup(1, "transports");

  @AfterEach
  void stop() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static NodeSettings settings(InetSocketAddress bind, PeerSettings... peers)
      throws Exception {
    return Nodes.sample("cmd.yaml")
        .at(new TransportSettings.Udp(bind), List.of(peers), Optional.empty());
  }

  private static PeerSettings peer(Ipv6Address address, InetSocketAddress at, boolean secured) {
    return new PeerSettings(address, Optional.of(at), Optional.empty(), secured);
  }

  private DatagramTransport open(NodeSettings settings) {
    return Transports.open(settings, io, loops.next());
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  // Verifies: 5844-4.2.2.1-1
  @Test
  void whoIsWhereIsKnownFromTheSettingsAndFollowsThem() throws Exception {
    DatagramTransport transport = open(settings(anyPort(), peer(ONE, AT_ONE, true)));
    assertThat(transport.localAddress().getPort()).isPositive();
    assertThat(transport.verifiesChecksum()).as("UDP's own").isTrue();
    assertThat(transport.carriesChecksum()).isFalse();
    assertThat(transport.endpointOf(ONE)).contains(AT_ONE);
    assertThat(transport.senderAt(AT_ONE)).contains(new DatagramTransport.Sender(ONE, true));
    assertThat(transport.endpointOf(TWO)).isEmpty();
    assertThat(transport.senderAt(AT_TWO)).isEmpty();

    Transports.introduce(transport, settings(anyPort(), peer(TWO, AT_TWO, false)));

    assertThat(transport.endpointOf(ONE)).isEmpty();
    assertThat(transport.senderAt(AT_TWO)).contains(new DatagramTransport.Sender(TWO, false));
    assertThat(transport.isOpen()).isTrue();
    transport.close().join();
    assertThat(transport.isOpen()).isFalse();
  }

  /** At an address of its own: at the usual one another test may take a port that is free again. */
  @Test
  void aPortThatIsTakenIsToldWithItsEndpoint() throws Exception {
    InetAddress own = InetAddress.getByAddress(new byte[] {127, 88, 0, 1});
    InetSocketAddress taken;
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
      taken = (InetSocketAddress) socket.getLocalSocketAddress();
      assertThatThrownBy(() -> open(settings(taken)))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("cannot bind UDP to " + Endpoints.text(taken));
    }
    DatagramTransport free = open(settings(taken));
    assertThat(free.localAddress()).isEqualTo(taken);
    free.close().join();
  }

  /** A transport without a socket, or with one that the test plays. */
  private static final class Played extends DatagramTransport {
    Played() {
      super(Arrivals.single(8));
    }

    @Override
    Optional<Sender> senderAt(InetSocketAddress endpoint) {
      return Optional.empty();
    }

    @Override
    Optional<InetSocketAddress> endpointOf(Ipv6Address address) {
      return Optional.of(AT_ONE);
    }

    @Override
    public boolean verifiesChecksum() {
      return false;
    }

    @Override
    public boolean carriesChecksum() {
      return false;
    }
  }

  @Test
  void whatIsNotBoundDoesNothing() {
    assertThatThrownBy(new Played()::flush)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not bound");
  }

  // Verifies: 8885-6-8
  @Test
  void whatCannotBeReadIsALoss() {
    Played transport = new Played();
    EmbeddedChannel channel = new EmbeddedChannel(transport.handlers());
    transport.use(channel);
    UdpPair.Inbox inbox = new UdpPair.Inbox();
    transport.start(inbox);
    channel.pipeline().fireExceptionCaught(new IOException("Connection refused"));
    assertThat(inbox.losses)
        .extracting(Loss::toString)
        .containsExactly("READ_FAILED :: 0 octets Connection refused");
    var unused = channel.close();
  }

  @Test
  void eachKindOfSocketHasChannelsOfItsOwn() {
    assertThat(NettyIo.best()).isEqualTo(Epoll.isAvailable() ? NettyIo.EPOLL : NettyIo.NIO);
    ServerSocketChannel server = NettyIo.NIO.newServerChannel();
    assertThat(server).isInstanceOf(NioServerSocketChannel.class);
    server.unsafe().closeForcibly();
  }
}
