package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/**
 * The device that a raw socket hears over, whom it takes for secured, and when it cannot be had.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RawDeviceTest {
  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8:a::1");
  private static final Ipv6Address TWO = Ipv6Address.parse("2001:db8:a::2");

  /** In a namespace the device towards the others, and the one that leads nowhere. */
  private static final String LINK = "up0";

  private static final String ALONE = "lo";

  private static final class Heard implements Transport.Receiver {
    private final List<Boolean> secured = new CopyOnWriteArrayList<>();

    @Override
    public void received(Ipv6Address from, boolean isSecured, byte[] octets) {
      secured.add(isSecured);
    }

    @Override
    public void lost(Loss loss) {
      throw new AssertionError(loss.toString());
    }
  }

  private RawBench bench;

  @BeforeEach
  void make() throws Exception {
    bench = new RawBench(1);
  }

  @AfterEach
  void remove() throws Exception {
    if (bench != null) {
      bench.close();
    }
  }

  private RawTransport open(Path namespace, Ipv6Address address, Optional<String> device) {
    return RawTransport.bind(
        bench.loops.next(), address, Optional.of(namespace), device, Set.of(), ONE::equals);
  }

  private void send(RawTransport from) throws Exception {
    BindingUpdate update =
        new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MnId.nai("mn")));
    byte[] octets = MobilityHeader.encode(update, ONE, TWO);
    bench.send(from, TWO, octets);
  }

  // Verifies: 5213-4-1
  @Test
  void onlyWhatComesOverItsDeviceIsHeard() throws Exception {
    RawTransport one = open(bench.namespaces.add(ONE), ONE, Optional.empty());
    RawTransport two = open(bench.namespaces.add(TWO), TWO, Optional.of(ALONE));
    Heard heard = new Heard();
    two.start(heard);
    send(one);
    two.useDevice(LINK).get(10, TimeUnit.SECONDS);
    assertThat(heard.secured).as("nothing comes over " + ALONE).isEmpty();

    Eventually.until(
        "heard over " + LINK,
        () -> {
          try {
            send(one);
          } catch (Exception failed) {
            throw new AssertionError(failed);
          }
          return !heard.secured.isEmpty();
        });
    assertThat(heard.secured).as("who was verified").doesNotContain(false);
    assertThat(two.carriesChecksum()).isTrue();
    assertThat(two.verifiesChecksum()).isTrue();
  }

  @Test
  void aDeviceThatIsNotThereIsAnErrorWhileTheSocketIsOpen() throws Exception {
    Path namespace = bench.namespaces.add(ONE);
    assertThatThrownBy(() -> open(namespace, ONE, Optional.of("none9")))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("none9");
    RawTransport one = open(namespace, ONE, Optional.of(LINK));
    assertThatThrownBy(() -> one.useDevice("none9").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(LinuxException.class);
    one.close().join();
    one.useDevice("none9").join();
  }

  @Test
  void onAnEventLoopThatHasEndedThereIsNoSocket() throws Exception {
    Path namespace = bench.namespaces.add(ONE);
    bench.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    assertThatThrownBy(() -> open(namespace, ONE, Optional.empty()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("cannot serve a raw socket");
  }

  private static InetAddress address(Ipv6Address address) throws UnknownHostException {
    byte[] octets = new byte[16];
    address.write(octets, 0);
    return InetAddress.getByAddress(octets);
  }

  // Verifies: 5213-4-1
  @Test
  void whoIsNoIpv6AddressIsNobody() throws Exception {
    RawTransport one = open(bench.namespaces.add(ONE), ONE, Optional.empty());
    assertThat(one.senderAt(Endpoints.parse("127.0.0.1:1", 1))).isEmpty();
    InetSocketAddress two = new InetSocketAddress(address(TWO), 0);
    assertThat(one.senderAt(two)).contains(new DatagramTransport.Sender(TWO, false));
    one.useSecured(Set.of(TWO));
    assertThat(one.senderAt(two)).contains(new DatagramTransport.Sender(TWO, true));
  }

  // Verifies: 5213-4-1
  @Test
  void whomTheOperatorVouchesForIsSecuredFromTheSettings() throws Exception {
    NodeSettings sample = Nodes.sample("maar1.yaml");
    TransportSettings raw =
        new TransportSettings.Raw(Optional.of(bench.namespaces.add(sample.address())));
    InetSocketAddress one = new InetSocketAddress(address(ONE), 0);
    NodeSettings nobody = sample.at(raw, List.of(), Optional.empty());
    DatagramTransport transport = Transports.open(nobody, NettyIo.EPOLL, bench.loops.next());
    assertThat(transport.senderAt(one)).contains(new DatagramTransport.Sender(ONE, false));

    PeerSettings peer = new PeerSettings(ONE, Optional.empty(), Optional.empty(), true);
    Transports.introduce(transport, sample.at(raw, List.of(peer), Optional.empty()));

    assertThat(transport.senderAt(one)).contains(new DatagramTransport.Sender(ONE, true));
  }
}
