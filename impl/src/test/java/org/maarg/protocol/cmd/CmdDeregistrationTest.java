package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** How sessions and P-MAARs end at the CMD (RFC 8885 3.5), in both designs. */
class CmdDeregistrationTest {
  private static final Profile DESIGN_A =
      Profile.DEPLOYABLE
          .with()
          .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
          .build();

  private final CmdBench bench = CmdBench.relay();

  private void deregister(int maar) {
    bench.now++;
    bench.receive(maar, bench.pbu(maar).lifetime(0));
  }

  // Verifies: 5213-5.3.5-2, 5213-5.3.5-3, 6275-10.3.2-3, 5213-9.1-1
  // Verifies: 6275-10.3.2-6
  @Test
  void answersTheServingMaarAtOnceAndWaitsBeforeItDeletes() {
    bench.travel(1, 2);

    deregister(2);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(2));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.lifetime()).isZero();
    assertThat(bench.updatesTo(CmdBench.maar(1))).isEmpty();
    assertThat(bench.binding().active()).isFalse();
    assertThat(bench.remaining(Timer.Kind.DELETE)).isEqualTo(10_000);
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
  }

  // Verifies: 6275-10.3.1-16, 6275-10.3.2-4
  @ParameterizedTest
  @ValueSource(ints = {75, 0})
  void promisesNoKeyExchangeThatMoves(int lifetime) {
    bench.register(1);
    bench.now++;
    BindingUpdate plain = bench.pbu(1).lifetime(lifetime).build();

    bench.receive(
        CmdBench.maar(1),
        new BindingUpdate(
            plain.sequence(), plain.flags() | BindingUpdate.KEY, lifetime, plain.options()));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).has(BindingAcknowledgement.KEY)).isFalse();
  }

  // Verifies: 8885-3.5-11
  // Verifies: 6275-6.1.7-8
  @ParameterizedTest
  @EnumSource(Profile.Deregistration.class)
  void releasesEveryPreviousMaarAndThenForgets(Profile.Deregistration design) {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.DEREGISTRATION, design).build());
    bench.travel(1, 2, 3);
    bench.receive(3, bench.pbu(3).handoff(HandoffIndicator.UNCHANGED));
    bench.now++;
    bench.receive(3, bench.pbu(3).lifetime(0));

    bench.fire(Timer.Kind.DELETE);

    assertThat(bench.cmd.bindings()).as("the entry is gone at once").isEmpty();
    assertThat(bench.events()).containsExactly(Event.FORGOTTEN);
    for (int previous = 1; previous <= 2; previous++) {
      BindingUpdate release = bench.updateTo(CmdBench.maar(previous));
      assertThat(release.lifetime()).isZero();
      assertThat(release.options().has(ServingMaar.class)).isFalse();
      assertThat(release.options().first(HandoffIndicator.class))
          .contains(new HandoffIndicator(HandoffIndicator.UNKNOWN));
      assertThat(release.options().first(HomeNetworkPrefix.class).orElseThrow().prefix())
          .isEqualTo(Bench.prefix(previous, 0));
    }
    bench.confirm(1);
    assertThat(bench.events()).containsExactly(Event.RELEASED);
    assertThat(bench.cmd.releases()).isEqualTo(1);
    bench.confirm(2);
    assertThat(bench.events()).containsExactly(Event.RELEASED);
    assertThat(bench.cmd.releases()).isZero();
    bench.advance(1_000);
    assertThat(bench.timers).isEmpty();
  }

  // Verifies: 5213-9.1-3, 5213-5.3.5-3
  @Test
  void deletesWhenTheDelayHasPassedAndNotBefore() {
    bench.register(1);
    deregister(1);

    bench.advance(9_999);
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(1));
    bench.advance(1);

    assertThat(bench.cmd.bindings()).isEmpty();
    assertThat(bench.events()).containsExactly(Event.FORGOTTEN);
  }

  // Verifies: 5213-5.3.5-4, 8885-3.5-4, 5213-9.1-3
  @Test
  void aRegistrationElsewhereWithinTheDelayIsAHandover() {
    bench.register(1);
    deregister(1);
    bench.advance(9_999);

    bench.register(2);

    assertThat(bench.armed(Timer.Kind.DELETE)).isEmpty();
    assertThat(bench.binding().active()).isTrue();
    assertThat(bench.updateTo(CmdBench.maar(1)).lifetime()).isEqualTo(75);
  }

  // Verifies: 5213-5.3.5-4
  @Test
  void aRegistrationAtTheSameMaarWithinTheDelayGoesOn() {
    bench.travel(1, 2);
    deregister(2);
    bench.advance(5_000);

    bench.register(2);

    assertThat(bench.events()).containsExactly(Event.RETURNED);
    assertThat(bench.armed(Timer.Kind.DELETE)).isEmpty();
    assertThat(bench.binding().active()).isTrue();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 5213-5.3.5-2, 5213-5.3.5-3
  @Test
  void aRepeatedDeregistrationDoesNotProlongTheDelay() {
    bench.register(1);
    deregister(1);
    bench.advance(4_000);

    deregister(1);

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.remaining(Timer.Kind.DELETE)).isEqualTo(5_999);
  }

  // Verifies: 6275-9.6-1, 8885-3.5-11
  @Test
  void expiryIsToldToEveryPreviousMaarAndToTheServingMaar() {
    CmdBench bench = new CmdBench(Mode.RELAY, DESIGN_A);
    bench.travel(1, 2, 3);

    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.events()).contains(Event.EXPIRED);
    for (int maar = 1; maar <= 3; maar++) {
      assertThat(bench.updateTo(CmdBench.maar(maar)).lifetime()).isZero();
    }
    assertThat(bench.cmd.bindings()).isEmpty();
    Stream.of(3, 1, 2).forEach(bench::confirm);
    assertThat(bench.cmd.releases()).isZero();
  }

  // Verifies: 6275-9.6-1
  @Test
  void aRenewalPutsTheExpiryOff() {
    bench.register(1);
    bench.advance(299_000);
    bench.receive(1, bench.pbu(1).handoff(HandoffIndicator.UNCHANGED));

    bench.advance(299_000);

    assertThat(bench.binding().active()).isTrue();
  }

  // Verifies: 8885-3.6-1, 8885-3.6-3, 8885-3.5-11
  @Test
  void forgetsAnUnconfirmedReleaseAfterTheLastRetransmission() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    assertThat(Bench.updates(bench.advance(94_999))).hasSize(6);
    bench.advance(1);

    assertThat(bench.events()).containsExactly(Event.RELEASE_UNCONFIRMED);
    assertThat(bench.cmd.releases()).isZero();
  }

  // Verifies: 8885-3.5-8, 8885-3.5-2
  @ParameterizedTest
  @EnumSource(Mode.class)
  void renewsAPreviousMaarWhileTheNodeIsInTheDomain(Mode mode) {
    CmdBench bench = new CmdBench(mode, Profile.DEPLOYABLE);
    bench.travel(1, 2);

    bench.receive(1, bench.pbu(1).lifetime(0));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.lifetime()).isEqualTo(75);
    assertThat(answer.options().first(ServingMaar.class))
        .contains(new ServingMaar(CmdBench.maar(2)));
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));
    assertThat(bench.remaining(Timer.Kind.PREVIOUS_MAAR_LIFETIME)).isEqualTo(332_000);
  }

  private static void assertIgnored(CmdBench bench, int maar, Pbu deregistration) {
    List<CmdBindingView> before = bench.cmd.bindings();
    bench.receive(maar, deregistration.lifetime(0));
    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.NO_SESSION, CmdBench.maar(maar)));
    assertThat(bench.cmd.bindings()).isEqualTo(before);
  }

  // Verifies: 5213-5.4.1.1-7, 5213-5.4.1.2-9, 5213-5.4.1.3-7, 6275-9.5.4-5
  @Test
  void ignoresADeregistrationThatFitsNoSession() {
    assertIgnored(bench, 1, bench.pbu(1));
    assertIgnored(bench, 1, bench.pbu(1).prefix(Messages.ALL_ZERO));
    assertIgnored(
        bench, 1, bench.pbu(1).prefix(Messages.ALL_ZERO).without(MnLinkLayerIdentifier.class));
  }

  // Verifies: 5213-5.4.1.1-7, 5213-5.4.1.2-9, 5213-5.4.1.3-7
  @Test
  void ignoresADeregistrationThatNamesSomethingElseOfTheServingMaar() {
    bench.travel(1, 2);

    assertIgnored(bench, 2, bench.pbu(2).prefix(Bench.prefix(2, 7)));
    assertIgnored(
        bench,
        2,
        bench
            .pbu(2)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET)));
    assertIgnored(
        bench,
        2,
        bench
            .pbu(2)
            .prefix(Messages.ALL_ZERO)
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(Octets.ofHex("02bb00000009"))));
    assertIgnored(
        bench, 2, bench.pbu(2).prefix(Messages.ALL_ZERO).without(MnLinkLayerIdentifier.class));
  }

  // Verifies: 5213-5.4.1.2-2
  @Test
  void endsTheSessionThatADeregistrationMeansByTheInterface() {
    bench.travel(1, 2);

    bench.receive(2, bench.pbu(2).prefix(Messages.ALL_ZERO).lifetime(0));

    assertThat(bench.binding().active()).isFalse();
    assertThat(bench.answerTo(CmdBench.maar(2)).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(2, 0)));
  }

  // Verifies: 5213-5.4.1.1-3
  @Test
  void refusesADeregistrationThatNamesThePrefixOfAnotherMobileNode() {
    bench.register(1);
    bench.register(1, Bench.mn(2));
    bench.now++;

    assertThat(bench.refused(1, bench.pbu(1).prefix(Bench.prefix(1, 1)).lifetime(0)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  // Verifies: 5213-5.3.5-1
  @Test
  void ignoresTheDeregistrationOfAnotherMaar() {
    bench.travel(1, 2);

    assertIgnored(bench, 3, bench.pbu(3));
    assertIgnored(bench, 1, bench.pbu(1).prefix(Bench.prefix(1, 7)));
    CmdBench designA = new CmdBench(Mode.RELAY, DESIGN_A);
    designA.travel(1, 2);
    assertIgnored(designA, 1, designA.pbu(1));
  }

  // Verifies: 5213-5.4.1.1-7, 5213-5.3.5-1
  @Test
  void ignoresAPreviousMaarOfASessionThatIsGone() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    assertIgnored(bench, 1, bench.pbu(1));

    bench.confirm(1);
    assertThat(bench.events()).containsExactly(Event.RELEASED);
  }

  // Verifies: 8885-3.5-10, 8885-3.5-2
  @Test
  void letsAPreviousMaarGoWhileNobodyServesTheNode() {
    bench.travel(1, 2);
    deregister(2);
    bench.now++;

    bench.receive(1, bench.pbu(1).lifetime(0));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).lifetime()).isZero();
    assertThat(bench.previousMaars()).isEmpty();
  }

  // Verifies: 8885-3.5-7, 8885-6-6
  @Test
  void withDesignBASilentPreviousMaarLeavesTheList() {
    bench.travel(1, 2, 3);
    bench.advance(200_000);
    bench.receive(3, bench.pbu(3).handoff(HandoffIndicator.UNCHANGED));
    bench.now++;
    bench.receive(1, bench.pbu(1).lifetime(0));

    bench.advance(140_000);

    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
    assertThat(bench.binding().active()).isTrue();
  }

  // Verifies: 8885-3.5-7, 8885-6-6
  @Test
  void withDesignBEvenAPreviousMaarThatNeverAnsweredIsWatched() {
    bench.register(1);
    bench.register(2);

    assertThat(bench.remaining(Timer.Kind.PREVIOUS_MAAR_LIFETIME)).isEqualTo(332_000);
  }

  // Verifies: 8885-3.5-5, 8885-3.5-6
  @Test
  void withDesignAThePreviousMaarsAreNotWatched() {
    CmdBench bench = new CmdBench(Mode.RELAY, DESIGN_A);
    bench.travel(1, 2);

    assertThat(bench.armed(Timer.Kind.PREVIOUS_MAAR_LIFETIME)).isEmpty();
  }

  // Verifies: 8885-6-6, 8885-6-7, 8885-3.2-28
  @Test
  void evictsTheOldestPreviousMaarBeyondTheLimit() {
    CmdBench bench =
        new CmdBench(Mode.PROXY, Profile.DEPLOYABLE.with().set(Knob.MAX_PREVIOUS_MAARS, 2).build());
    bench.travel(1, 2, 3);

    bench.register(4);

    assertThat(bench.previousMaars()).containsExactlyElementsOf(CmdBench.maars(2, 3));
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_EVICTED);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(4))))
        .containsExactlyElementsOf(CmdBench.maars(2, 3));
    assertThat(bench.updateTo(CmdBench.maar(1)).lifetime()).isZero();
    bench.confirm(1);
    assertThat(bench.events()).contains(Event.RELEASED);
    assertThat(bench.cmd.bindings()).hasSize(1);
  }

  // Verifies: 8885-3.2-24, 8885-6-7
  @Test
  void anEvictedMaarCanBecomeTheServingMaarAgain() {
    CmdBench bench =
        new CmdBench(Mode.PROXY, Profile.DEPLOYABLE.with().set(Knob.MAX_PREVIOUS_MAARS, 1).build());
    bench.travel(1, 2);
    bench.register(3);

    bench.register(1);

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(1));
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(3));
    assertThat(bench.timers).doesNotContainKey(bench.retransmit(1));
  }

  // Verifies: 8885-3.1-3, 8885-3.5-11
  @Test
  void aNewSessionBeginsWhileTheFormerIsBeingReleased() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    bench.register(3);

    assertThat(bench.events()).containsExactly(Event.REGISTERED);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).isEmpty();
    assertThat(bench.binding().active()).isTrue();
    assertThat(bench.previousMaars()).isEmpty();
    bench.advance(1_000);
    bench.confirm(1);
    assertThat(bench.events()).containsExactly(Event.RELEASED);
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.binding().active()).isTrue();
  }

  // Verifies: 8885-3.5-11
  @Test
  void aMaarThatServesAgainIsNoLongerBeingReleased() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    bench.register(1);

    assertThat(bench.cmd.releases()).isZero();
    assertThat(bench.timers).doesNotContainKey(bench.retransmit(1));
    assertThat(Bench.updates(bench.advance(100_000))).isEmpty();
  }

  // Verifies: 8885-6-6
  @Test
  void releasesUnderWayCountAsBindings() {
    CmdBench full =
        new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.MAX_BINDINGS, 1).build());
    full.travel(1, 2);
    full.receive(2, full.pbu(2).lifetime(0));
    full.fire(Timer.Kind.DELETE);
    full.now++;

    assertThat(full.refused(3, full.pbu(3, Bench.mn(2))).status())
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
    full.confirm(1);
    full.register(3, Bench.mn(2));
    assertThat(full.drops()).isEmpty();
  }

  // Verifies: 5213-5.3.5-3
  @Test
  void freesThePrefixesWhenTheDelayIsOverWhateverPreviousMaarsAnswer() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);
    bench.now++;

    bench.receive(1, Pbu.of(Bench.mn(7), Bench.prefix(1, 0)).at(bench.now));
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    bench.receive(2, Pbu.of(Bench.mn(8), Bench.prefix(2, 0)).at(bench.now));
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.ACCEPTED);
  }

  // Verifies: 8885-3.5-8, 8885-3.6-1
  @Test
  void aSilentPreviousMaarThatRenewsIsAskedAgainAtOnce() {
    bench.register(1);
    bench.register(2);
    bench.advance(120_000);
    assertThat(bench.binding().previousMaars().get(0).confirmed()).isFalse();

    bench.receive(1, bench.pbu(1).lifetime(0));

    BindingUpdate again = bench.updateTo(CmdBench.maar(1));
    assertThat(again.lifetime()).isEqualTo(75);
    assertThat(again.options().has(ServingMaar.class)).isTrue();
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 5213-6.9.4-4, 8885-3.5-11
  @Test
  void aReleaseHasTheTimeOfEachTransmission() {
    bench.travel(1, 2);
    deregister(2);

    bench.fire(Timer.Kind.DELETE);
    assertThat(bench.updateTo(CmdBench.maar(1)).options().all(Timestamp.class))
        .containsExactly(bench.time());
    bench.fire(bench.retransmit(1));

    assertThat(bench.updateTo(CmdBench.maar(1)).options().all(Timestamp.class))
        .containsExactly(bench.time());
  }

  // Verifies: 5213-6.9.4-4
  @ParameterizedTest
  @ValueSource(ints = {Status.TIMESTAMP_LOWER, Status.TIMESTAMP_MISMATCH})
  void aReleaseThatComesAtTheWrongTimeIsSentAgain(int status) {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    bench.receive(
        CmdBench.maar(1), Pba.refusing(bench.lastUpdateTo(CmdBench.maar(1)), status).build());

    assertThat(bench.cmd.releases()).isEqualTo(1);
    bench.fire(bench.retransmit(1));
    bench.confirm(1);
    assertThat(bench.events()).containsExactly(Event.RELEASED);
  }

  // Verifies: 5213-6.9.1.2-3
  @Test
  void aReleaseThatComesBackChangedIsNotRepeated() {
    bench.travel(1, 2);
    deregister(2);
    bench.fire(Timer.Kind.DELETE);

    bench.receive(
        CmdBench.maar(1),
        Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1)))
            .without(HandoffIndicator.class)
            .with(new HandoffIndicator(5))
            .build());

    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    assertThat(bench.events()).containsExactly(Event.RELEASE_UNCONFIRMED);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(Bench.updates(bench.advance(100_000))).isEmpty();
  }
}
