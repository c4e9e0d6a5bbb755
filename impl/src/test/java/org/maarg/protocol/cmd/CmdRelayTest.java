package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Handover with the CMD as PBU/PBA relay (RFC 8885 3.2). */
class CmdRelayTest {
  private final CmdBench bench = CmdBench.relay();

  // Verifies: 8885-3.2-2, 8885-3.2-4, 8885-3.2-5, 8885-3.2-26, 8885-4.1-1, 8885-4.6-4, 8885-4.6-5,
  // 6275-6.1.7-5, 6275-11.7.1-1, 6275-11.7.1-2, 6275-11.7.1-4, 6275-11.7.1-10, 5213-5.3.4-1,
  // 6275-6.1.7-2, 5213-8.1-2
  @Test
  void forwardsTheUpdateToTheFormerServingMaar() {
    bench.register(1);
    bench.register(2);

    BindingUpdate relayed = bench.updateTo(CmdBench.maar(1));

    assertThat(relayed.flags()).isEqualTo(Pbu.FLAGS);
    assertThat(relayed.lifetime()).isEqualTo(75);
    assertThat(relayed.options().all(ServingMaar.class))
        .containsExactly(new ServingMaar(CmdBench.maar(2)));
    assertThat(relayed.options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
    assertThat(relayed.options().all(Timestamp.class))
        .as("later than the registration that it tells of")
        .containsExactly(new Timestamp(bench.time().value() + 1));
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(2, 0));
    assertThat(bench.answersTo(CmdBench.maar(2))).as("no answer before the P-MAAR's").isEmpty();
    assertThat(bench.binding().settled()).isFalse();
    assertThat(bench.events()).containsExactly(Event.HANDOVER);
  }

  // Verifies: 8885-3.2-3, 8885-3.2-11, 8885-3.2-12, 8885-3.2-17, 8885-3.2-27, 8885-3-2, 8885-4.5-4
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void asksEveryPreviousMaarAndAggregatesTheirAnswersIntoOne(int k) {
    bench.travelUpTo(k);
    BindingUpdate update = bench.register(k + 1);

    for (int previous = 1; previous <= k; previous++) {
      assertThat(bench.answersTo(CmdBench.maar(k + 1))).isEmpty();
      bench.confirm(previous);
    }

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(k + 1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.sequence()).isEqualTo(update.sequence());
    assertThat(answer.lifetime()).isEqualTo(75);
    assertThat(answer.options().first(HomeNetworkPrefix.class).orElseThrow().prefix())
        .isEqualTo(Bench.prefix(k + 1, 0));
    List<PreviousMaar> expected = new ArrayList<>();
    for (int previous = 1; previous <= k; previous++) {
      expected.add(new PreviousMaar(CmdBench.maar(previous), Bench.prefix(previous, 0)));
    }
    assertThat(answer.options().all(PreviousMaar.class)).containsExactlyElementsOf(expected);
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.events()).containsExactly(Event.HANDOVER_SETTLED);
  }

  // Verifies: 8885-3.2-12, 8885-3.2-11
  @Test
  void namesEachPreviousMaarOnceWhateverTheOrderOfTheirAnswers() {
    for (int seed = 0; seed < 20; seed++) {
      CmdBench fresh = CmdBench.relay();
      fresh.travelUpTo(6);
      fresh.register(7);
      List<Integer> order = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
      Collections.shuffle(order, new Random(seed));

      order.forEach(fresh::confirm);

      assertThat(CmdBench.listed(fresh.answerTo(CmdBench.maar(7))))
          .containsExactly(maars(1, 2, 3, 4, 5, 6));
    }
  }

  private static Ipv6Address[] maars(int... numbers) {
    return CmdBench.maars(numbers).toArray(new Ipv6Address[0]);
  }

  // Verifies: 8885-3.2-18, 8885-3.2-19
  @Test
  void answersWithWhatItHasWhenTheTimerEndsAndSendsTheRestAsItComes() {
    bench.travel(1, 2, 3);
    bench.register(4);
    assertThat(bench.remaining(Timer.Kind.AGGREGATION)).isEqualTo(750);
    bench.confirm(2);

    bench.fire(Timer.Kind.AGGREGATION);

    assertThat(bench.events()).containsExactly(Event.PARTIAL_ANSWER);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4)))).containsExactly(maars(2));
    bench.confirm(3);
    assertThat(bench.answersTo(CmdBench.maar(4))).isEmpty();
    assertThat(bench.remaining(Timer.Kind.AGGREGATION)).isEqualTo(100);
    bench.fire(Timer.Kind.AGGREGATION);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4)))).contains(maars(3));
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4)))).contains(maars(1));
    assertThat(bench.binding().settled()).isTrue();
  }

  // Verifies: 8885-3.2-19, 8885-3.2-22
  @Test
  void manyLateAnswersMakeOneOfTheCmds() {
    bench.travelUpTo(20);
    bench.register(21);
    bench.fire(Timer.Kind.AGGREGATION);
    for (int late = 1; late < 20; late++) {
      bench.confirm(late);
      assertThat(bench.answersTo(CmdBench.maar(21))).isEmpty();
    }

    bench.confirm(20);

    assertThat(bench.answersTo(CmdBench.maar(21))).hasSize(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(21)))).hasSize(20);
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
  }

  // Verifies: 8885-3.2-19
  @Test
  void byTheLetterALateAnswerIsSentOnAsItArrives() {
    CmdBench letter = new CmdBench(Mode.RELAY, Profile.RFC8885);
    letter.travel(1, 2);
    letter.register(3);
    letter.fire(Timer.Kind.AGGREGATION);

    letter.confirm(1);

    assertThat(CmdBench.listed(letter.answerTo(CmdBench.maar(3)))).containsExactly(maars(1));
  }

  // Verifies: 8885-3.2-18
  @Test
  void answersEvenWithNothingWhenTheTimerEnds() {
    bench.register(1);
    bench.register(2);

    bench.fire(Timer.Kind.AGGREGATION);

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).isEmpty();
    assertThat(bench.previousMaars()).containsExactly(maars(1));
  }

  // Verifies: 8885-3.2-18
  @Test
  void waitsForEverWithoutAnAggregationTimer() {
    CmdBench patient =
        new CmdBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.AGGREGATION_TIMEOUT, 0).build());
    patient.register(1);

    patient.register(2);

    assertThat(patient.armed(Timer.Kind.AGGREGATION)).isEmpty();
    patient.confirm(1);
    assertThat(patient.answersTo(CmdBench.maar(2))).hasSize(1);
  }

  // Verifies: 8885-3.2-25, 8885-3.2-18
  @Test
  void startsNoSecondFanOutForARetransmissionWhileAggregating() {
    bench.travel(1, 2);
    bench.register(3);
    bench.confirm(2);
    long due = bench.timers.get(bench.timer(Timer.Kind.AGGREGATION));
    bench.now += 200;

    bench.register(3);

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.timers.get(bench.timer(Timer.Kind.AGGREGATION))).isEqualTo(due);
    // The mobile node may have been with MAAR 1 before this registration.
    bench.confirm(1);
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    bench.fire(Timer.of(Timer.Kind.RETRANSMIT, TestDomain.MN, CmdBench.maar(1)));
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(maars(1, 2));
  }

  // Verifies: 8885-3.2-25
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void forwardsTheFirstUpdateOfAServingMaarOnlyUnlessTheProfileSaysMore(boolean reattachments) {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY,
            Profile.DEPLOYABLE.with().set(Knob.FORWARD_REATTACHMENTS, reattachments).build());
    bench.travel(1, 2, 3);

    bench.register(3);

    assertThat(bench.updatesTo(CmdBench.maar(1))).hasSize(reattachments ? 1 : 0);
    assertThat(bench.updatesTo(CmdBench.maar(2))).hasSize(reattachments ? 1 : 0);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(maars(1, 2));
  }

  // Verifies: 8885-3.2-3, 8885-3.2-4
  @Test
  void byTheLetterForwardsACopyAndRetransmitsAnUpdateOfItsOwn() {
    CmdBench bench =
        new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.FORWARD_COPIES, true).build());
    bench.register(1);
    bench.now++;
    BindingUpdate update = bench.receive(2, bench.pbu(2).sequence(500).dlif(Dlif.of(2, 0)));

    BindingUpdate copy = bench.updateTo(CmdBench.maar(1));

    assertThat(copy.sequence()).isEqualTo(500);
    assertThat(copy.lifetime()).isEqualTo(update.lifetime());
    List<MobilityOption> expected = new ArrayList<>(update.options().asList());
    expected.add(new ServingMaar(CmdBench.maar(2)));
    assertThat(copy.options().asList()).containsExactlyElementsOf(expected);
    bench.fire(bench.retransmit(1));
    BindingUpdate again = bench.updateTo(CmdBench.maar(1));
    assertThat(again.sequence()).isEqualTo(501);
    assertThat(again.options().all(Timestamp.class)).containsExactly(bench.time());
    bench.receive(CmdBench.maar(1), Pba.accepting(copy).prefix(Bench.prefix(1, 0)).build());
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(maars(1));
  }

  // Verifies: 8885-3.2-25, 5213-6.9.4-3, 8885-3.2-27
  @Test
  void answersTheServingMaarsLastTransmissionOnce() {
    Profile patient = Profile.DEPLOYABLE.with().set(Knob.AGGREGATION_TIMEOUT, 0).build();
    CmdBench bench = new CmdBench(Mode.RELAY, patient);
    bench.register(1);
    bench.register(2);
    bench.advance(1_500);
    BindingUpdate again = bench.receive(2, bench.pbu(2));
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    bench.fire(bench.retransmit(1));

    bench.confirm(1);

    assertThat(bench.answerTo(CmdBench.maar(2)).sequence()).isEqualTo(again.sequence());
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(maars(1));
  }

  // Verifies: 8885-3.2-10, 8885-3.7-6, 8885-4.7-4, 8885-4.8-4
  @Test
  void passesOnTheRouterAddressesThatPreviousMaarsTell() {
    bench.receive(1, bench.pbu(1).dlif(Dlif.of(1, 0)));
    bench.now++;
    bench.receive(2, bench.pbu(2).dlif(Dlif.of(2, 0)));
    bench.receive(
        CmdBench.maar(1),
        Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).dlif(Dlif.of(1, 9)).build());

    List<MobilityOption> options = bench.answerTo(CmdBench.maar(2)).options().asList();

    int at = options.indexOf(new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 0)));
    assertThat(options.subList(at + 1, options.size()))
        .containsExactly(
            new DlifLinkLocalAddress(Dlif.of(1, 9).linkLocal()),
            new DlifLinkLayerAddress(Dlif.of(1, 9).linkLayer()));
  }

  // Verifies: 8885-3.2-10
  @Test
  void takesThePrefixFromThePreviousMaarIfItIsThatMaarsOwn() {
    bench.register(1);
    bench.register(2);
    BindingUpdate relayed = bench.lastUpdateTo(CmdBench.maar(1));

    bench.receive(CmdBench.maar(1), Pba.accepting(relayed).prefix(Bench.prefix(1, 7)).build());

    assertThat(bench.answerTo(CmdBench.maar(2)).options().all(PreviousMaar.class))
        .containsExactly(new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 7)));
  }

  // Verifies: 8885-3.2-10, 8885-3-6
  @Test
  void takesNoPrefixOfAnotherPool() {
    bench.register(1);
    bench.register(2);
    BindingUpdate relayed = bench.lastUpdateTo(CmdBench.maar(1));

    bench.receive(CmdBench.maar(1), Pba.accepting(relayed).prefix(Bench.prefix(5, 0)).build());

    assertThat(bench.answerTo(CmdBench.maar(2)).options().all(PreviousMaar.class))
        .containsExactly(new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 0)));
  }

  // Verifies: 8885-3.2-24, 8885-3.2-17
  @Test
  void takesAReturningNodesMaarOutOfTheList() {
    bench.travel(1, 2, 3);

    bench.register(1);

    assertThat(bench.previousMaars()).containsExactly(maars(2, 3));
    assertThat(bench.updatesTo(CmdBench.maar(1))).isEmpty();
    assertThat(bench.updateTo(CmdBench.maar(2)).options().first(ServingMaar.class))
        .contains(new ServingMaar(CmdBench.maar(1)));
    bench.confirm(2);
    bench.confirm(3);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(1)))).containsExactly(maars(2, 3));
  }

  // Verifies: 8885-3.2-24
  @Test
  void followsAPingPongFasterThanTheAnswers() {
    bench.register(1);
    bench.register(2);
    BindingUpdate first = bench.lastUpdateTo(CmdBench.maar(1));

    bench.register(1);

    assertThat(bench.previousMaars()).containsExactly(maars(2));
    bench.receive(CmdBench.maar(1), Pba.accepting(first).build());
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    bench.confirm(2);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(1)))).containsExactly(maars(2));
    assertThat(bench.binding().settled()).isTrue();
  }

  // Verifies: 5213-5.4-4
  @Test
  void aHandoverToAnotherInterfaceTakesThePrefixesAlong() {
    bench.register(1);
    bench.now++;
    Octets other = Octets.ofHex("02bb00000001");
    bench.receive(
        2,
        bench
            .pbu(2)
            .handoff(HandoffIndicator.OTHER_INTERFACE)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET))
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(other)));

    BindingUpdate relayed = bench.updateTo(CmdBench.maar(1));
    assertThat(relayed.options().first(HomeNetworkPrefix.class))
        .contains(new HomeNetworkPrefix(Bench.prefix(1, 0)));
    assertThat(relayed.options().first(MnLinkLayerIdentifier.class))
        .contains(new MnLinkLayerIdentifier(other));
    bench.confirm(1);
    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(2));
    assertThat(answer.options().all(PreviousMaar.class))
        .containsExactly(new PreviousMaar(CmdBench.maar(1), Bench.prefix(1, 0)));
    assertThat(answer.options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.OTHER_INTERFACE));
    assertThat(bench.cmd.bindings()).hasSize(1);
  }

  // Verifies: 8885-3.2-17, 5213-6.9.1.2-2
  @Test
  void aHandoverThatOvertakesAnotherCountsOnlyAnswersToTheNewOne() {
    bench.register(1);
    bench.register(2);
    BindingUpdate toTheSecond = bench.lastUpdateTo(CmdBench.maar(1));
    bench.register(3);

    bench.receive(CmdBench.maar(1), Pba.accepting(toTheSecond).build());

    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    bench.confirm(2);
    assertThat(bench.answersTo(CmdBench.maar(3))).isEmpty();
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(maars(1, 2));
  }

  // Verifies: 8885-3.2-23, 8885-3.2-25
  @Test
  void aReRegistrationAsksOnlyPreviousMaarsThatNeverConfirmed() {
    bench.travel(1, 2);
    bench.register(3);
    bench.confirm(1);
    bench.advance(100_000);
    assertThat(bench.cmd.bindings().get(0).settled()).as("MAAR 2 is given up").isTrue();

    bench.receive(3, bench.pbu(3).handoff(HandoffIndicator.UNCHANGED));

    assertThat(bench.updatesTo(CmdBench.maar(1))).isEmpty();
    assertThat(bench.updatesTo(CmdBench.maar(2))).hasSize(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(maars(1));
    bench.confirm(2);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).contains(maars(2));
  }
}
