package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** What a MAAR sends again, when and how fast, and how it stamps what it sends. */
class MaarRetransmissionTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.6-2, 6275-11.8-8
  // Verifies: 8885-3.6-3, 8885-3.6-4, 5213-6.9.4-2, 5213-6.9.4-3, 6275-11.8-4, 6275-11.8-6
  @Test
  void repeatsARegistrationAsLongAsTheNodeIsHere() {
    // Verifies: 5213-6.9.4-5, 5213-6.9.4-6
    bench.attach();
    bench.advance(160_000);

    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < bench.sent.size(); i++) {
      gaps.add(bench.sent.get(i).at() - bench.sent.get(i - 1).at());
      BindingUpdate update = (BindingUpdate) bench.sent.get(i).message();
      assertThat(update.sequence()).isEqualTo(i + 1);
      assertThat(update.options().first(Timestamp.class))
          .contains(Timestamp.ofEpochMilli(bench.sent.get(i).at()));
    }
    assertThat(gaps).startsWith(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 32_000L, 32_000L);
    bench.detach();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 5213-6.9.4-2
  /** A timer that has run out already, when the node leaves, comes all the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sendsNothingAgainForANodeThatHasLeft(boolean renews) {
    if (renews) {
      bench.serving();
      bench.fire(Timer.Kind.REFRESH);
    } else {
      bench.attach();
    }
    bench.detach();

    bench.feed(new Input.TimerFired(Timer.of(Timer.Kind.RETRANSMIT, TestDomain.MN), bench.time()));

    assertThat(bench.drops()).containsExactly(DropReason.TIMER_NOT_ARMED);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
    assertThat(Bench.updates(bench.advance(60_000)))
        .as("the end of the lifetime is another matter")
        .allMatch(it -> it.lifetime() == 0);
  }

  // Verifies: 5213-6.9.4-2
  @Test
  void anUpdateThatWaitsForTheRateIsNotSentForANodeThatHasLeft() {
    MaarBench rated =
        new MaarBench(Mode.RELAY, Profile.RFC8885.with().set(Knob.MAX_UPDATE_RATE, 1).build());
    rated.attach(Bench.mn(2));
    rated.attach();
    assertThat(Bench.updates(rated.sent)).hasSize(1);
    rated.detach();

    List<BindingUpdate> sent = Bench.updates(rated.advance(60_000));

    assertThat(sent).as("the other node's").isNotEmpty();
    assertThat(sent).noneMatch(it -> it.options().all(MnId.class).contains(TestDomain.MN));
  }

  // Verifies: 5213-6.9.1.4-1
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6})
  void removesTheEntryOneTimeoutAfterADeregistration(int limit) {
    MaarBench bench = limitedTo(limit);
    bench.serving().detach();
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);

    assertThat(bench.advance(999)).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.DEREGISTERING);
    assertThat(bench.advance(1)).isEmpty();

    assertThat(bench.maar.bindings()).isEmpty();
  }

  private static MaarBench limitedTo(int retransmissions) {
    return new MaarBench(
        Mode.RELAY,
        Profile.DEPLOYABLE.with().set(Knob.CMD_RETRANSMISSION_LIMIT, retransmissions).build());
  }

  // Verifies: 8885-3.6-1, 8885-3.6-4
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6})
  void repeatsAPreviousMaarsQuestionUpToTheLimit(int limit) {
    MaarBench bench = limitedTo(limit).anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    assertThat(Bench.updates(bench.advance(200_000))).hasSize(limit);

    assertThat(bench.maar.bindings()).isEmpty();
  }

  // Verifies: 8885-3.5-10
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6})
  void asksAgainWhatWasPutOffHoweverLowTheLimit(int limit) {
    MaarBench bench = limitedTo(limit).anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);
    bench.refuse(Status.INSUFFICIENT_RESOURCES);

    assertThat(Bench.updates(bench.advance(1_000))).hasSize(1);

    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);
  }

  // Verifies: 5213-6.9.1.1-15, 6275-11.7.2-1, 6275-11.7.2-3
  @Test
  void numbersTheUpdatesOfAllMobileNodesInOneSeries() {
    bench.attach();
    bench.attach(Bench.mn(2));
    bench.refuse(Status.REASON_UNSPECIFIED);
    bench.attach(Bench.mn(2));
    bench.fire(Timer.of(Timer.Kind.RETRANSMIT, TestDomain.MN));

    assertThat(Bench.updates(bench.sent).stream().map(BindingUpdate::sequence))
        .containsExactly(1, 2, 3, 4);
  }

  // Verifies: 5213-6.9.4-3
  @Test
  void aSlowClockDoesNotStampBehindAKnownRegistration() {
    bench.serving().detach();
    bench.fromCmd(bench.relayed(2).at(bench.now + 250));

    bench.attach();

    assertThat(stamp(bench)).isGreaterThan(Timestamp.ofEpochMilli(bench.now + 249));
  }

  // Verifies: 5213-5.5-16
  @Test
  void byTheLetterItStampsTheTimeOfDay() {
    MaarBench letter =
        new MaarBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.STAMP_AFTER_KNOWN, false).build());
    letter.serving().detach();
    letter.fromCmd(letter.relayed(2).at(letter.now + 250));

    letter.attach();

    assertThat(stamp(letter)).isEqualTo(letter.time());
  }

  // Verifies: 5213-5.5-3
  @Test
  void aTimeOfTheFarFutureIsNotFollowed() {
    MaarBench lenient =
        new MaarBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
    for (MaarBench each : List.of(bench, lenient)) {
      each.serving().detach();
      each.fromCmd(each.relayed(2).at(each.now + 1_000_000_000L));

      each.attach();

      assertThat(stamp(each)).isEqualTo(each.time());
    }
  }

  private static Timestamp stamp(MaarBench bench) {
    return bench.lastUpdate().options().first(Timestamp.class).orElseThrow();
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3
  @Test
  void holdsAttachmentsInQuickSuccessionToMaxUpdateRate() {
    // Verifies: 5213-6.9.4-4
    for (int i = 0; i < 10; i++) {
      bench.attach();
      bench.detach();
    }
    bench.attach();
    assertThat(bench.sent).hasSize(3);

    bench.advance(1_000);

    assertThat(bench.sent.size()).isBetween(4, 6);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-5.5-3, 5213-6.9.4-3
  @Test
  void aRepetitionIsNewerThanWhatTheCmdSaidMeanwhile() {
    bench.attach();
    long attached = bench.now;
    bench.fire(Timer.Kind.RETRANSMIT);

    bench.fromCmd(bench.relayed(2).at(attached + 500));

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3
  @Test
  void whatIsNotDueAnyMoreAtItsTurnIsNotSentAndTakesNoTurn() {
    MaarBench one =
        new MaarBench(
            Mode.RELAY,
            Profile.DEPLOYABLE
                .with()
                .set(Knob.MAX_UPDATE_RATE, 1)
                .set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION)
                .build());
    one.attach(Bench.mn(2));
    one.attach();
    assertThat(Bench.updates(one.sent)).hasSize(1);
    one.detach();

    one.fire(Timer.Kind.RATE_SLOT);

    assertThat(one.outputs).isEmpty();
    assertThat(one.maar.holdings().of(UpdateSender.WINDOWS)).isZero();
  }
}
