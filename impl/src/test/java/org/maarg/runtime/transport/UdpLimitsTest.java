package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.runtime.Eventually;

/** How long a datagram may be, and how much may wait for the socket. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UdpLimitsTest extends UdpPair {
  private static final int LONGEST = 2048;

  static Stream<Arguments> lengths() {
    return Stream.of(NettyIo.values())
        .flatMap(io -> Stream.of(2047, 2048, 2049).map(length -> Arguments.of(io, length)));
  }

  // Verifies: 6275-6.1.1-3
  @ParameterizedTest
  @MethodSource("lengths")
  void aroundTheLimitEachOctetArrives(NettyIo io, int length) throws Exception {
    open(io, "::1", true);
    byte[] octets = new byte[length];
    octets[length - 1] = 77;
    onLoop(
        () -> {
          one.send(TWO, octets);
          one.flush();
        });

    Eventually.until("arrived", () -> atTwo.arrivals.size() == 1);
    assertThat(atTwo.arrivals.get(0).octets()).isEqualTo(octets);
    assertThat(atOne.losses).isEmpty();
  }

  /**
   * Until 4 MiB wait for the socket nothing is lost, then everything, each with its peer and its
   * octets; once the queue has drained, nothing again.
   */
  @ParameterizedTest
  @EnumSource(NettyIo.class)
  void aFullSendQueueLosesWhatComesAndIsUsableOnceItHasDrained(NettyIo io) throws Exception {
    open(io, "::1", true);
    int most = (1 << 22) / LONGEST;
    AtomicInteger accepted = new AtomicInteger();
    onLoop(
        () -> {
          while (atOne.losses.isEmpty() && accepted.get() <= most) {
            one.send(TWO, new byte[LONGEST]);
            accepted.addAndGet(atOne.losses.isEmpty() ? 1 : 0);
          }
          byte[] last = {1, 2, 3};
          one.send(TWO, last);
        });

    assertThat(accepted.get()).isBetween(most * 9 / 10, most);
    assertThat(atOne.losses).hasSize(2);
    assertThat(atOne.losses).allMatch(it -> it.reason() == LossReason.QUEUE_FULL);
    assertThat(atOne.losses).allMatch(it -> it.peer().equals(TWO));
    assertThat(atOne.losses.get(1).octets()).containsExactly(1, 2, 3);
    assertThat(atTwo.arrivals).as("before the flush").isEmpty();

    onLoop(one::flush);
    Eventually.until("drained and taken again", this::isTakenAgain);
    assertThat(atOne.losses).allMatch(it -> it.reason() == LossReason.QUEUE_FULL);
  }

  /** Arrives only if the queue has room again; what overflows the receiver is not in question. */
  private boolean isTakenAgain() {
    byte[] mark = {9};
    try {
      onLoop(
          () -> {
            one.send(TWO, mark);
            one.flush();
          });
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
    return atTwo.arrivals.stream().anyMatch(it -> it.octets().length == 1);
  }
}
