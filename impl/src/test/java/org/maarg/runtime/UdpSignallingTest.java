package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.maar.MaarState;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;

/** A plain UDP socket plays a live node's peer: what RFC 5213 tells holds over UDP (RFC 5844 4). */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UdpSignallingTest {
  private static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  private static final Ipv6Address MAAR = Ipv6Address.parse("2001:db8:0:1::1");
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 300;

  private record Arrival(SocketAddress from, MobilityMessage message) {}

  private EventLoopGroup loops;
  private LiveNode node;
  private DatagramSocket peer;

  @BeforeEach
  void open() throws Exception {
    loops = NettyIo.best().newGroup(2, "test");
    peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    peer.setSoTimeout(PATIENCE_MILLIS);
  }

  @AfterEach
  void close() {
    peer.close();
    node.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private void start(String sample, Ipv6Address played, boolean secured) throws Exception {
    node = LiveNode.bind(Nodes.sample(sample), NodeEnvironment.of(loops, List.of()));
    InetSocketAddress endpoint =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.getLocalPort());
    node.usePeers(new PeerTable(List.of(new PeerTable.Entry(played, endpoint, secured))));
    node.start();
  }

  private void send(MobilityMessage message, Ipv6Address from) throws Exception {
    byte[] octets = MobilityHeader.encode(message, from, node.address());
    peer.send(new DatagramPacket(octets, octets.length, node.endpoint()));
  }

  private Arrival receive() throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[MobilityHeader.MAX_OCTETS], 2048);
    peer.receive(packet);
    return new Arrival(
        packet.getSocketAddress(),
        MobilityHeader.decodeVerified(packet.getData(), 0, packet.getLength()));
  }

  private BindingUpdate attach() throws Exception {
    node.attach(MN, Pbu.MN_LINK_LAYER, AccessTechnologyType.WLAN);
    return (BindingUpdate) receive().message();
  }

  private static List<Class<?>> kinds(MobilityMessage message) {
    return message.options().asList().stream().<Class<?>>map(MobilityOption::getClass).toList();
  }

  // Verifies: 5844-4.1.3.1-3, 5844-4.1.3.2-1, 5844-4.1.3.2-4
  @Test
  void anAcceptedUpdateIsAnsweredFromWhereItWasSentTo() throws Exception {
    start("cmd.yaml", MAAR, true);
    BindingUpdate update = Pbu.of(MN, PREFIX).at(System.currentTimeMillis()).build();

    send(update, MAAR);

    Arrival arrival = receive();
    assertThat(arrival.from()).isEqualTo(node.endpoint());
    BindingAcknowledgement answer = (BindingAcknowledgement) arrival.message();
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.sequence()).isEqualTo(update.sequence());
    assertThat(answer.options().asList()).containsAll(update.options().asList());
  }

  // Verifies: 8885-4.4-1, 8885-4.4-4
  @Test
  void anAnchorNamesTheLocalNetworksOfItsConfiguration() throws Exception {
    start("maar1.yaml", CMD, true);
    BindingUpdate update = attach();
    send(Pba.accepting(update).build(), CMD);
    Eventually.until("served", () -> !node.routers().isEmpty());
    node.detach(MN);

    Ipv6Address serving = Ipv6Address.parse("2001:db8:0:2::1");
    send(Pbu.relayed(MN, PREFIX, serving).at(System.currentTimeMillis()).build(), CMD);

    BindingAcknowledgement answer = (BindingAcknowledgement) receive().message();
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.options().all(LocalPrefix.class))
        .containsExactly(new LocalPrefix(Ipv6Prefix.parse("2001:db8:f001::/48")));
  }

  // Verifies: 5844-4.1.3.1-1
  @Test
  void anUpdateIsCheckedAsOverIpv6() throws Exception {
    start("cmd.yaml", MAAR, true);

    send(Pbu.of(MN, PREFIX).without(MnId.class).at(System.currentTimeMillis()).build(), MAAR);

    assertThat(((BindingAcknowledgement) receive().message()).status())
        .isEqualTo(Status.MISSING_MN_ID);
    assertThat(node.cmdBindings()).isEmpty();
  }

  // Verifies: 5844-4.2.2-1, 5844-4.2.2-2, 5844-4.2.2-4, 5844-4.2.2.1-3
  @Test
  void aMaarRegistersAndRenewsInOneWay() throws Exception {
    start("maar1.yaml", CMD, true);
    node.attach(MN, Pbu.MN_LINK_LAYER, AccessTechnologyType.WLAN);
    Arrival first = receive();
    BindingUpdate update = (BindingUpdate) first.message();
    assertThat(first.from()).isEqualTo(node.endpoint());
    assertThat(update.flags()).isEqualTo(Pbu.FLAGS);
    assertThat(kinds(update)).containsAll(kinds(Pbu.of(MN, PREFIX).at(0).build()));

    send(Pba.accepting(update).sequence(update.sequence() + 1).build(), CMD);
    send(Pba.accepting(update).lifetime(1).build(), CMD);
    Eventually.until("serving", () -> state() == MaarState.SERVING);

    Arrival renewal = receive();
    assertThat(renewal.from()).isEqualTo(node.endpoint());
    assertThat(((BindingUpdate) renewal.message()).flags()).isEqualTo(update.flags());
    assertThat(kinds(renewal.message())).isEqualTo(kinds(update));
  }

  // Verifies: 5844-4.2.2-4
  @Test
  void anAnswerToAnotherUpdateChangesNothing() throws Exception {
    start("maar1.yaml", CMD, true);
    BindingUpdate update = attach();

    send(Pba.accepting(update).sequence(update.sequence() + 1).build(), CMD);

    assertStillRegistering();
  }

  // Verifies: 5844-4.2.2-3
  @Test
  void anAnswerWithoutASecurityAssociationChangesNothing() throws Exception {
    start("maar1.yaml", CMD, false);

    send(Pba.accepting(attach()).build(), CMD);

    assertStillRegistering();
  }

  private void assertStillRegistering() throws Exception {
    peer.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(this::receive).isInstanceOf(SocketTimeoutException.class);
    assertThat(state()).isEqualTo(MaarState.REGISTERING);
  }

  private MaarState state() {
    return node.maarBindings().get(0).state();
  }
}
