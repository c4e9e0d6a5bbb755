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
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.Timestamp;

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
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
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

    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 1));
    assertThat(bench.updateTo(MaarBench.CMD).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    bench.accept();
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 1));
  }

  // Verifies: 5213-6.9.1.2-7, 5213-6.9.4-6
  @Test
  void neverAsksForARefusedPrefixAgainAndSlowsDown() {
    bench.attach();
    long start = bench.now;
    Set<HomeNetworkPrefix> asked = new HashSet<>();
    while (bench.now < start + 300_000) {
      assertThat(asked.addAll(bench.lastUpdate().options().all(HomeNetworkPrefix.class))).isTrue();
      bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);
      while (bench.updatesTo(MaarBench.CMD).isEmpty()) {
        bench.fire(bench.next());
      }
    }

    // Three follow at once; the seventh timeout and those after it are the longest, 32 s.
    assertThat(asked).hasSizeBetween(13, 17);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-4, 5213-6.9.1.2-7
  @Test
  void aPrefixThatIsRefusedAtARenewalIsWithdrawnAndReplaced() {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(bench.outputs(Output.Withdraw.class))
        .containsExactly(
            new Output.Withdraw(TestDomain.MN, MaarBench.SELF, Bench.prefix(1, 0), true));
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 1));
    bench.attach(Bench.mn(2));
    assertThat(bench.lastUpdate().options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 2)));
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
  void goesOnFromTheSequenceNumberThatTheCmdHasSeenButNeverBack() {
    bench.attach();

    bench.answer(Pba.refusing(bench.lastUpdate(), Status.SEQUENCE_OUT_OF_WINDOW).sequence(100));
    assertThat(bench.updateTo(MaarBench.CMD).sequence()).isEqualTo(101);

    bench.answer(Pba.refusing(bench.lastUpdate(), Status.SEQUENCE_OUT_OF_WINDOW).sequence(50));
    assertThat(bench.updateTo(MaarBench.CMD).sequence()).isEqualTo(102);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.4-6
  @Test
  void aCmdThatAlwaysNamesAnotherSequenceNumberIsAskedEverMoreSlowly() {
    bench.attach();
    long start = bench.now;
    while (bench.now < start + 60_000) {
      bench.answer(Pba.refusing(bench.lastUpdate(), Status.SEQUENCE_OUT_OF_WINDOW));
      bench.advance(50);
    }

    assertThat(Bench.updates(bench.sent)).hasSizeLessThan(12);
  }

  // Verifies: 6275-11.7.3-7
  @Test
  void eachRefusalForItsSequenceNumberIsToldOf() {
    bench.attach();
    for (int refusals = 1; refusals <= 6; refusals++) {
      bench.answer(Pba.refusing(bench.lastUpdate(), Status.SEQUENCE_OUT_OF_WINDOW));
      assertThat(bench.events()).contains(Event.REGISTRATION_DEFERRED);
    }
  }

  // Verifies: 8885-3.1-1
  @Test
  void servesNobodyWithoutAPrefix() {
    MaarBench small = new MaarBench(Mode.RELAY, Profile.DEPLOYABLE, 49);
    small.attach(Bench.mn(1));
    small.attach(Bench.mn(2));

    small.attach(Bench.mn(3));

    assertThat(small.drops()).containsExactly(DropReason.POOL_EXHAUSTED);
    assertThat(small.outputs).hasSize(1);
    assertThat(small.maar.bindings()).hasSize(2);
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void endsWhenARefusedPrefixWasTheLast() {
    MaarBench small = new MaarBench(Mode.RELAY, Profile.DEPLOYABLE, 48);
    small.attach();

    small.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(small.drops()).containsExactly(DropReason.POOL_EXHAUSTED);
    assertThat(small.events()).containsExactly(Event.REGISTRATION_REFUSED, Event.FORGOTTEN);
    assertThat(small.maar.bindings()).isEmpty();
  }

  // Verifies: 8885-6-6
  // Verifies: 6275-10.3.1-9
  @Test
  void keepsNoMoreBindingsThanItMay() {
    MaarBench small =
        new MaarBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.MAX_BINDINGS, 1).build());
    small.attach(Bench.mn(1));

    small.attach(Bench.mn(2));

    assertThat(small.drops()).containsExactly(DropReason.TOO_MANY_BINDINGS);
    assertThat(small.maar.bindings()).hasSize(1);
  }

  // Verifies: 8885-4.1-3, 5213-6.9.1.2-4
  /** Which error it is that such an anchor returns, RFC 8885 4.1 does not tell. */
  @ParameterizedTest
  @ValueSource(ints = {128, 129, 130, 133, 135, 152, 153, 154, 155, 156, 157, 158, 159, 160, 255})
  void takesAnyErrorOfALocalMobilityAnchorWithoutTheExtensions(int status) {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);

    bench.answer(
        Pba.refusing(bench.lastUpdate(), status).without(BindingAcknowledgement.DISTRIBUTED));

    assertThat(bench.drops()).isEmpty();
    assertThat(bench.outputs).isNotEmpty();
    assertThat(bench.advertised).as("the service is denied").isEmpty();
  }

  // Verifies: 8885-4.1-3
  @Test
  void believesNoAcceptanceOfALocalMobilityAnchorWithoutTheExtensions() {
    bench.attach();

    bench.answer(Pba.accepting(bench.lastUpdate()).without(BindingAcknowledgement.DISTRIBUTED));

    assertThat(bench.drops()).containsExactly(DropReason.NOT_DISTRIBUTED);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void prefixesThatAreAnothersGoNowhereAnyMore() {
    bench.attach();
    bench.now++;
    bench.relay(2);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
    assertThat(bench.binding().lifetime()).isZero();
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 1));
  }
}
