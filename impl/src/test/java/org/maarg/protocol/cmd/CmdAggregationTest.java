package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;

/** What single answers of P-MAARs do to an aggregation under way, bad ones above all. */
class CmdAggregationTest {
  private final CmdBench bench = CmdBench.relay();

  @BeforeEach
  void aHandoverWithThreePreviousMaars() {
    bench.travel(1, 2, 3);
    bench.register(4);
  }

  private BindingUpdate toMaar(int number) {
    return bench.lastUpdateTo(CmdBench.maar(number));
  }

  private void assertIgnored(DropReason reason) {
    assertThat(bench.drops()).containsExactly(reason);
    assertThat(bench.outputs).hasSize(1);
    bench.confirm(1);
    bench.confirm(2);
    bench.confirm(3);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4))))
        .containsExactlyElementsOf(CmdBench.maars(1, 2, 3));
  }

  // Verifies: 8885-3.2-11, 8885-3.2-12
  @ParameterizedTest
  @ValueSource(
      ints = {
        Status.REASON_UNSPECIFIED,
        Status.ADMINISTRATIVELY_PROHIBITED,
        Status.INSUFFICIENT_RESOURCES,
        Status.NOT_LMA_FOR_THIS_MN,
        Status.MAG_NOT_AUTHORIZED,
        Status.PREFIX_SETS_DIFFER
      })
  void leavesOutAPreviousMaarThatRefuses(int status) {
    bench.confirm(1);
    bench.receive(CmdBench.maar(2), Pba.refusing(toMaar(2), status).build());
    assertThat(bench.events()).containsExactly(Event.PREVIOUS_MAAR_REFUSED);

    bench.confirm(3);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(4));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(CmdBench.listed(answer)).containsExactlyElementsOf(CmdBench.maars(1, 3));
    assertThat(bench.previousMaars()).containsExactlyElementsOf(CmdBench.maars(1, 3));
  }

  // Verifies: 8885-3.2-11
  @Test
  void acceptsTheRegistrationEvenIfEveryPreviousMaarRefuses() {
    for (int previous = 1; previous <= 3; previous++) {
      bench.receive(
          CmdBench.maar(previous),
          Pba.refusing(toMaar(previous), Status.NOT_LMA_FOR_THIS_MN).build());
    }

    assertThat(bench.answerTo(CmdBench.maar(4)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.timers.keySet().stream().map(Timer::kind))
        .containsOnly(Timer.Kind.LIFETIME, Timer.Kind.PACE, Timer.Kind.RATE_SLOT);
  }

  // Verifies: 8885-3.2-10
  @Test
  void keepsAPreviousMaarThatKnowsOfALaterTime() {
    bench.confirm(1);
    bench.confirm(3);

    bench.receive(CmdBench.maar(2), Pba.refusing(toMaar(2), Status.TIMESTAMP_LOWER).build());

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4))))
        .containsExactlyElementsOf(CmdBench.maars(1, 3));
    assertThat(bench.previousMaars()).containsExactlyElementsOf(CmdBench.maars(1, 2, 3));
  }

  // Verifies: 5213-5.5-4
  /** RFC 5213 5.5 refuses a copy of an update with 156, and the copy's answer may come first. */
  @Test
  void waitsForTheAnswerToTheUpdateWhenItsCopyIsRefused() {
    bench.receive(CmdBench.maar(2), Pba.refusing(toMaar(2), Status.TIMESTAMP_MISMATCH).build());

    assertIgnored(DropReason.REFUSED);
  }

  // Verifies: 5213-5.5-3
  @Test
  void waitsForTheAnswerToTheLastTransmissionWhenAnEarlierOneIsRefused() {
    BindingUpdate first = toMaar(2);
    bench.fire(bench.retransmit(2));

    bench.receive(CmdBench.maar(2), Pba.refusing(first, Status.TIMESTAMP_LOWER).build());

    assertIgnored(DropReason.REFUSED);
  }

  // Verifies: 8885-3.2-11
  /** The mobile node may have been with the P-MAAR since: what that said before is no answer. */
  @Test
  void anAnswerFromBeforeTheLastRegistrationDoesNotCount() {
    BindingUpdate before = toMaar(2);
    bench.register(4);

    bench.receive(CmdBench.maar(2), Pba.accepting(before).build());
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);

    bench.fire(bench.retransmit(2));
    bench.receive(CmdBench.maar(2), Pba.accepting(toMaar(2)).build());
    assertThat(bench.drops()).isEmpty();
  }

  // Verifies: 6275-11.7.3-2, 6275-9.5.1-3
  // Verifies: 6275-11.7.1-11
  @Test
  void goesOnFromTheSequenceNumberThatAPreviousMaarHasSeen() {
    bench.receive(
        CmdBench.maar(2),
        Pba.refusing(toMaar(2), Status.SEQUENCE_OUT_OF_WINDOW).sequence(30_000).build());

    assertThat(bench.updateTo(CmdBench.maar(2)).sequence()).isEqualTo(30_001);
    bench.receive(
        CmdBench.maar(3),
        Pba.refusing(toMaar(3), Status.SEQUENCE_OUT_OF_WINDOW).sequence(1).build());
    assertThat(bench.updateTo(CmdBench.maar(3)).sequence())
        .as("never back: the series is common to all MAARs")
        .isEqualTo(30_002);
    bench.confirm(1);
    bench.confirm(2);
    bench.confirm(3);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4)))).hasSize(3);
  }

  // Verifies: 5213-6.9.4-6, 6275-11.7.3-2
  @Test
  void asksAPreviousMaarThatGoesOnRefusingAtThePaceOfTheTimeouts() {
    Profile unrated = Profile.DEPLOYABLE.with().set(Knob.MAX_UPDATE_RATE, 0).build();
    CmdBench cmd = new CmdBench(Mode.RELAY, unrated);
    cmd.travel(2);
    cmd.register(4);
    for (int refusals = 1; refusals <= Backoff.MOST_AT_ONCE; refusals++) {
      refuseForItsSequence(cmd);
      assertThat(cmd.outputs(Output.Send.class)).as("refusal %d", refusals).hasSize(1);
    }

    refuseForItsSequence(cmd);

    assertThat(cmd.outputs(Output.Send.class)).isEmpty();
    assertThat(cmd.events()).containsExactly(Event.PREVIOUS_MAAR_DEFERRED);
    assertThat(cmd.timers).containsKey(cmd.retransmit(2));
  }

  private static void refuseForItsSequence(CmdBench cmd) {
    BindingUpdate last = cmd.lastUpdateTo(CmdBench.maar(2));
    Pba refusal = Pba.refusing(last, Status.SEQUENCE_OUT_OF_WINDOW);
    cmd.receive(CmdBench.maar(2), refusal.sequence(last.sequence() + 1).build());
  }

  // Verifies: 5213-6.9.1.2-2, 6275-11.7.3-1
  @Test
  void ignoresADuplicateAnswer() {
    bench.confirm(2);
    bench.confirm(2);
    assertIgnoredDuplicate();
  }

  private void assertIgnoredDuplicate() {
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    assertThat(bench.outputs).hasSize(1);
    bench.confirm(1);
    assertThat(bench.answersTo(CmdBench.maar(4))).isEmpty();
    bench.confirm(3);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4)))).hasSize(3);
  }

  // Verifies: 5213-6.9.1.2-2, 6275-11.7.3-1
  @Test
  void ignoresAnotherSequenceNumber() {
    bench.receive(
        CmdBench.maar(2), Pba.accepting(toMaar(2)).sequence(toMaar(1).sequence()).build());
    assertIgnored(DropReason.NOT_OUTSTANDING);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void ignoresAMaarThatWasNotAsked() {
    bench.receive(CmdBench.maar(9), Pba.accepting(toMaar(2)).build());
    assertIgnored(DropReason.NOT_OUTSTANDING);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void ignoresTheServingMaar() {
    bench.receive(CmdBench.maar(4), Pba.accepting(toMaar(2)).build());
    assertIgnored(DropReason.NOT_OUTSTANDING);
  }

  // Verifies: 5213-6.9.1.2-3
  @ParameterizedTest
  @MethodSource("changes")
  void ignoresAnAnswerThatChangesWhatItHasToReturn(MobilityOption changed) {
    bench.receive(
        CmdBench.maar(2),
        Pba.accepting(toMaar(2)).without(changed.getClass()).with(changed).build());

    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    assertThat(bench.events()).containsExactly(Event.PREVIOUS_MAAR_SILENT);
    assertThat(bench.timers).as("nothing is sent again").doesNotContainKey(bench.retransmit(2));
    bench.confirm(1);
    bench.confirm(3);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4))))
        .containsExactlyElementsOf(CmdBench.maars(1, 3));
    assertThat(bench.previousMaars()).containsExactlyElementsOf(CmdBench.maars(1, 2, 3));
  }

  static Stream<MobilityOption> changes() {
    return Stream.of(
        new HandoffIndicator(1),
        new AccessTechnologyType(AccessTechnologyType.ETHERNET),
        new MnLinkLayerIdentifier(Octets.ofHex("02bb00000009")));
  }

  // Verifies: 8885-3.2-10
  @Test
  void ignoresAnAcceptanceForNoTime() {
    bench.receive(CmdBench.maar(2), Pba.accepting(toMaar(2)).lifetime(0).build());
    assertIgnored(DropReason.NO_LIFETIME);
  }

  // Verifies: 6275-10.3.1-17
  @Test
  void aLaterAnswerTellsTheLifetimeThatIsLeft() {
    bench.advance(59_899);
    bench.confirm(1);

    bench.fire(Timer.Kind.AGGREGATION);

    assertThat(bench.answerTo(CmdBench.maar(4)).lifetime()).isEqualTo(60);
  }

  // Verifies: 8885-3.2-8
  @Test
  void ignoresAnAnswerAboutAnotherServingMaar() {
    Pba stale =
        Pba.accepting(toMaar(2)).without(ServingMaar.class).with(new ServingMaar(CmdBench.maar(9)));
    bench.receive(CmdBench.maar(2), stale.build());
    assertIgnored(DropReason.STALE_ACKNOWLEDGEMENT);
  }

  // Verifies: 5213-5.3.6-1
  @Test
  void ignoresAnAnswerWithoutTheProxyFlag() {
    bench.receive(
        CmdBench.maar(2), Pba.accepting(toMaar(2)).without(BindingAcknowledgement.PROXY).build());
    assertIgnored(DropReason.NOT_PROXY);
  }

  // Verifies: 8885-4.2-1
  @Test
  void ignoresAnAnswerWithoutTheDistributedFlag() {
    bench.receive(
        CmdBench.maar(2),
        Pba.accepting(toMaar(2))
            .without(ServingMaar.class)
            .without(BindingAcknowledgement.DISTRIBUTED)
            .build());
    assertIgnored(DropReason.NOT_DISTRIBUTED);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void ignoresAnAnswerWithoutAMobileNode() {
    bench.receive(CmdBench.maar(2), Pba.accepting(toMaar(2)).without(MnId.class).build());
    assertIgnored(DropReason.NO_MN_ID);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void ignoresAnAnswerAboutAnUnknownMobileNode() {
    bench.receive(
        CmdBench.maar(2), Pba.accepting(toMaar(2)).without(MnId.class).with(Bench.mn(9)).build());
    assertIgnored(DropReason.UNKNOWN_MN);
  }

  // Verifies: 8885-3.2-19, 8885-3.2-12
  @Test
  void aLateAnswerAfterGivingUpIsNotCounted() {
    bench.advance(130_000);
    assertThat(bench.binding().settled()).isTrue();

    bench.confirm(2);

    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
  }
}
