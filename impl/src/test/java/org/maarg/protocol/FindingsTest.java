package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.MnId;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** Scenarios that once went wrong, each with the requirement it went against. */
class FindingsTest {
  // Verifies: 8885-3.6-6
  @Test
  void aHeldUpdateIsSentEvenIfThoseBeforeItAreNoLongerDue() {
    Profile perDestination =
        Profile.RFC8885.with().set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION).build();
    MaarBench bench = new MaarBench(Mode.RELAY, perDestination);
    for (int mn = 1; mn <= 7; mn++) {
      bench.attach(Bench.mn(mn));
    }
    for (int mn = 1; mn <= 3; mn++) {
      BindingUpdate sent = (BindingUpdate) bench.sent.get(mn - 1).message();
      bench.receive(MaarBench.CMD, Pba.accepting(sent).build());
    }
    for (int mn = 4; mn <= 6; mn++) {
      bench.feed(new Input.Detached(Bench.mn(mn), bench.time()));
    }
    bench.advance(10_000);
    assertThat(bench.sent.stream().map(s -> s.message().options().first(MnId.class).orElseThrow()))
        .contains(Bench.mn(7));
  }

  // Verifies: 6275-9.5.1-3
  @Test
  void theCmdTellsTheSequenceNumberThatItHasSeenLast() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);
    bench.receive(1, bench.pbu(1).sequence(100).without(Timestamp.class));
    bench.receive(1, bench.pbu(1).sequence(99).without(Timestamp.class));
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.SEQUENCE_OUT_OF_WINDOW);
    assertThat(bench.answerTo(CmdBench.maar(1)).sequence()).isEqualTo(100);
  }

  // Verifies: 5213-5.5-4
  @Test
  void aLateRegistrationDoesNotUndoANewerDeregistration() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);
    bench.register(1);
    long late = bench.now + 50;
    bench.now += 100;
    bench.receive(1, bench.pbu(1).lifetime(0));
    bench.now += 50;
    bench.receive(1, bench.pbu(1).at(late));
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 5213-5.5-4
  @Test
  void anUpdateWithoutTimestampDoesNotMakeTheNewestForgotten() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.RFC8885);
    bench.register(1);
    long late = bench.now + 10;
    bench.now += 100;
    bench.register(2);
    bench.now += 10;
    bench.receive(2, bench.pbu(2).without(Timestamp.class));
    bench.receive(1, bench.pbu(1).at(late));
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 8885-6-6
  @Test
  void aPreviousMaarThatNeverAnswersLeavesTheList() {
    CmdBench bench = new CmdBench(Mode.PROXY, Profile.RFC8885);
    bench.register(1);
    bench.register(2);
    for (int i = 0; i < 3; i++) {
      bench.advance(225_000);
      bench.receive(2, bench.pbu(2).handoff(5));
    }
    assertThat(bench.previousMaars()).isEmpty();
  }

  // Verifies: 8885-3.5-4
  @Test
  void theGuardIntervalOfAVisitIsItsOwn() {
    MaarBench bench = MaarBench.relay().anchoringFor(2);
    bench.advance(276_000);
    bench.attach();
    bench.feed(new Input.Detached(TestDomain.MN, bench.time()));
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isNotEmpty();
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(281_250);
  }

  @Test
  void anAttachmentOfANodeThatNeverSeemedGoneCountsFromNow() {
    TestDomain domain = new TestDomain(2, Mode.RELAY, Profile.RFC8885);
    domain.attach(1);
    domain.settle();
    domain.attach(2);
    domain.deliver(domain.flights.remove(0), true);
    domain.detach(2);
    domain.attach(1);
    domain.settle();
    assertThat(domain.cmd.bindings().get(0).proxyCareOfAddress()).isEqualTo(TestDomain.maar(1));
    assertThat(domain.node(1).bindings().get(0).state()).isEqualTo(MaarState.SERVING);
  }
}
