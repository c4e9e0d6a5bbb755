package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;

/** Who is not registered is not served (RFC 5213 6.9.1.2, 6.9.2). */
class MaarDenialTest {
  private final MaarBench bench = MaarBench.relay();

  private static MaarBench letter() {
    return new MaarBench(
        Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.ASK_AGAIN_UNAIDED, false).build());
  }

  private static MaarBench servedWithAnAnchor(MaarBench bench) {
    bench.attach();
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0)));
    assertThat(bench.advertised).hasSize(2);
    return bench;
  }

  private static void assertDenied(MaarBench bench) {
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.outputs(Output.Withdraw.class)).isNotEmpty();
    assertThat(bench.outputs(Output.Withdraw.class)).allMatch(Output.Withdraw::zeroLifetime);
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
    assertThat(bench.armed(Timer.Kind.REFRESH)).isEmpty();
  }

  // Verifies: 5213-6.9.1.2-4, 5213-6.9.1.2-17, 5213-6.9.2-4
  @ParameterizedTest
  @ValueSource(ints = {130, 135, 155, 156, 157})
  void aRenewalThatIsRefusedForNowEndsTheService(int status) {
    servedWithAnAnchor(bench).fire(Timer.Kind.REFRESH);

    bench.refuse(status);

    assertDenied(bench);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.advance(2_000);
    assertThat(bench.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    bench.accept();
    assertThat(bench.advertised).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-4, 5213-6.9.1.2-13
  @ParameterizedTest
  @ValueSource(ints = {128, 129, 133, 152, 153, 154, 159, 160})
  void aRenewalThatIsRefusedForGoodEndsTheServiceAndTheEntry(int status) {
    servedWithAnAnchor(bench).fire(Timer.Kind.REFRESH);

    bench.refuse(status);

    assertDenied(bench);
    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.advance(600_000)).isEmpty();
  }

  // Verifies: 5213-6.9.2-4
  @Test
  void aLifetimeThatEndsWithoutAnAnswerEndsTheService() {
    servedWithAnAnchor(bench);
    bench.advance(281_249);
    assertThat(bench.advertised).hasSize(2);

    bench.advance(1);

    assertThat(bench.advertised).isEmpty();
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.advance(2_000);
    bench.accept();
    assertThat(bench.advertised).hasSize(1);
  }

  // Verifies: 5213-6.12-1
  @Test
  void aNodeThatHasGoneIsToldNothing() {
    servedWithAnAnchor(bench).detach();

    assertThat(bench.outputs(Output.Withdraw.class))
        .hasSize(2)
        .noneMatch(Output.Withdraw::zeroLifetime);
  }

  // Verifies: 5213-6.9.1.2-6
  @Test
  void after152TheNodeIsNotAskedForAgainWhileItStays() {
    bench.attach();
    bench.refuse(Status.PROXY_REG_NOT_ENABLED);

    bench.attach();

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.SERVICE_DENIED, MaarBench.CMD));
    bench.detach();
    assertThat(bench.drops()).isEmpty();
    bench.attach();
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-6
  @Test
  void byTheLetterTheNodeIsNotAskedForAgainAfter152() {
    MaarBench bench = letter();
    bench.attach();
    bench.refuse(Status.PROXY_REG_NOT_ENABLED);
    bench.detach();
    assertThat(bench.drops()).as("it has left all the same").contains(DropReason.NOT_ATTACHED);

    bench.attach();

    assertThat(bench.drops()).containsExactly(DropReason.SERVICE_DENIED);
    assertThat(bench.updatesTo(MaarBench.CMD)).isEmpty();
  }

  // Verifies: 5213-6.9.1.2-8
  @Test
  void byTheLetterNothingIsSentAfter156UntilTheNodeAttachesAnew() {
    MaarBench bench = letter();
    bench.attach();

    bench.refuse(Status.TIMESTAMP_MISMATCH);

    assertThat(bench.events()).containsExactly(Event.REGISTRATION_HELD);
    assertThat(bench.advance(600_000)).isEmpty();
    bench.attach();
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-2, 5213-6.9.1.2-8
  @Test
  void byTheLetterTheEntryStaysAfter156AndAnAcceptanceOfWhatWasSentCompletesIt() {
    MaarBench bench = letter();
    bench.attach();
    bench.fire(Timer.Kind.RETRANSMIT);
    bench.refuse(Status.TIMESTAMP_MISMATCH);

    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
    bench.attach(Bench.mn(2));
    assertThat(bench.lastUpdate().options().all(HomeNetworkPrefix.class))
        .as("its prefix is nobody else's")
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    bench.answer(Pba.accepting(Bench.updates(bench.sent).get(0)));

    assertThat(bench.maar.bindings().get(0).state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 0));
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);
  }

  // Verifies: 5213-6.9.1.2-2, 6275-11.7.3-1
  @Test
  void whatRefusesAnAcceptedUpdateTakesNothingAway() {
    for (MaarBench bench : new MaarBench[] {this.bench, letter()}) {
      bench.serving();

      bench.refuse(Status.TIMESTAMP_MISMATCH);

      assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
      assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Timer.Kind.class,
      names = {"LIFETIME", "REFRESH", "RETRANSMIT", "DELETE"})
  void aTimerThatDoesNotRunIsToldOf(Timer.Kind kind) {
    MaarBench bench = letter();
    bench.attach();
    bench.refuse(Status.TIMESTAMP_MISMATCH);

    bench.feed(new Input.TimerFired(Timer.of(kind, TestDomain.MN), bench.time()));

    assertThat(bench.drops()).containsExactly(DropReason.TIMER_NOT_ARMED);
  }

  // Verifies: 5213-6.9.4-6
  @ParameterizedTest
  @ValueSource(ints = {130, 135, 155, 156, 157})
  void aCmdThatRefusesEverythingIsAskedEverMoreSlowly(int status) {
    bench.attach();
    long start = bench.now;
    while (bench.now < start + 120_000) {
      bench.refuse(status);
      bench.advance(100);
    }

    assertThat(Bench.updates(bench.sent)).hasSizeBetween(6, 12);
  }

  // Verifies: 8885-3.5-10, 5213-6.9.1.2-14
  @ParameterizedTest
  @ValueSource(ints = {130, 135, 156, 157})
  void aQuestionThatIsRefusedForNowDoesNotCostTheNodeItsPrefix(int status) {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);
    long start = bench.now;

    while (bench.now < start + 600_000) {
      bench.refuse(status);
      bench.advance(1_000);
    }

    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(Bench.updates(bench.sent)).hasSizeLessThan(30);
  }

  // Verifies: 8885-3.5-7
  @ParameterizedTest
  @ValueSource(ints = {130, 156, 157})
  void whatIsAnchoredElsewhereLastsAsTheCmdSaidThoughItsRegistrationHereWasRefused(int status) {
    bench.attach();
    bench.now++;
    bench.relay(2);

    bench.refuse(status);
    bench.detach();

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);
    assertThat(bench.lastUpdate().lifetime()).isZero();
  }

  // Verifies: 8885-3.5-10
  @Test
  void aQuestionThatIsRefusedForGoodEndsTheAnchor() {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.refuse(Status.NOT_LMA_FOR_THIS_MN);

    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.tunnels).isEmpty();
  }

  // Verifies: 5213-6.9.1.1-2
  @Test
  void anotherInterfaceIsNoUnchangedOneAndTheServiceGoesOn() {
    bench.serving();

    bench.attachByAnotherInterface();

    assertThat(bench.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.OTHER_INTERFACE));
    assertThat(bench.outputs(Output.Advertise.class)).hasSize(1);
    assertThat(bench.outputs(Output.Withdraw.class)).isEmpty();
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.binding().linkLayer()).isEqualTo(MaarBench.OTHER_LINK_LAYER);
  }

  // Verifies: 5213-6.9.1.2-6
  @Test
  void aNodeStaysDeniedWhileAnyInterfaceOfItIsHere() {
    MaarBench both = MaarBench.relay().serving();
    both.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    both.refuse(Status.PROXY_REG_NOT_ENABLED);
    both.feed(new Input.Detached(TestDomain.MN, MaarBench.OTHER_LINK_LAYER, both.time()));
    assertThat(both.drops()).containsExactly(DropReason.NOT_ATTACHED);
    both.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    assertThat(both.drops()).containsExactly(DropReason.SERVICE_DENIED);
    both.detach();
    both.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    assertThat(both.drops()).isEmpty();
  }
}
