package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.maar.MaarState;
import org.maarg.runtime.config.NodeSettings;
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
@Execution(ExecutionMode.CONCURRENT)
class UdpSignallingTest {
  private static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  private static final Ipv6Address MAAR = Ipv6Address.parse("2001:db8:0:1::1");
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final int PATIENCE_MILLIS = 60_000;

  private record Arrival(SocketAddress from, MobilityMessage message) {}

  private final RecordingObserver observer = new RecordingObserver();
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
    NodeSettings settings = Nodes.sample(sample);
    // A test that has to wait for its turn is no peer with another clock.
    Profile patient = settings.profile().with().set(Knob.TIMESTAMP_WINDOW, 0).build();
    node =
        LiveNode.bind(settings.withProfile(patient), NodeEnvironment.of(loops, List.of(observer)));
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

  /** The next acknowledgement; updates that are repeated until they are answered come before. */
  private BindingAcknowledgement receiveAnswer() throws Exception {
    MobilityMessage message = receive().message();
    while (!(message instanceof BindingAcknowledgement)) {
      message = receive().message();
    }
    return (BindingAcknowledgement) message;
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

    BindingAcknowledgement answer = receiveAnswer();
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

  /** The node has looked at the answer, and is as before; it may repeat its update meanwhile. */
  private void assertStillRegistering() {
    Eventually.until(
        "the answer is handled",
        () ->
            observer.handled.stream()
                .anyMatch(
                    input ->
                        input instanceof Input.Received it
                            && it.message() instanceof BindingAcknowledgement));
    assertThat(state()).isEqualTo(MaarState.REGISTERING);
    assertThat(node.routers()).isEmpty();
  }

  private MaarState state() {
    return node.maarBindings().get(0).state();
  }
}
