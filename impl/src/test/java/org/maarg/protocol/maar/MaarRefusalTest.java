package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** Registrations that the CMD refuses, or for which the MAAR itself has no room. */
class MaarRefusalTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.1-8, 5213-6.9.1.2-4, 5213-6.9.1.2-6
  @ParameterizedTest
  @ValueSource(
      ints = {
        Status.REASON_UNSPECIFIED,
        Status.ADMINISTRATIVELY_PROHIBITED,
        Status.NOT_HOME_AGENT,
        Status.PROXY_REG_NOT_ENABLED,
        Status.NOT_LMA_FOR_THIS_MN,
        Status.MAG_NOT_AUTHORIZED,
        Status.PREFIX_SETS_DIFFER,
        Status.MISSING_MN_ID,
        255
      })
  void aRefusalForGoodRemovesTheEntryAndFreesItsPrefix(int status) {
    // Verifies: 5213-6.9.1.2-13
    bench.attach();

    bench.refuse(status);

    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.events()).containsExactly(Event.REGISTRATION_REFUSED, Event.FORGOTTEN);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    bench.attach(Bench.mn(2));
    assertThat(bench.binding().prefix()).isEqualTo(Bench.prefix(1, 0));
  }

  // Verifies: 8885-3.6-1, 5213-6.9.1.2-14
  @ParameterizedTest
  @ValueSource(
      ints = {Status.INSUFFICIENT_RESOURCES, Status.TIMESTAMP_MISMATCH, Status.TIMESTAMP_LOWER})
  void aRefusalForNowIsTriedAgainAtTheNextTimeout(int status) {
    bench.attach();

    bench.refuse(status);

    assertThat(bench.events()).containsExactly(Event.REGISTRATION_DEFERRED);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    bench.fire(Timer.Kind.RETRANSMIT);
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-3.6-1, 5213-6.9.1.2-9, 5213-6.9.1.2-15
  @ParameterizedTest
  @ValueSource(ints = {Status.TIMESTAMP_MISMATCH, Status.TIMESTAMP_LOWER})
  void takesARefusalOfItsTimeThatTellsTheCmdsOwn(int status) {
    bench.attach();

    bench.answer(
        Pba.refusing(bench.lastUpdate(), status)
            .without(Timestamp.class)
            .with(new Timestamp(Long.MAX_VALUE)));

    assertThat(bench.events()).containsExactly(Event.REGISTRATION_DEFERRED);
    bench.fire(Timer.Kind.RETRANSMIT);
    assertThat(bench.updateTo(MaarBench.CMD).options().first(Timestamp.class))
        .contains(bench.time());
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void triesTheNextPrefixWhenTheCmdRefusesOne() {
    bench.attach();

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(bench.binding().prefix()).isEqualTo(Bench.prefix(1, 1));
    assertThat(bench.updateTo(MaarBench.CMD).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    bench.accept();
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 1));
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void asksForAnotherPrefixEachTimeAndWaitsAfterEight() {
    bench.attach();
    Set<HomeNetworkPrefix> asked = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      assertThat(asked.addAll(bench.lastUpdate().options().all(HomeNetworkPrefix.class))).isTrue();
      bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);
      bench.advance(1_000);
    }
    assertThat(asked.addAll(bench.lastUpdate().options().all(HomeNetworkPrefix.class))).isTrue();

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.events()).contains(Event.REGISTRATION_DEFERRED);
    bench.advance(1_500);
    bench.accept();

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    bench.attach(Bench.mn(2));
    assertThat(bench.lastUpdate().options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
  }

  // Verifies: 5213-6.9.1.2-4
  @Test
  void aPrefixInUseIsNotChanged() {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.advertised).isEmpty();
  }

  // Verifies: 6275-11.7.3-7, 6275-11.8-3
  @Test
  void triesAgainWithNewSequenceNumbersWithinTheRate() {
    bench.attach();
    long start = bench.now;
    for (int i = 0; i < 3; i++) {
      bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);
    }
    assertThat(Bench.updates(bench.sent)).hasSize(3);

    List<Bench.Sent> next = bench.advance(1_000);

    assertThat(next).hasSize(1);
    assertThat(next.get(0).at()).isEqualTo(start + 1_000);
    assertThat(Bench.updates(bench.sent).stream().map(BindingUpdate::sequence))
        .containsExactly(1, 2, 3, 4);
  }

  // Verifies: 6275-11.7.3-2
  // Verifies: 6275-11.7.1-11
  @Test
  void goesOnFromTheSequenceNumberThatTheCmdHasSeen() {
    bench.attach();

    bench.answer(Pba.refusing(bench.lastUpdate(), Status.SEQUENCE_OUT_OF_WINDOW).sequence(0xffff));

    assertThat(bench.updateTo(MaarBench.CMD).sequence()).isZero();
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-3.1-1
  @Test
  void servesNobodyWithoutAPrefix() {
    MaarBench small = new MaarBench(Mode.RELAY, Profile.RFC8885, 49);
    small.attach(Bench.mn(1));
    small.attach(Bench.mn(2));

    small.attach(Bench.mn(3));

    assertThat(small.drops()).containsExactly(DropReason.POOL_EXHAUSTED);
    assertThat(small.outputs).hasSize(1);
    assertThat(small.maar.bindings()).hasSize(2);
  }

  @Test
  void waitsWhenARefusedPrefixWasTheLast() {
    MaarBench small = new MaarBench(Mode.RELAY, Profile.RFC8885, 48);
    small.attach();

    small.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(small.drops()).containsExactly(DropReason.POOL_EXHAUSTED);
    assertThat(small.events()).containsExactly(Event.REGISTRATION_DEFERRED);
    assertThat(small.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-6-6
  // Verifies: 6275-10.3.1-9
  @Test
  void keepsNoMoreBindingsThanItMay() {
    MaarBench small =
        new MaarBench(Mode.RELAY, Profile.RFC8885.with().set(Knob.MAX_BINDINGS, 1).build());
    small.attach(Bench.mn(1));

    small.attach(Bench.mn(2));

    assertThat(small.drops()).containsExactly(DropReason.TOO_MANY_BINDINGS);
    assertThat(small.maar.bindings()).hasSize(1);
  }

  // Verifies: 8885-4.1-3, 5213-6.9.1.2-4
  @Test
  void takesARefusalOfALocalMobilityAnchorWithoutTheExtensions() {
    bench.attach();

    bench.answer(
        Pba.refusing(bench.lastUpdate(), Status.ADMINISTRATIVELY_PROHIBITED)
            .without(BindingAcknowledgement.DISTRIBUTED));

    assertThat(bench.maar.bindings()).isEmpty();
  }
}
