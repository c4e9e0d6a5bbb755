package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.ServingMaar;

/** Handover with the CMD as MAAR locator (RFC 8885 3.3). */
class CmdLocatorTest {
  private final CmdBench bench = new CmdBench(Mode.LOCATOR, Profile.DEPLOYABLE);

  // Verifies: 8885-3.3-3, 8885-3.2-4, 8885-3.3-6
  @Test
  void sendsTheUpdatesAndForwardsNoAnswer() {
    bench.travel(1, 2);
    bench.register(3);
    assertThat(bench.updateTo(CmdBench.maar(1)).options().first(ServingMaar.class))
        .contains(new ServingMaar(CmdBench.maar(3)));
    assertThat(bench.updateTo(CmdBench.maar(2)).options().first(ServingMaar.class))
        .contains(new ServingMaar(CmdBench.maar(3)));
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(3));

    bench.confirm(1);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    bench.confirm(2);

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.timers.keySet().stream().map(Timer::kind))
        .doesNotContain(Timer.Kind.AGGREGATION, Timer.Kind.RETRANSMIT);
    assertThat(bench.binding().settled()).isTrue();
  }

  // Verifies: 6275-9.5.4-2, 8885-3.3-3
  @Test
  void byTheLetterAcknowledgesAtOnceAndForwardsNothing() {
    CmdBench letter =
        new CmdBench(
            Mode.LOCATOR, Profile.DEPLOYABLE.with().set(Knob.ACKNOWLEDGE_IN_LOCATOR, true).build());
    letter.register(1);

    letter.register(2);

    assertThat(letter.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(CmdBench.listed(letter.answerTo(CmdBench.maar(2)))).isEmpty();
    letter.confirm(1);
    assertThat(letter.outputs(Output.Send.class)).isEmpty();
    assertThat(letter.binding().settled()).isTrue();
  }

  // Verifies: 8885-3.3-5
  @Test
  void recordsWhatPreviousMaarsConfirm() {
    bench.register(1);
    bench.register(2);

    bench.confirm(1);

    assertThat(bench.binding().previousMaars())
        .containsExactly(
            new CmdBindingView.PreviousMaarView(
                CmdBench.maar(1), PrefixSet.of(Bench.prefix(1, 0)), true));
  }

  // Verifies: 8885-3.3-3, 8885-3.6-1
  @Test
  void answersItselfWhenTheServingMaarAsksAgain() {
    bench.register(1);
    bench.register(2);
    bench.confirm(1);
    bench.now += 1_500;

    bench.receive(2, bench.pbu(2));

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 8885-3.3-3, 8885-3.2-18
  @Test
  void answersARepeatedUpdateAfterTheTimerIfPreviousMaarsAreStillSilent() {
    bench.register(1);
    bench.register(2);
    bench.advance(1_500);
    bench.receive(2, bench.pbu(2));
    assertThat(bench.outputs(Output.Send.class)).isEmpty();

    bench.fire(Timer.Kind.AGGREGATION);

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).isEmpty();
  }

  // Verifies: 8885-3.3-3
  @Test
  void answersItselfWhenEveryPreviousMaarRefuses() {
    bench.register(1);
    bench.register(2);

    bench.receive(
        CmdBench.maar(1),
        Pba.refusing(bench.lastUpdateTo(CmdBench.maar(1)), Status.NOT_LMA_FOR_THIS_MN).build());

    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.previousMaars()).isEmpty();
  }

  // Verifies: 8885-3.3-3
  @Test
  void answersItselfWhenNoPreviousMaarEverAnswers() {
    bench.register(1);
    bench.register(2);

    assertThat(bench.advance(100_000).stream().filter(one -> one.to().equals(CmdBench.maar(2))))
        .hasSize(1);
  }

  // Verifies: 8885-3.2-23
  @Test
  void answersAReRegistrationAtOnce() {
    bench.travel(1, 2);
    bench.advance(200_000);

    bench.receive(2, bench.pbu(2).handoff(HandoffIndicator.UNCHANGED));

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
    assertThat(bench.updatesTo(CmdBench.maar(1))).isEmpty();
  }
}
