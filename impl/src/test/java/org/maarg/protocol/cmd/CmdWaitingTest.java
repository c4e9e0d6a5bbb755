package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** What becomes of a registration that waits whether it is a handover. */
class CmdWaitingTest {
  private final CmdBench bench = CmdBench.relay();

  private Pbu pbu(int maar, int networkInterface, int index) {
    bench.now++;
    return bench
        .pbu(maar)
        .prefix(Bench.prefix(maar, index))
        .handoff(HandoffIndicator.UNKNOWN)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + networkInterface)));
  }

  /** Interface 1 is at MAAR 1, and interface 2 waits at MAAR 2. */
  @BeforeEach
  void anotherInterfaceWaits() {
    bench.receive(1, pbu(1, 1, 1));
    bench.receive(2, pbu(2, 2, 2));
    assertThat(bench.armed(Timer.Kind.NEW_SESSION)).hasSize(1);
  }

  // Verifies: 5213-5.3.5-1, 5213-5.4.1.1-7
  @Test
  void aDeregistrationEndsWhatWaitsAndTheSessionThatItNames() {
    bench.receive(2, pbu(2, 1, 2));
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));

    bench.receive(2, pbu(2, 2, 2).lifetime(0));

    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.events()).containsExactly(Event.DEREGISTERED);
    assertThat(bench.armed(Timer.Kind.NEW_SESSION)).isEmpty();
    assertThat(bench.cmd.holdings().of(Cmd.WAITING)).isZero();
  }

  // Verifies: 5213-5.4.1.2-5
  @Test
  void whoSaysMeanwhileThatItIsNewWaitsNoLonger() {
    bench.receive(3, pbu(3, 2, 2).handoff(HandoffIndicator.NEW_INTERFACE));
    assertThat(bench.cmd.bindings()).hasSize(2);
    assertThat(bench.armed(Timer.Kind.NEW_SESSION)).isEmpty();
    assertThat(bench.cmd.holdings().of(Cmd.WAITING)).isZero();
  }

  // Verifies: 5213-5.4.1.2-6, 5213-5.4.1.1-3
  @Test
  void whatIsAnothersByNowIsRefusedAtItsTurn() {
    bench.receive(2, bench.pbu(2, Bench.mn(2)).prefix(Bench.prefix(2, 2)));
    bench.fire(Timer.Kind.NEW_SESSION);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    assertThat(bench.cmd.holdings().of(Cmd.WAITING)).isZero();
  }

  @Test
  void ofAMaarThatIsNoneByNowNothingIsRegistered() {
    List<Peer> others = new ArrayList<>(CmdBench.peers());
    others.remove(1);
    bench.feed(new Input.PeersChanged(others, bench.time()));
    bench.fire(Timer.Kind.NEW_SESSION);
    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.UNKNOWN_PEER, CmdBench.maar(2)));
    assertThat(bench.cmd.bindings()).hasSize(1);
  }
}
