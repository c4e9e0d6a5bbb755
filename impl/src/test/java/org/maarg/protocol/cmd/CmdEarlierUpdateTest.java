package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/**
 * A P-MAAR answers what it was told, and the S-MAAR has registered anew since: an answer is held
 * against the update that it answers.
 */
// Verifies: 5213-6.9.1.2-3
class CmdEarlierUpdateTest {
  /** The mobile node is at its second MAAR, and the first one has not answered yet. */
  private static BindingUpdate handedOver(CmdBench bench) {
    bench.register(1);
    bench.register(2);
    bench.now++;
    return bench.lastUpdateTo(CmdBench.maar(1));
  }

  private static void assertConfirmed(CmdBench bench) {
    assertThat(bench.drops()).isEmpty();
    assertThat(bench.binding().previousMaars())
        .allMatch(CmdBindingView.PreviousMaarView::confirmed);
    assertThat(bench.binding().settled()).isTrue();
  }

  @Test
  void acceptsTheHandoffIndicatorOfBeforeTheRenewal() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate earlier = handedOver(bench);
    bench.receive(2, bench.pbu(2).handoff(HandoffIndicator.UNCHANGED));

    bench.receive(CmdBench.maar(1), Pba.accepting(earlier).build());

    assertConfirmed(bench);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2))))
        .isEqualTo(List.of(CmdBench.maar(1)));
  }

  @Test
  void byTheLetterAcceptsTheInterfaceOfBeforeTheRenewal() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);
    BindingUpdate earlier = handedOver(bench);
    MnLinkLayerIdentifier other = new MnLinkLayerIdentifier(Octets.ofHex("02aa00000002"));
    bench.receive(2, bench.pbu(2).without(MnLinkLayerIdentifier.class).with(other));

    bench.receive(CmdBench.maar(1), Pba.accepting(earlier).build());

    assertConfirmed(bench);
  }

  @Test
  void whatIsSentAfterTheRenewalComesBackAsItWasSent() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate earlier = handedOver(bench);
    bench.receive(2, bench.pbu(2).handoff(HandoffIndicator.UNCHANGED));
    bench.fire(Timer.Kind.RETRANSMIT);
    BindingUpdate later = bench.lastUpdateTo(CmdBench.maar(1));
    assertThat(later.sequence()).isNotEqualTo(earlier.sequence());

    Timestamp stamp = later.options().first(Timestamp.class).orElseThrow();
    Pba answer = Pba.accepting(earlier).sequence(later.sequence());
    bench.receive(CmdBench.maar(1), answer.without(Timestamp.class).with(stamp).build());

    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
  }

  @Test
  void aRefusedNumberIsThatOfSomeUpdate() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate earlier = handedOver(bench);
    bench.receive(2, bench.pbu(2).handoff(HandoffIndicator.UNCHANGED));

    bench.receive(
        CmdBench.maar(1),
        Pba.refusing(earlier, Status.SEQUENCE_OUT_OF_WINDOW).sequence(700).build());

    assertThat(bench.drops()).isEmpty();
    assertThat(bench.lastUpdateTo(CmdBench.maar(1)).sequence()).isEqualTo(701);
  }

  // Verifies: 5213-5.5-6
  @Test
  void whatAnswersAnUpdateFromBeforeARestartIsNoAnswerToOneOfTheSameNumber() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate update = handedOver(bench);
    Pba before =
        Pba.accepting(update).without(Timestamp.class).with(Timestamp.ofEpochMilli(bench.now - 60));

    bench.receive(CmdBench.maar(1), before.build());

    assertThat(bench.drops()).containsExactly(DropReason.STALE_ACKNOWLEDGEMENT);
    assertThat(bench.binding().settled()).isFalse();
    bench.receive(CmdBench.maar(1), Pba.accepting(update).build());
    assertConfirmed(bench);
  }
}
