package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/** Which of the CMD's answers a MAAR takes, and for which of its updates (RFC 5213 6.9.1.2). */
class MaarAnswerTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 5213-6.9.1.2-2, 6275-11.7.3-1
  @Test
  void anAnswerToAnEarlierTransmissionCompletesTheRegistration() {
    bench.attach();
    BindingUpdate first = bench.lastUpdate();
    bench.fire(Timer.Kind.RETRANSMIT);

    bench.answer(Pba.accepting(first));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void sentRecentlyMeansOneOfTheLastFour() {
    bench.attach();
    BindingUpdate first = bench.lastUpdate();
    bench.advance(1_000);
    BindingUpdate second = bench.lastUpdate();
    assertThat(Bench.updates(bench.advance(14_000))).hasSize(3);

    bench.answer(Pba.accepting(first));
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    bench.answer(Pba.accepting(second));
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-9
  @Test
  void numberAndTimestampBelongTogether() {
    bench.attach();
    BindingUpdate first = bench.lastUpdate();
    bench.fire(Timer.Kind.RETRANSMIT);
    Timestamp second = bench.lastUpdate().options().first(Timestamp.class).orElseThrow();

    bench.answer(Pba.accepting(first).without(Timestamp.class).with(second));

    assertThat(bench.drops()).containsExactly(DropReason.STALE_ACKNOWLEDGEMENT);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 5213-6.9.1.2-3, 5213-6.9.1.2-12
  @ParameterizedTest
  @EnumSource(Changed.class)
  void anAnswerWithAChangedOptionIsIgnoredAndNothingIsSentAgain(Changed changed) {
    MaarBench bench = byTheLetter();
    bench.attach();

    bench.answer(changed.in(Pba.accepting(bench.lastUpdate())));

    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    assertThat(bench.events()).containsExactly(Event.REGISTRATION_HELD);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.advance(600_000)).isEmpty();
    bench.attach();
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
  }

  private static MaarBench byTheLetter() {
    return new MaarBench(
        Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.ASK_AGAIN_UNAIDED, false).build());
  }

  // Verifies: 5213-6.9.1.2-3
  /** It may be an answer to an update of before a restart, with the same number. */
  @ParameterizedTest
  @EnumSource(Changed.class)
  void goesOnAskingUnaidedAfterAnAnswerWithAChangedOption(Changed changed) {
    bench.attach();

    bench.answer(changed.in(Pba.accepting(bench.lastUpdate())));
    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);

    bench.fire(Timer.Kind.RETRANSMIT);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  private enum Changed {
    HANDOFF,
    ACCESS_TECHNOLOGY,
    LINK_LAYER;

    Pba in(Pba answer) {
      return switch (this) {
        case HANDOFF ->
            answer
                .without(HandoffIndicator.class)
                .with(new HandoffIndicator(HandoffIndicator.UNCHANGED));
        case ACCESS_TECHNOLOGY ->
            answer
                .without(AccessTechnologyType.class)
                .with(new AccessTechnologyType(AccessTechnologyType.VIRTUAL));
        case LINK_LAYER ->
            answer
                .without(MnLinkLayerIdentifier.class)
                .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa00000002")));
      };
    }
  }

  // Verifies: 5213-6.9.1.2-3, 5213-6.9.1.2-12
  @Test
  void anAnswerAboutAnotherMobileNodeIsOneWithAChangedIdentifier() {
    MaarBench bench = byTheLetter();
    bench.attach();
    BindingUpdate update = bench.lastUpdate();

    bench.answer(Pba.accepting(update).without(MnId.class).with(Bench.mn(9)));

    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    bench.answer(Pba.accepting(update).sequence(77).without(MnId.class).with(Bench.mn(9)));
    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_MN);
  }

  // Verifies: 5213-6.9.1.2-12, 5213-6.9.2-4
  @Test
  void aRenewalThatIsHeldEndsWithTheLifetime() {
    MaarBench bench = byTheLetter();
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);
    bench.answer(Changed.HANDOFF.in(Pba.accepting(bench.lastUpdate())).with(unchanged()));
    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);
    assertThat(bench.advertised).hasSize(1);

    assertThat(bench.advance(600_000)).isEmpty();

    assertThat(bench.advertised).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 5213-6.9.1.2-2, 5213-6.9.1.2-12
  @Test
  void aRenewalThatIsHeldIsCompletedByAnAnswerThatReturnsWhatWasSent() {
    MaarBench bench = byTheLetter();
    bench.serving();
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0)));
    bench.fire(Timer.Kind.REFRESH);
    bench.answer(Changed.HANDOFF.in(Pba.accepting(bench.lastUpdate())).with(unchanged()));
    assertThat(bench.drops()).containsExactly(DropReason.CHANGED_OPTION);

    bench.accept();

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.anchors()).as("the first answer to a renewal says all").isEmpty();
    assertThat(bench.armed(Timer.Kind.REFRESH)).hasSize(1);
  }

  private static HandoffIndicator unchanged() {
    return new HandoffIndicator(HandoffIndicator.UNKNOWN);
  }

  // Verifies: 5213-6.9.1.2-12
  @Test
  void aQuestionThatIsHeldIsPutAgainAfterAnotherLifetime() {
    MaarBench bench = byTheLetter();
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(Changed.HANDOFF.in(Pba.accepting(bench.lastUpdate())));

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-5
  @Test
  void anAnswerThatAcceptsOtherPrefixesIsNotBelieved() {
    bench.attach();
    BindingUpdate update = bench.lastUpdate();
    HomeNetworkPrefix other = new HomeNetworkPrefix(Bench.prefix(1, 7));

    for (Pba answer :
        new Pba[] {
          Pba.accepting(update).prefix(Bench.prefix(1, 7)),
          Pba.accepting(update).with(other),
          Pba.accepting(update).without(HomeNetworkPrefix.class)
        }) {
      bench.answer(answer);

      assertThat(bench.drops()).containsExactly(DropReason.PREFIX_NOT_ASKED_FOR);
      assertThat(bench.outputs).hasSize(1);
      assertThat(bench.armed(Timer.Kind.RETRANSMIT)).hasSize(1);
    }
  }

  // Verifies: 6275-11.7.3-4
  @Test
  void theLifetimeRunsFromTheSendingOfTheUpdateThatIsAnswered() {
    bench.attach();
    BindingUpdate first = bench.lastUpdate();
    long sent = bench.now;
    bench.fire(Timer.Kind.RETRANSMIT);
    bench.now += 400;

    bench.answer(Pba.accepting(first));

    assertThat(bench.timers.get(bench.timer(Timer.Kind.LIFETIME))).isEqualTo(sent + 281_250);
    assertThat(bench.timers.get(bench.timer(Timer.Kind.REFRESH))).isEqualTo(sent + 225_000);
  }

  // Verifies: 5213-6.9.1.2-3
  @Test
  void anIdentifierThatWasNotToldIsNotCompared() {
    bench.feed(
        new Input.Attached(TestDomain.MN, Octets.EMPTY, AccessTechnologyType.WLAN, bench.time()));
    assertThat(bench.lastUpdate().options().has(MnLinkLayerIdentifier.class)).isFalse();

    bench.answer(
        Pba.accepting(bench.lastUpdate()).with(new MnLinkLayerIdentifier(Pbu.MN_LINK_LAYER)));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }
}
