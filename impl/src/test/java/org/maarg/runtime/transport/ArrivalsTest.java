package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.linux.SocketClock;
import org.maarg.wire.Ipv6Address;

/** A node that stands still knows of each datagram how long it has waited. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArrivalsTest extends UdpPair {
  private static final int BURST = 40;
  private static final long EARLY_MILLIS = 300;
  private static final long LATE_MILLIS = 200;

  private final List<Long> waited = new CopyOnWriteArrayList<>();

  private final class Waits implements Transport.Receiver {
    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {
      throw new AssertionError("of unknown age");
    }

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets, long nanos) {
      waited.add(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    @Override
    public void lost(Loss loss) {
      throw new AssertionError(loss.toString());
    }
  }

  private void send(DatagramSocket from, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      from.send(new DatagramPacket(new byte[8], 8, two.localAddress()));
    }
  }

  /** Opens the transports, if the kernel tells of what they get when it came, and a sender. */
  private DatagramSocket openWithKernelStamps(NettyIo io) throws Exception {
    assumeThat(io == NettyIo.EPOLL && SocketClock.create().isPresent())
        .as("the kernel tells when datagrams came")
        .isTrue();
    open(io, "127.0.0.1", true);
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  // Verifies: 5213-5.5-4
  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void whatCameWhileItStoodStillIsAsOldAsItIs(NettyIo io) throws Exception {
    try (DatagramSocket socket = openWithKernelStamps(io)) {
      InetSocketAddress sender = (InetSocketAddress) socket.getLocalSocketAddress();
      two.usePeers(new PeerTable(List.of(new PeerTable.Entry(ONE, sender, true))));
      onLoop(() -> two.start(new Waits()));
      send(socket, 1);
      Eventually.until("the first has come", () -> waited.size() == 1);
      Thread.sleep(LATE_MILLIS);

      CountDownLatch still = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      var standing =
          loops.submit(
              () -> {
                still.countDown();
                goOn.await();
                return null;
              });
      still.await();
      send(socket, BURST);
      Thread.sleep(EARLY_MILLIS);
      send(socket, BURST);
      Thread.sleep(LATE_MILLIS);
      goOn.countDown();
      standing.get();
      Eventually.until("all have come", () -> waited.size() == 1 + 2 * BURST);
    }
    long early = EARLY_MILLIS + LATE_MILLIS - 20;
    assertThat(waited.subList(1, 1 + BURST)).allSatisfy(it -> assertThat(it).isGreaterThan(early));
    assertThat(waited.subList(1 + BURST, 1 + 2 * BURST))
        .allSatisfy(it -> assertThat(it).isGreaterThan(LATE_MILLIS - 20));
    assertThat(waited.get(BURST) - waited.get(1 + BURST)).isGreaterThan(EARLY_MILLIS / 2);
  }

  // Verifies: 5213-5.5-4
  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void theFirstOfAllIsAsOldAsItIs(NettyIo io) throws Exception {
    try (DatagramSocket socket = openWithKernelStamps(io)) {
      InetSocketAddress sender = (InetSocketAddress) socket.getLocalSocketAddress();
      UdpTransport late = bind(io, "127.0.0.1");
      late.usePeers(new PeerTable(List.of(new PeerTable.Entry(ONE, sender, true))));
      socket.send(new DatagramPacket(new byte[8], 8, late.localAddress()));
      Thread.sleep(LATE_MILLIS);
      onLoop(() -> late.start(new Waits()));
      Eventually.until("it has come", () -> waited.size() == 1);
    }
    assertThat(waited.get(0)).isGreaterThan(LATE_MILLIS - 20);
  }
}
