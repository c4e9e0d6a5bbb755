package org.maarg.runtime.ipsec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.LossReason;
import org.maarg.runtime.transport.Transport;
import org.maarg.wire.Ipv6Address;

/** What waits for a security association, and what becomes of it. */
class OnDemandTransportTest {
  private static final Ipv6Address PEER = Ipv6Address.parse("fd00::b");
  private static final Ipv6Address OTHER = Ipv6Address.parse("fd00::c");

  private final List<String> sent = new ArrayList<>();
  private final List<LossReason> lost = new ArrayList<>();
  private final Set<Ipv6Address> up = new HashSet<>();
  private final Queue<Runnable> starting = new ArrayDeque<>();
  private boolean daemonAnswers = true;

  private final OnDemandTransport transport =
      new OnDemandTransport(
          new Socket(), PEER::equals, up::contains, this::bringUp, starting::add, Runnable::run);

  private final class Socket implements Transport {
    @Override
    public void start(Receiver receiver) {}

    @Override
    public void send(Ipv6Address to, byte[] octets) {
      sent.add(to + " " + octets[0]);
    }

    @Override
    public void flush() {
      sent.add("flush");
    }

    @Override
    public boolean verifiesChecksum() {
      return true;
    }

    @Override
    public boolean carriesChecksum() {
      return true;
    }

    @Override
    public CompletableFuture<Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }

  private void bringUp(Ipv6Address peer) {
    if (!daemonAnswers) {
      throw new LinuxException("swanctl: nobody there", null);
    }
    up.add(peer);
  }

  private void send(Ipv6Address to, int octet) {
    transport.start(
        new Transport.Receiver() {
          @Override
          public void received(Ipv6Address from, boolean secured, byte[] octets) {}

          @Override
          public void lost(Loss loss) {
            lost.add(loss.reason());
          }
        });
    transport.send(to, new byte[] {(byte) octet});
  }

  // Verifies: 6275-11.7.1-9
  @Test
  void messagesWaitForTheAssociationAndLeaveInTheirOrder() {
    send(PEER, 1);
    send(PEER, 2);
    send(OTHER, 3);
    assertThat(sent).containsExactly("fd00::c 3");
    assertThat(starting).hasSize(1);

    starting.remove().run();
    send(PEER, 4);
    assertThat(sent).containsExactly("fd00::c 3", "fd00::b 1", "fd00::b 2", "flush", "fd00::b 4");
    assertThat(starting).isEmpty();
    assertThat(lost).isEmpty();
  }

  @Test
  void whatWaitedInVainIsLostAndTheNextMessageTriesAgain() {
    daemonAnswers = false;
    send(PEER, 1);
    starting.remove().run();
    assertThat(lost).containsExactly(LossReason.NO_ASSOCIATION);
    assertThat(sent).containsExactly("flush");

    daemonAnswers = true;
    send(PEER, 2);
    starting.remove().run();
    assertThat(sent).contains("fd00::b 2");
  }

  @Test
  void noMoreThanSixteenWait() {
    for (int i = 0; i < 17; i++) {
      send(PEER, i);
    }
    assertThat(lost).containsExactly(LossReason.QUEUE_FULL);
  }

  @Test
  void anAssociationThatIsGoneIsSetUpAnew() {
    up.add(PEER);
    send(PEER, 1);
    up.clear();
    send(PEER, 2);
    assertThat(sent).containsExactly("fd00::b 1");
    assertThat(starting).hasSize(1);
  }
}
