package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;

/**
 * When a late copy leaves, that kinds of faults do not disturb each other, and what is passed on.
 */
class FaultyChancesTest {
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final int MESSAGES = 200;
  private static final int LATEST_MILLIS = 4;

  /** The seed whose first draw is the lowest of all, 0. */
  private static final long LOWEST_DRAW = -0x9e3779b97f4a7c15L;

  /** What lies below: remembers what it was asked to do. */
  private static final class Below implements Transport, Transport.Receiver {
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> lost = new ArrayList<>();
    private int flushes;
    private boolean started;
    private boolean closed;
    private boolean verifies;

    @Override
    public void start(Receiver to) {
      started = true;
    }

    @Override
    public void send(Ipv6Address to, byte[] octets) {
      assertThat(to).isEqualTo(PEER);
      sent.add(octets[0] & 0xff);
    }

    @Override
    public void flush() {
      flushes++;
    }

    @Override
    public boolean verifiesChecksum() {
      return verifies;
    }

    @Override
    public boolean carriesChecksum() {
      return true;
    }

    @Override
    public CompletableFuture<Void> close() {
      closed = true;
      return new CompletableFuture<>();
    }

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {
      throw new AssertionError("nothing was to come");
    }

    @Override
    public void lost(Loss loss) {
      assertThat(loss.peer()).isEqualTo(PEER);
      lost.add(loss.octets()[0] & 0xff);
    }
  }

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Below below = new Below();

  @AfterEach
  void close() {
    var unused = channel.close();
  }

  private FaultyTransport faulty(LinkFaults faults) {
    return new FaultyTransport(below, channel.eventLoop(), faults);
  }

  private void sendAll(FaultyTransport transport) {
    transport.start(below);
    for (int i = 0; i < MESSAGES; i++) {
      transport.send(PEER, new byte[] {(byte) i});
    }
  }

  private void pass(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void aLateCopyLeavesBetweenOneMillisecondAndTheLatest() {
    channel.freezeTime();
    sendAll(faulty(new LinkFaults(0, 0, 1, 0, LATEST_MILLIS, 7)));
    assertThat(below.sent).isEmpty();
    int before = 0;
    for (int millis = 1; millis <= LATEST_MILLIS; millis++) {
      pass(1);
      assertThat(below.sent.size()).as("at " + millis).isGreaterThan(before);
      assertThat(below.flushes).as("each goes out at once").isEqualTo(below.sent.size());
      before = below.sent.size();
    }
    assertThat(below.sent).hasSize(MESSAGES);
  }

  /** Whose second copies are late and changed loses the same messages. */
  @Test
  void oneKindOfFaultDoesNotShiftAnother() {
    channel.freezeTime();
    sendAll(faulty(new LinkFaults(0.3, 0, 0, 0, LATEST_MILLIS, 7)));
    List<Integer> alone = List.copyOf(below.lost);
    below.lost.clear();
    sendAll(faulty(new LinkFaults(0.3, 0.5, 0.5, 0.5, LATEST_MILLIS, 7)));
    assertThat(alone).isNotEmpty();
    assertThat(below.lost).isEqualTo(alone);
  }

  @Test
  void whatNeverHappensDoesNotForTheLowestDrawEither() {
    faulty(LinkFaults.NONE.withSeed(LOWEST_DRAW)).send(PEER, new byte[1]);
    assertThat(new SplittableRandom(LOWEST_DRAW).nextDouble()).isZero();
    assertThat(below.sent).as("at once").hasSize(1);
    assertThat(below.flushes).as("with the others of its batch").isZero();
  }

  @Test
  void whatNobodyListensToIsLostWithoutASound() {
    faulty(new LinkFaults(1, 0, 0, 0, 1, 7)).send(PEER, new byte[1]);
    assertThat(below.sent).isEmpty();
    assertThat(below.lost).isEmpty();
  }

  @Test
  void theRestIsLeftToWhatLiesBelow() {
    FaultyTransport transport = faulty(LinkFaults.NONE);
    transport.start(below);
    transport.flush();
    assertThat(below.started).isTrue();
    assertThat(below.flushes).isEqualTo(1);
    assertThat(transport.carriesChecksum()).isTrue();
    assertThat(transport.verifiesChecksum()).isFalse();
    below.verifies = true;
    assertThat(transport.verifiesChecksum()).isTrue();
    assertThat(transport.close()).isNotDone();
    assertThat(below.closed).isTrue();
  }
}
