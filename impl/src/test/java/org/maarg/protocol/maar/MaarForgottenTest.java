package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;

/** What is left of a mobile node that a MAAR has forgotten, or that an answer does not name. */
class MaarForgottenTest {
  private static final Output UNKNOWN = new Output.Dropped(DropReason.UNKNOWN_MN, MaarBench.CMD);

  private final MaarBench bench = MaarBench.relay();

  private static Pba of(BindingUpdate update, MnId mn) {
    return Pba.accepting(update).without(MnId.class).with(mn);
  }

  // Verifies: 5213-6.9.1.2-13
  @Test
  void aRefusalForGoodLeavesNoTunnelAndNoTimer() {
    bench.attach();
    bench.now++;
    bench.relay(2);
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);

    bench.refuse(Status.REASON_UNSPECIFIED);

    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.timers.keySet()).extracting(Timer::kind).containsOnly(Timer.Kind.RATE_SLOT);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void anAnswerToSomebodyWhoWasForgottenIsAboutNobody() {
    bench.attach();
    BindingUpdate update = bench.lastUpdate();
    bench.refuse(Status.REASON_UNSPECIFIED);

    bench.answer(Pba.accepting(update));

    assertThat(bench.outputs).containsExactly(UNKNOWN);
  }

  /** With the number of an update that waits for its answer it is one with a changed identifier. */
  // Verifies: 5213-6.9.1.2-12
  @Test
  void anAnswerThatNamesSomebodyElseIsAChangedOneOnlyWhileOneIsDue() {
    bench.attach();
    BindingUpdate update = bench.lastUpdate();
    bench.answer(of(update, Bench.mn(2)));
    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    bench.accept();

    bench.answer(of(update, Bench.mn(2)));

    assertThat(bench.outputs).containsExactly(UNKNOWN);
  }
}
