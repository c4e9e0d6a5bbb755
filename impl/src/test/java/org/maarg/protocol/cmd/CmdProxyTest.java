package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;

/** Handover with the CMD as PBU/PBA proxy (RFC 8885 3.4), and answers beyond one message. */
class CmdProxyTest {
  private final CmdBench bench = new CmdBench(Mode.PROXY, Profile.DEPLOYABLE);

  // Verifies: 8885-3.4-1, 8885-3.4-2, 8885-3.4-3, 8885-4.5-5
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 40, 64})
  void answersAtOnceWithEveryPreviousMaar(int k) {
    bench.travelUpTo(k);

    BindingUpdate update = bench.register(k + 1);

    Set<Ipv6Address> listed = new LinkedHashSet<>();
    for (BindingAcknowledgement answer : bench.answersTo(CmdBench.maar(k + 1))) {
      assertThat(answer.sequence()).isEqualTo(update.sequence());
      assertThat(listed.addAll(CmdBench.listed(answer)) || k == 0).isTrue();
    }
    assertThat(listed).containsExactlyElementsOf(maarsUpTo(k));
    for (int previous = 1; previous <= k; previous++) {
      assertThat(bench.updatesTo(CmdBench.maar(previous))).hasSize(1);
    }
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
  }

  // Verifies: 8885-3.4-1
  @Test
  void answersTheServingMaarBeforeItTellsThePreviousMaars() {
    bench.travel(1, 2);

    bench.register(3);

    assertThat(bench.outputs(Output.Send.class).stream().map(Output.Send::to))
        .containsExactly(CmdBench.maar(3), CmdBench.maar(1), CmdBench.maar(2));
  }

  private static List<Ipv6Address> maarsUpTo(int k) {
    return CmdBench.maars(IntStream.rangeClosed(1, k).toArray());
  }

  // Verifies: 8885-3.2-12, 8885-4.5-5
  @ParameterizedTest
  @CsvSource({"40, false", "64, false", "20, true", "40, true", "64, true"})
  void splitsWhatDoesNotFitIntoOneMessageAndLosesNothing(int k, boolean withRouters) {
    for (int stop = 1; stop <= k + 1; stop++) {
      Pbu pbu = bench.pbu(stop);
      bench.receive(stop, withRouters ? pbu.dlif(Dlif.of(stop, 0)) : pbu);
      bench.now++;
    }

    List<BindingAcknowledgement> answers = bench.answersTo(CmdBench.maar(k + 1));
    List<Ipv6Address> listed = new ArrayList<>();
    for (BindingAcknowledgement answer : answers) {
      listed.addAll(CmdBench.listed(answer));
    }
    assertThat(listed).containsExactlyElementsOf(maarsUpTo(k));
    // Greedy: each message but the last has no room for one more.
    for (BindingAcknowledgement answer : answers.subList(0, answers.size() - 1)) {
      assertThat(MobilityHeader.encodedLength(answer))
          .isGreaterThan(MobilityHeader.MAX_OCTETS - 80);
    }
    assertThat(answers).hasSize((int) Math.ceil(k / (withRouters ? 27.0 : 48.0)));
  }

  // Verifies: 8885-3.4-5
  @Test
  void sendsNothingMoreToTheServingMaarWhenPreviousMaarsConfirm() {
    bench.travel(1, 2);
    bench.register(3);

    bench.confirm(2);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.binding().settled()).isFalse();
    bench.confirm(1);

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.events()).containsExactly(Event.HANDOVER_SETTLED);
    assertThat(bench.binding().previousMaars()).allMatch(entry -> entry.confirmed());
  }

  private void confirmWithRouter(int maar) {
    bench.receive(
        CmdBench.maar(maar),
        Pba.accepting(bench.lastUpdateTo(CmdBench.maar(maar))).dlif(Dlif.of(maar, 0)).build());
  }

  // Verifies: 8885-3.4-2, 8885-3.7-6, 8885-4.7-4, 8885-4.8-4
  @Test
  void tellsTheServingMaarOfARouterThatItCouldNotBeToldOf() {
    bench.travel(1);
    BindingUpdate update = bench.register(2);
    BindingAcknowledgement first = bench.answerTo(CmdBench.maar(2));
    assertThat(first.options().has(DlifLinkLayerAddress.class)).isFalse();

    confirmWithRouter(1);

    BindingAcknowledgement second = bench.answerTo(CmdBench.maar(2));
    assertThat(second.sequence()).isEqualTo(update.sequence());
    assertThat(CmdBench.listed(second)).isEqualTo(CmdBench.listed(first));
    assertThat(second.options().all(DlifLinkLayerAddress.class))
        .containsExactly(new DlifLinkLayerAddress(Dlif.of(1, 0).linkLayer()));
    assertThat(second.options().all(DlifLinkLocalAddress.class))
        .containsExactly(new DlifLinkLocalAddress(Dlif.of(1, 0).linkLocal()));
    assertThat(bench.events()).containsExactly(Event.HANDOVER_SETTLED);
  }

  // Verifies: 8885-3.4-5
  @Test
  void tellsItNothingThatItKnows() {
    bench.travel(1);
    bench.register(2);
    confirmWithRouter(1);
    bench.now += 1_000;
    bench.register(3);
    assertThat(bench.answerTo(CmdBench.maar(3)).options().all(DlifLinkLayerAddress.class))
        .hasSize(1);

    confirmWithRouter(1);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    confirmWithRouter(2);

    assertThat(bench.answerTo(CmdBench.maar(3)).options().all(DlifLinkLayerAddress.class))
        .hasSize(2);
  }

  // Verifies: 8885-3.4-5
  @Test
  void aRouterThatItKnowsIsNoNewsWhoeverAsksAgain() {
    bench.travel(1);
    bench.register(2);
    confirmWithRouter(1);
    bench.advance(1_000);
    bench.register(2);
    assertThat(bench.updatesTo(CmdBench.maar(1))).hasSize(1);

    confirmWithRouter(1);

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
  }

  // Verifies: 8885-4.4-4
  @Test
  void tellsTheServingMaarOfNetworksThatItCouldNotBeToldOf() {
    LocalPrefix network = new LocalPrefix(Ipv6Prefix.parse("2001:db8:aaaa::/48"));
    bench.travel(1);
    bench.register(2);

    bench.receive(
        CmdBench.maar(1),
        Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).with(network).build());

    assertThat(bench.answerTo(CmdBench.maar(2)).options().all(LocalPrefix.class))
        .containsExactly(network);
  }

  @Test
  void routersThatAreToldCloseTogetherMakeOneAnswer() {
    bench.travel(1, 2);
    bench.register(3);

    confirmWithRouter(2);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.remaining(Timer.Kind.AGGREGATION))
        .isEqualTo(Profile.DEPLOYABLE.value(Knob.LATE_ANSWER_DELAY));
    confirmWithRouter(1);

    assertThat(bench.answerTo(CmdBench.maar(3)).options().all(DlifLinkLayerAddress.class))
        .hasSize(2);
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
  }

  // Verifies: 8885-3.4-5, 8885-3.4-1
  @Test
  void keepsAPreviousMaarListedUntilItRefuses() {
    bench.travel(1, 2);
    bench.register(3);

    bench.receive(
        CmdBench.maar(1),
        Pba.refusing(bench.lastUpdateTo(CmdBench.maar(1)), Status.NOT_LMA_FOR_THIS_MN).build());

    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(2));
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_REFUSED);
  }

  // Verifies: 8885-3.2-25, 8885-3.4-2
  @Test
  void repeatsTheWholeAnswerForARepeatedRegistration() {
    bench.travel(1, 2);
    bench.register(3);

    bench.register(3);

    assertThat(bench.outputs(Output.Send.class)).hasSize(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3))))
        .containsExactlyElementsOf(CmdBench.maars(1, 2));
  }

  // Verifies: 8885-3.4-1
  @Test
  void answersARepeatedRegistrationBeforeItTellsAnybody() {
    bench.travel(1, 2);

    bench.register(2);

    assertThat(bench.outputs(Output.Send.class).stream().map(Output.Send::to))
        .containsExactly(CmdBench.maar(2), CmdBench.maar(1));
  }

  @Test
  void theReviewedDraftFansOutForEveryDuplicate() {
    CmdBench draft = new CmdBench(Mode.PROXY, Profile.REVIEWED_DRAFT);
    draft.travel(1, 2);
    draft.register(3);

    draft.register(3);

    assertThat(draft.updatesTo(CmdBench.maar(1))).hasSize(1);
    assertThat(draft.updatesTo(CmdBench.maar(2))).hasSize(1);
  }
}
