package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.runtime.FakeTransport;
import org.maarg.wire.Ipv6Address;

/** Fault injection: what arrives, how often, and that a seed fixes it. */
class FaultyTransportTest {
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final int MESSAGES = 10_000;

  private static final class Wire extends FakeTransport implements Transport.Receiver {
    private final List<Loss> losses = new ArrayList<>();

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {}

    @Override
    public void lost(Loss loss) {
      losses.add(loss);
    }
  }

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private static byte[] message(int number) {
    return new byte[] {(byte) (number >>> 8), (byte) number, 0, 0};
  }

  private static int number(byte[] octets) {
    return (octets[0] & 0xff) << 8 | (octets[1] & 0xff);
  }

  private Wire run(LinkFaults faults) {
    channel.freezeTime();
    Wire wire = new Wire();
    FaultyTransport transport = new FaultyTransport(wire, channel.eventLoop(), faults);
    transport.start(wire);
    for (int i = 0; i < MESSAGES; i++) {
      transport.send(PEER, message(i));
    }
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    return wire;
  }

  @Test
  void withoutFaultsEverythingPassesInOrder() {
    Wire wire = run(LinkFaults.NONE);

    assertThat(wire.sent).hasSize(MESSAGES);
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(number(wire.sent.get(i))).isEqualTo(i);
    }
  }

  @Test
  void whatIsDroppedIsReported() {
    Wire wire = run(new LinkFaults(0.2, 0, 0, 0, 50, 7));

    assertThat(wire.sent.size() + wire.losses.size()).isEqualTo(MESSAGES);
    assertThat(wire.losses.size()).isBetween(MESSAGES / 6, MESSAGES / 4);
    assertThat(wire.losses).allMatch(loss -> loss.reason() == LossReason.INJECTED);
  }

  @Test
  void duplicatesAreSecondCopies() {
    Wire wire = run(new LinkFaults(0, 0.1, 0, 0, 50, 7));

    assertThat(wire.sent.size()).isBetween(MESSAGES * 108 / 100, MESSAGES * 112 / 100);
    assertThat(wire.sent.stream().map(FaultyTransportTest::number).distinct()).hasSize(MESSAGES);
  }

  @Test
  void reorderedMessagesComeLateButCome() {
    Wire wire = run(new LinkFaults(0, 0, 0.2, 0, 50, 7));

    assertThat(wire.sent).hasSize(MESSAGES);
    List<Integer> order = wire.sent.stream().map(FaultyTransportTest::number).toList();
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    assertThat(order.stream().distinct()).hasSize(MESSAGES);
  }

  // Verifies: 5844-4.2.2.1-1
  @Test
  void whatUdpWouldDiscardAsCorruptedIsLost() {
    Wire wire = new Wire();
    wire.carriesChecksum = false;
    FaultyTransport transport =
        new FaultyTransport(wire, channel.eventLoop(), new LinkFaults(0, 0, 0, 1, 50, 7));
    transport.start(wire);
    transport.send(Ipv6Address.parse("2001:db8::1"), new byte[8]);

    assertThat(wire.sent).isEmpty();
    assertThat(wire.losses).hasSize(1);
    assertThat(wire.losses.get(0).reason()).isEqualTo(LossReason.INJECTED);
    assertThat(wire.losses.get(0).detail()).isEqualTo("corrupted");
  }

  @Test
  void corruptionChangesOneOctetOfACopy() {
    Wire wire = run(new LinkFaults(0, 0, 0, 1, 50, 7));

    for (int i = 0; i < MESSAGES; i++) {
      byte[] expected = message(i);
      byte[] actual = wire.sent.get(i);
      int changed = 0;
      for (int octet = 0; octet < expected.length; octet++) {
        changed += expected[octet] == actual[octet] ? 0 : 1;
      }
      assertThat(changed).isEqualTo(1);
    }
  }

  @Test
  void aSeedFixesTheFaults() {
    LinkFaults faults = new LinkFaults(0.2, 0.1, 0.2, 0.1, 50, 7);

    assertThat(run(faults).sent).containsExactlyElementsOf(run(faults).sent);
    assertThat(run(faults).losses).hasSameSizeAs(run(faults).losses);
    assertThat(run(faults.withSeed(8)).losses.size()).isNotEqualTo(run(faults).losses.size());
  }

  @Test
  void afterClosingLateMessagesAreLostAloud() {
    channel.freezeTime();
    Wire wire = new Wire();
    LinkFaults late = new LinkFaults(0, 0, 1, 0, 50, 7);
    FaultyTransport transport = new FaultyTransport(wire, channel.eventLoop(), late);
    transport.start(wire);
    transport.send(PEER, message(1));
    var unused = transport.close();
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();

    assertThat(wire.sent).isEmpty();
    assertThat(wire.losses).hasSize(1);
    assertThat(wire.losses.get(0).reason()).isEqualTo(LossReason.STOPPED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void whatIsNoProbabilityIsRefused(double value) {
    assertThatThrownBy(() -> new LinkFaults(value, 0, 0, 0, 50, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drop");
    assertThatThrownBy(() -> new LinkFaults(0, 0, 0, value, 50, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("corrupt");
  }
}
