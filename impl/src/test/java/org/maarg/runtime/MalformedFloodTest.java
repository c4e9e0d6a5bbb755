package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;

/** Malformed input of every kind, thrown at a live CMD, which counts it and goes on answering. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MalformedFloodTest {
  private static final int DATAGRAMS = 20_000;
  private static final int PAUSE_EVERY = 50;
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8:0:1::1");

  private static final MobilityMessage VALID =
      new BindingUpdate(
          7,
          BindingUpdate.PROXY | BindingUpdate.ACKNOWLEDGE | BindingUpdate.DISTRIBUTED,
          15,
          MobilityOptions.of(
              MnId.nai("mn1@example.net"),
              new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:100::/64")),
              new ServingMaar(PEER)));

  private EventLoopGroup loops;
  private LiveNode cmd;
  private DatagramSocket peer;
  private ControlClient client;

  @BeforeEach
  void start() throws Exception {
    loops = NettyIo.best().newGroup(2, "test");
    cmd = LiveNode.bind(Nodes.sample("cmd.yaml"), NodeEnvironment.of(loops, List.of()));
    peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    peer.setSoTimeout(10_000);
    cmd.usePeers(
        new PeerTable(
            List.of(
                new PeerTable.Entry(
                    PEER,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.getLocalPort()),
                    true))));
    cmd.start();
    client = new ControlClient(cmd.controlEndpoint().orElseThrow());
  }

  @AfterEach
  void stop() {
    peer.close();
    cmd.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private void send(byte[] octets) throws Exception {
    peer.send(new DatagramPacket(octets, octets.length, cmd.endpoint()));
  }

  private MobilityMessage receive() throws Exception {
    byte[] octets = new byte[2048];
    DatagramPacket packet = new DatagramPacket(octets, octets.length);
    peer.receive(packet);
    return MobilityHeader.decodeVerified(octets, 0, packet.getLength());
  }

  private static byte[] valid() {
    return MobilityHeader.encode(VALID, PEER, LoopbackDomain.CMD);
  }

  /** Puts the right checksum on octets that are wrong in another way. */
  private static byte[] sealed(byte[] octets) {
    octets[4] = 0;
    octets[5] = 0;
    int checksum =
        Checksum.of(PEER, LoopbackDomain.CMD, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    octets[4] = (byte) (checksum >>> 8);
    octets[5] = (byte) checksum;
    return octets;
  }

  private double counted(String metric, String label) throws Exception {
    Matcher matcher =
        Pattern.compile("(?m)^" + metric + "\\{.*=\"" + label + "\".*} ([0-9.E]+)$")
            .matcher(client.metrics());
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : -1;
  }

  // Verifies: 6275-9.2-1, 6275-9.2-3, 6275-9.2-4, 5213-5.3.1-4, 5213-6.9.1.2-1
  @Test
  void everyRefusalIsCountedUnderItsReason() throws Exception {
    Map<RefusalReason, byte[]> wrong = new EnumMap<>(RefusalReason.class);
    wrong.put(RefusalReason.TRUNCATED_HEADER, new byte[7]);
    wrong.put(RefusalReason.TOO_LONG, new byte[2056]);
    byte[] proto = valid();
    proto[0] = 58;
    wrong.put(RefusalReason.PAYLOAD_PROTO, sealed(proto));
    byte[] tooShort = valid();
    tooShort[1] = 0;
    wrong.put(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, sealed(tooShort));
    byte[] tooFar = valid();
    tooFar[1]++;
    wrong.put(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, sealed(tooFar));
    byte[] trailing = valid();
    trailing[1]--;
    wrong.put(RefusalReason.TRAILING_OCTETS, sealed(trailing));
    byte[] cut = valid();
    cut[13] = (byte) 200;
    wrong.put(RefusalReason.OPTION_TRUNCATED, sealed(cut));
    byte[] noFlag = valid();
    noFlag[9] &= ~BindingUpdate.DISTRIBUTED;
    wrong.put(RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG, sealed(noFlag));
    for (byte[] octets : wrong.values()) {
      send(octets);
    }

    for (RefusalReason reason : wrong.keySet()) {
      Eventually.until(
          reason.name(), Nodes.holds(() -> counted("maarg_refusals_total", reason.name()) == 1));
    }
    assertThat(client.metrics()).contains("maarg_parameter_problems_due_total 2.0");
    assertStillAnswers();
  }

  // Verifies: 6275-9.2-2
  @Test
  void anUnknownTypeIsAnsweredByABindingError() throws Exception {
    byte[] unknown = sealed(new byte[] {59, 1, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    send(unknown);
    assertThat(receive()).isInstanceOf(BindingError.class);

    byte[] wrongLength = unknown.clone();
    wrongLength[1] = 7;
    send(sealed(wrongLength));
    assertThat(receive()).isInstanceOf(BindingError.class);
  }

  @Test
  void aFloodOfNoiseLeavesTheNodeAnsweringAndNothingBehind() throws Exception {
    Random random = new Random(8885);
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] octets = random.nextBoolean() ? noise(random) : nearlyValid(random);
      send(octets);
      if (i % PAUSE_EVERY == 0) {
        assertThat(client.health().path("status").asText()).isEqualTo("ok");
      }
    }

    assertStillAnswers();
    assertThat(counted("maarg_refusals_total", "TRAILING_OCTETS")).isGreaterThan(0);
    assertThat(client.metrics()).contains("maarg_failures_total 0.0");
  }

  private static byte[] noise(Random random) {
    byte[] octets = new byte[random.nextInt(2100)];
    random.nextBytes(octets);
    return octets;
  }

  /** A few octets off, and every second time with the right checksum. */
  private static byte[] nearlyValid(Random random) {
    byte[] octets = valid();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt();
    }
    return random.nextBoolean() ? sealed(octets) : octets;
  }

  @Test
  void aFloodOfStrangersIsCountedAndNotAnswered() throws Exception {
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] octets = valid();
      for (int i = 0; i < 1_000; i++) {
        stranger.send(new DatagramPacket(octets, octets.length, cmd.endpoint()));
        if (i % PAUSE_EVERY == 0) {
          assertThat(client.health().path("status").asText()).isEqualTo("ok");
        }
      }
    }

    Eventually.until(
        "counted", Nodes.holds(() -> counted("maarg_losses_total", "UNKNOWN_ENDPOINT") == 1_000));
    assertThat(client.bindings().path("bindings")).isEmpty();
    assertThat(client.metrics()).doesNotContain("direction=\"out\",status");
  }

  /**
   * An update that is well-formed but lacks options is refused with a status: the node lives. Sent
   * several times, because the answers to a flood may have filled this test's own socket.
   */
  private void assertStillAnswers() throws Exception {
    peer.setSoTimeout(2_000);
    for (int sequence = 4200; sequence < 4205; sequence++) {
      MobilityMessage update =
          new BindingUpdate(
              sequence,
              BindingUpdate.PROXY | BindingUpdate.ACKNOWLEDGE | BindingUpdate.DISTRIBUTED,
              15,
              MobilityOptions.NONE);
      send(MobilityHeader.encode(update, PEER, LoopbackDomain.CMD));
      if (isAnswered(sequence)) {
        return;
      }
    }
    throw new AssertionError("no answer");
  }

  private boolean isAnswered(int sequence) throws Exception {
    try {
      for (int answers = 0; answers < DATAGRAMS; answers++) {
        if (receive() instanceof BindingAcknowledgement answer && answer.sequence() == sequence) {
          return true;
        }
      }
      return false;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (MalformedMessageException e) {
      throw new AssertionError("the node itself sends what is malformed", e);
    }
  }
}
