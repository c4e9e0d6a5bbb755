package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.PeerTable;
import org.maarg.wire.Ipv6Address;

/** The UDP transport over the loopback interface, on both kinds of sockets. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UdpTransportTest extends UdpPair {
  private static final Ipv6Address THREE = Ipv6Address.parse("2001:db8::3");

  // Verifies: 6275-9.5.4-1, 6275-9.3.3-1
  @ParameterizedTest
  @ValueSource(strings = {"::", "ff02::1"})
  void aSourceThatIsNoUnicastAddressIsDroppedAndTold(String source) throws Exception {
    open(NettyIo.NIO, "::1", true);
    Ipv6Address wrong = Ipv6Address.parse(source);
    two.usePeers(new PeerTable(List.of(new PeerTable.Entry(wrong, one.localAddress(), true))));
    onLoop(
        () -> {
          one.send(TWO, new byte[8]);
          one.flush();
        });

    Eventually.until("told", () -> atTwo.losses.size() == 1);
    assertThat(atTwo.losses.get(0).reason()).isEqualTo(LossReason.NOT_UNICAST);
    assertThat(atTwo.losses.get(0).peer()).isEqualTo(wrong);
    assertThat(atTwo.arrivals).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void carriesOctetsBothWays(NettyIo io) throws Exception {
    open(io, "::1", true);
    byte[] there = {1, 2, 3, 4, 5, 6, 7, 8};
    byte[] back = new byte[2048];
    back[2047] = 77;
    onLoop(
        () -> {
          one.send(TWO, there);
          one.flush();
          two.send(ONE, back);
          two.flush();
        });

    Eventually.until("arrived", () -> atOne.arrivals.size() == 1 && atTwo.arrivals.size() == 1);
    assertThat(atTwo.arrivals.get(0).from()).isEqualTo(ONE);
    assertThat(atTwo.arrivals.get(0).secured()).isTrue();
    assertThat(atTwo.arrivals.get(0).octets()).isEqualTo(there);
    assertThat(atOne.arrivals.get(0).octets()).isEqualTo(back);
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void worksOverIpv4(NettyIo io) throws Exception {
    open(io, "127.0.0.1", false);
    onLoop(
        () -> {
          one.send(TWO, new byte[] {9});
          one.flush();
        });

    Eventually.until("arrived", () -> atTwo.arrivals.size() == 1);
    assertThat(atTwo.arrivals.get(0).secured()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void nothingLeavesBeforeTheFlushAndABatchArrivesInOrder(NettyIo io) throws Exception {
    open(io, "::1", true);
    onLoop(
        () -> {
          for (int i = 0; i < 100; i++) {
            one.send(TWO, new byte[] {(byte) i});
          }
        });
    Thread.sleep(50);
    assertThat(atTwo.arrivals).isEmpty();
    onLoop(one::flush);

    Eventually.until("all arrived", () -> atTwo.arrivals.size() == 100);
    for (int i = 0; i < 100; i++) {
      assertThat(atTwo.arrivals.get(i).octets()).isEqualTo(new byte[] {(byte) i});
    }
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void aStrangersDatagramIsReportedAndGoesNoFurther(NettyIo io) throws Exception {
    open(io, "::1", true);
    try (DatagramSocket stranger = new DatagramSocket(0, two.localAddress().getAddress())) {
      stranger.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, two.localAddress()));
    }

    Eventually.until("reported", () -> atTwo.losses.size() == 1);
    Loss loss = atTwo.losses.get(0);
    assertThat(loss.reason()).isEqualTo(LossReason.UNKNOWN_ENDPOINT);
    assertThat(loss.octets()).containsExactly(1, 2, 3);
    assertThat(loss.peer()).isEqualTo(Ipv6Address.UNSPECIFIED);
    assertThat(atTwo.arrivals).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void anEmptyDatagramArrivesToBeRefusedByTheCodec(NettyIo io) throws Exception {
    open(io, "::1", true);
    InetAddress loopback = two.localAddress().getAddress();
    try (DatagramSocket plain = new DatagramSocket(0, loopback)) {
      InetSocketAddress endpoint = new InetSocketAddress(loopback, plain.getLocalPort());
      two.usePeers(new PeerTable(List.of(new PeerTable.Entry(ONE, endpoint, true))));
      plain.send(new DatagramPacket(new byte[0], 0, two.localAddress()));
    }

    Eventually.until("arrived", () -> atTwo.arrivals.size() == 1);
    assertThat(atTwo.arrivals.get(0).octets()).isEmpty();
  }

  /** What is cut off must not look like a message of 2048 octets. */
  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void anOverlongDatagramIsStillOverlong(NettyIo io) throws Exception {
    open(io, "::1", true);
    onLoop(
        () -> {
          one.send(TWO, new byte[4000]);
          one.flush();
        });

    Eventually.until("arrived", () -> atTwo.arrivals.size() == 1);
    assertThat(atTwo.arrivals.get(0).octets()).hasSizeBetween(2049, 4000);
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void aNodeWithoutEndpointIsReported(NettyIo io) throws Exception {
    open(io, "::1", true);
    onLoop(() -> one.send(THREE, new byte[] {1}));

    assertThat(atOne.losses).hasSize(1);
    assertThat(atOne.losses.get(0).reason()).isEqualTo(LossReason.NO_ENDPOINT);
    assertThat(atOne.losses.get(0).peer()).isEqualTo(THREE);
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void whatTheSystemRefusesToSendIsReported(NettyIo io) throws Exception {
    open(io, "::1", true);
    onLoop(
        () -> {
          one.send(TWO, new byte[70_000]);
          one.flush();
        });

    Eventually.until("reported", () -> atOne.losses.size() == 1);
    assertThat(atOne.losses.get(0).reason()).isEqualTo(LossReason.WRITE_FAILED);
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void whatArrivesBeforeTheStartWaits(NettyIo io) throws Exception {
    open(io, "::1", true);
    UdpTransport late = bind(io, "::1");
    Inbox inbox = new Inbox();
    late.usePeers(new PeerTable(List.of(new PeerTable.Entry(ONE, one.localAddress(), false))));
    one.usePeers(new PeerTable(List.of(new PeerTable.Entry(THREE, late.localAddress(), false))));
    onLoop(
        () -> {
          one.send(THREE, new byte[] {5});
          one.flush();
        });
    Thread.sleep(50);
    assertThat(inbox.arrivals).isEmpty();
    onLoop(() -> late.start(inbox));

    Eventually.until("arrived", () -> inbox.arrivals.size() == 1);
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void aPortInUseIsAnError(NettyIo io) throws Exception {
    open(io, "::1", true);

    assertThatThrownBy(() -> UdpTransport.bind(io, loops.next(), two.localAddress()).join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("in use");
  }

  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void closingSendsWhatIsQueuedAndMayBeRepeated(NettyIo io) throws Exception {
    open(io, "::1", true);
    onLoop(() -> one.send(TWO, new byte[] {1}));
    one.close().get(10, TimeUnit.SECONDS);
    one.close().get(10, TimeUnit.SECONDS);

    Eventually.until("arrived", () -> atTwo.arrivals.size() == 1);
  }

  /** What overflows a socket that nobody reads is counted by the kernel. */
  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void whatTheKernelDropsIsSeen(NettyIo io) throws Exception {
    assumeThat(Files.isReadable(Path.of("/proc/self/net/udp"))).as("Linux tells").isTrue();
    for (String host : List.of("::1", "127.0.0.1")) {
      open(io, host, true);
      UdpTransport unread = bind(io, host);
      assertThat(SocketDrops.at(unread.localAddress())).isZero();
      try (DatagramSocket sender = new DatagramSocket()) {
        for (int i = 0; i < 4_000; i++) {
          sender.send(new DatagramPacket(new byte[1024], 1024, unread.localAddress()));
        }
      }

      assertThat(SocketDrops.at(unread.localAddress())).isBetween(1L, 3_999L);
      assertThat(SocketDrops.at(one.localAddress())).isZero();
    }
  }
}
