package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Which answers of a P-MAAR count: to what was sent and is asked, and as it was sent. */
class CmdExchangeTest {
  private final CmdBench bench = CmdBench.relay();

  /** The mobile node may have been with MAAR 1 between the two registrations of MAAR 2. */
  private BindingUpdate toldBeforeTheNodeCameBack() {
    bench.register(1);
    bench.register(2);
    BindingUpdate told = bench.lastUpdateTo(CmdBench.maar(1));
    bench.register(2);
    assertThat(bench.updatesTo(CmdBench.maar(1))).as("it is being asked").isEmpty();
    return told;
  }

  // Verifies: 6275-11.7.3-2
  @Test
  void aRefusalOfANumberStillTellsWhichOneComesNext() {
    BindingUpdate told = toldBeforeTheNodeCameBack();
    bench.receive(
        CmdBench.maar(1), Pba.refusing(told, Status.SEQUENCE_OUT_OF_WINDOW).sequence(500).build());
    assertThat(bench.drops()).isEmpty();
    assertThat(bench.events()).containsExactly(Event.RETRANSMITTED);
    assertThat(bench.updateTo(CmdBench.maar(1)).sequence()).isEqualTo(501);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void whatRefusesAnUpdateThatWasRefusedChangesNothing() {
    bench.register(1);
    bench.register(2);
    BindingUpdate told = bench.lastUpdateTo(CmdBench.maar(1));
    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.TIMESTAMP_LOWER).build());
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_REFUSED);

    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.NOT_LMA_FOR_THIS_MN).build());
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
    bench.confirm(1);
    assertThat(bench.binding().previousMaars())
        .as("acceptance counts")
        .allMatch(it -> it.confirmed());
  }

  // Verifies: 6275-11.7.3-1
  @Test
  void nothingAnswersAnUpdateThatStillWaits() {
    CmdBench slow = new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().pacing(1, 1, 9).build());
    slow.register(1);
    slow.register(2);
    BindingUpdate told = slow.lastUpdateTo(CmdBench.maar(1));
    slow.confirm(1);
    slow.register(3);
    assertThat(slow.cmd.backlog()).isEqualTo(2);

    slow.receive(CmdBench.maar(1), Pba.refusing(told, Status.SEQUENCE_OUT_OF_WINDOW).build());
    assertThat(slow.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    assertThat(slow.outputs).hasSize(1);
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3
  @Test
  void anUpdateThatIsAnsweredWhileItsRepetitionWaitsIsNotRepeated() {
    CmdBench one = new CmdBench(Mode.RELAY, Bench.ONE_UPDATE_A_SECOND);
    one.register(1);
    one.register(2);
    one.register(1, Bench.mn(2));
    one.fire(Timer.Kind.RATE_SLOT);
    one.register(2, Bench.mn(2));
    one.fire(one.retransmit(1));
    assertThat(one.cmd.backlog()).isEqualTo(1);
    one.receive(CmdBench.maar(1), Pba.accepting(first(one)).build());
    assertThat(one.cmd.bindings().get(0).settled()).isTrue();

    one.fire(Timer.Kind.RATE_SLOT);
    assertThat(one.outputs).isEmpty();
    assertThat(one.armed(Timer.Kind.RATE_SLOT)).isEmpty();
    assertThat(one.cmd.holdings().of(UpdateSender.WINDOWS)).isZero();
  }

  private static BindingUpdate first(CmdBench bench) {
    return Bench.updates(bench.sent).get(0);
  }

  // Verifies: 5213-5.5-6, 5213-6.9.1.2-9
  @Test
  void aReleaseIsNotConfirmedByTheTimeOfAnotherUpdate() {
    bench.travel(1, 2);
    bench.now++;
    bench.receive(2, bench.pbu(2).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    BindingUpdate release = bench.lastUpdateTo(CmdBench.maar(1));
    Pba other = Pba.accepting(release).without(Timestamp.class).with(new Timestamp(7));

    bench.receive(CmdBench.maar(1), other.build());
    assertThat(bench.drops()).containsExactly(DropReason.STALE_ACKNOWLEDGEMENT);
    assertThat(bench.cmd.releases()).isEqualTo(1);
    bench.confirm(1);
    assertThat(bench.cmd.releases()).isZero();
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void anAnswerNamesAMobileNode() {
    bench.register(1);
    bench.register(2);
    Pba answer = Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).without(MnId.class);
    bench.receive(CmdBench.maar(1), answer.build());
    assertThat(bench.drops()).containsExactly(DropReason.NO_MN_ID);
    bench.receive(CmdBench.maar(1), answer.with(MnId.EMPTY).build());
    assertThat(bench.drops()).containsExactly(DropReason.NO_MN_ID);
  }
}
