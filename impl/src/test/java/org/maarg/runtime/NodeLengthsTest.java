package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.runtime.dataplane.RecordingDataPlane;
import org.maarg.runtime.transport.LossReason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.UnknownOption;

/**
 * Where a Mobility Header is as long as it can be, 2048 octets (RFC 6275 6.1.1), and one octet less
 * and more.
 */
class NodeLengthsTest {
  private static final Ipv6Address SELF = Ipv6Address.parse("2001:db8::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final int FRAME = 2;
  private static final int FIXED = 12;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FakeTransport transport = new FakeTransport();
  private final RecordingObserver observer = new RecordingObserver();
  private ScriptedNode node;
  private MobilityMessage answer = update(1);

  @BeforeEach
  void run() {
    node = new ScriptedNode(SELF, (input, out) -> out.accept(new Output.Send(PEER, answer)));
    NodeRunner runner =
        new NodeRunner(
            node,
            channel.eventLoop(),
            transport,
            new RecordingDataPlane(),
            InstantSource.fixed(Instant.EPOCH),
            List.of(observer));
    var unused = runner.start();
    channel.runPendingTasks();
  }

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  /** An update of which so many octets are not padding. */
  private static MobilityMessage update(int octets) {
    List<MobilityOption> options = new ArrayList<>();
    int left = Math.max(0, octets - FIXED);
    while (left >= FRAME) {
      int data = Math.min(200, left - FRAME);
      // What is left must be enough for one more option, or be nothing.
      data -= left - FRAME - data == 1 ? 1 : 0;
      options.add(new UnknownOption(200, Octets.of(new byte[data])));
      left -= FRAME + data;
    }
    return new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.copyOf(options));
  }

  private void receive(byte[] octets) {
    transport.receiver.received(PEER, true, octets);
  }

  /** Padding brings each up to a whole unit of 8 octets. */
  @ParameterizedTest
  @CsvSource({"2040, 2040", "2041, 2048", "2047, 2048", "2048, 2048"})
  void whatFitsLeavesWhole(int octets, int length) {
    for (boolean checksum : new boolean[] {true, false}) {
      transport.carriesChecksum = checksum;
      answer = update(octets);
      transport.sent.clear();
      receive(MobilityHeader.encode(update(20), PEER, SELF));

      assertThat(transport.sent).hasSize(1);
      assertThat(transport.sent.get(0)).hasSize(length);
    }
    assertThat(observer.losses).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2049, 2056", "2056, 2056", "4000, 4000"})
  void whatDoesNotFitIsLostWithItsLength(int octets, int length) {
    for (boolean checksum : new boolean[] {true, false}) {
      transport.carriesChecksum = checksum;
      answer = update(octets);
      receive(MobilityHeader.encode(update(20), PEER, SELF));
    }

    assertThat(transport.sent).isEmpty();
    assertThat(observer.sent).isEmpty();
    assertThat(observer.failures).isEmpty();
    assertThat(observer.losses).hasSize(2);
    assertThat(observer.losses).allMatch(it -> it.reason() == LossReason.MESSAGE_TOO_LONG);
    assertThat(observer.losses).allMatch(it -> it.detail().equals(length + " octets"));
    assertThat(observer.losses).allMatch(it -> it.peer().equals(PEER));
  }

  // Verifies: 6275-6.1.1-3
  @Test
  void theLongestThatArrivesIsRead() {
    MobilityMessage longest = update(2048);
    receive(MobilityHeader.encode(longest, PEER, SELF));

    assertThat(node.inputs(Input.Received.class)).hasSize(1);
    assertThat(node.inputs(Input.Received.class).get(0).message()).isEqualTo(longest);
    assertThat(node.inputs(Input.Received.class).get(0).length()).isEqualTo(2048);
  }

  // Verifies: 6275-6.1.1-3
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneOctetLessOrMoreIsRefusedAndReachesNobody(boolean checksum) {
    transport.carriesChecksum = checksum;
    byte[] longest = MobilityHeader.encode(update(2048), PEER, SELF);
    receive(sealed(Arrays.copyOf(longest, 2047)));
    receive(sealed(Arrays.copyOf(longest, 2049)));

    assertThat(node.inputs()).isEmpty();
    assertThat(observer.refusals)
        .extracting(it -> it.reason(), it -> it.offset())
        .containsExactly(
            tuple(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, 1),
            tuple(RefusalReason.TOO_LONG, 2048));
  }

  private static byte[] sealed(byte[] octets) {
    return MobilityHeader.withChecksum(octets, PEER, SELF);
  }
}
