package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Bench;
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
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.ServingMaar;

/** How long bindings live at a MAAR, as S-MAAR and as P-MAAR, and what it repeats. */
class MaarLifecycleTest {
  private static final Profile DESIGN_A =
      Profile.DEPLOYABLE
          .with()
          .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
          .build();

  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.5-1, 8885-3.5-3, 8885-3.5-4
  @Test
  void detachmentDeregistersNothing() {
    bench.serving();
    long ends = bench.timers.get(bench.timer(Timer.Kind.LIFETIME));

    bench.detach();

    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.timers.get(bench.timer(Timer.Kind.LIFETIME))).isEqualTo(ends);
    assertThat(bench.armed(Timer.Kind.REFRESH)).isEmpty();
  }

  // Verifies: 8885-3.5-4, 5213-6.9.1.4-1
  // Verifies: 6275-6.1.7-8
  @Test
  void expiryOfTheLifetimeDeregisters() {
    // Verifies: 5213-6.9.1.4-2
    bench.serving().detach();

    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.state()).isEqualTo(MaarState.DEREGISTERING);
    assertThat(bench.updateTo(MaarBench.CMD).lifetime()).isZero();
    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(0));
    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 8885-3.5-2, 8885-3.5-9
  @Test
  void aDeregistrationThatTheCmdRenewsMakesItAPreviousMaar() {
    bench.serving().detach();
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(
        Pba.accepting(bench.lastUpdate()).lifetime(50).with(new ServingMaar(TestDomain.maar(2))));

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.binding().lifetime()).isEqualTo(50);
  }

  // Verifies: 8885-3.5-9
  @Test
  void aRenewalThatDoesNotSayWhereTheNodeIsLetsItLinger() {
    bench.serving().detach();
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(50));

    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);
  }

  // Verifies: 8885-3.5-4
  @Test
  void aNodeThatLeavesBeforeTheFirstAnswerLingersForTheLifetimeAskedFor() {
    bench.attach();

    bench.detach();

    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(75 * 4_000 * 15 / 16);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 6275-11.7.3-5, 6275-6.1.7-3
  @ParameterizedTest
  @CsvSource({"75, 225000, 281250", "1, 3000, 3750", "65535, 196605000, 245756250"})
  void renewsAfterThreeQuartersAndEndsASixteenthEarly(int units, long refresh, long end) {
    bench.attach();

    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(units));

    assertThat(bench.remaining(Timer.Kind.REFRESH)).isEqualTo(refresh);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(end);
  }

  // Verifies: 5213-6.9.1.3-1
  @Test
  void renewsWithAnUnchangedHandoffIndicator() {
    bench.serving();
    BindingUpdate first = bench.lastUpdate();

    bench.fire(Timer.Kind.REFRESH);

    BindingUpdate refresh = bench.updateTo(MaarBench.CMD);
    assertThat(bench.state()).isEqualTo(MaarState.REFRESHING);
    assertThat(refresh.options().first(HandoffIndicator.class).orElseThrow().value())
        .isEqualTo(HandoffIndicator.UNCHANGED);
    assertThat(refresh.sequence()).isEqualTo(first.sequence() + 1);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.remaining(Timer.Kind.REFRESH)).isEqualTo(225_000);
    assertThat(bench.outputs(Output.Advertise.class)).isEmpty();
  }

  // Verifies: 8885-3.5-7, 8885-3.5-9
  @Test
  void withDesignBAnAnchorAsksAtExpiryAndKeepsEverythingWhenRenewed() {
    bench.anchoringFor(2);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(281_250);

    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);
    assertThat(bench.updateTo(MaarBench.CMD).lifetime()).isZero();
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    bench.answer(
        Pba.accepting(bench.lastUpdate()).lifetime(75).with(new ServingMaar(TestDomain.maar(2))));

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.outputs(Output.AddTunnel.class)).isEmpty();
    assertThat(bench.outputs(Output.RemoveTunnel.class)).isEmpty();
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(281_250);
    assertThat(bench.events()).containsExactly(Event.RENEWED);
  }

  // Verifies: 8885-3.5-9, 8885-3.2-17
  @Test
  void aRenewalTellsAPreviousMaarWhereTheNodeWentMeanwhile() {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(
        Pba.accepting(bench.lastUpdate()).lifetime(75).with(new ServingMaar(TestDomain.maar(3))));

    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
  }

  // Verifies: 8885-3.5-9
  @ParameterizedTest
  @CsvSource({"2001:db8::10, TUNNEL_TO_SELF", "2001:db8:bad::1, UNKNOWN_PEER"})
  void aRenewalTunnelsNeitherToThisMaarNorToAStranger(String serving, DropReason reason) {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .lifetime(75)
            .with(new ServingMaar(Ipv6Address.parse(serving))));

    assertThat(bench.drops()).containsExactly(reason);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
  }

  // Verifies: 8885-3.5-10
  @Test
  void withDesignBAnAnchorRemovesItsStateWhenNotRenewed() {
    // Verifies: 5213-6.9.1.4-6
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(0));

    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.tunnels).isEmpty();
  }

  // Verifies: 8885-3.2-6, 8885-3.5-7
  @Test
  void anUpdateFromTheCmdEndsTheAsking() {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);

    bench.relay(3);

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
  }

  // Verifies: 8885-3.5-5, 8885-3.5-6
  @Test
  void withDesignAAnAnchorStopsItsTimer() {
    MaarBench bench = new MaarBench(Mode.RELAY, DESIGN_A).anchoringFor(2);

    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
    assertThat(bench.advance(10_000_000)).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
  }

  // Verifies: 8885-3.5-5, 8885-6-6
  @Test
  void withDesignAAndTheGuardAnAnchorAsksAfterTwoLifetimes() {
    MaarBench bench =
        new MaarBench(Mode.RELAY, DESIGN_A.with().set(Knob.GUARD_ORPHANS, true).build())
            .anchoringFor(2);

    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(2 * 281_250);
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);
  }

  // Verifies: 8885-3.2-24, 5213-5.5-4
  @Test
  void pingPongEndsWhereTheNodeIs() {
    bench.serving();
    for (int round = 0; round < 5; round++) {
      bench.detach();
      bench.now++;
      bench.relay(2);
      assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
      bench.attach();
      assertThat(bench.tunnels).isEmpty();
      bench.advance(1_000);
      bench.answer(
          Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0)));
      assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
      assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
    }
    assertThat(bench.advertised).hasSize(2);
  }

  // Verifies: 5213-5.5-4, 8885-3.2-24
  @Test
  void aLateUpdateForTheFormerMoveDoesNotTakeTheNodeAway() {
    bench.serving();
    bench.detach();
    Pbu late = bench.relayed(2);
    bench.attach();

    bench.fromCmd(late);

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-3.5-4
  @Test
  void anAttachedNodeWhoseLifetimeEndedIsRegisteredAnew() {
    bench.serving();
    bench.advance(281_249);
    assertThat(bench.state()).isEqualTo(MaarState.REFRESHING);

    bench.advance(1);

    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).hasSize(1);
    bench.advance(2_000);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-3.5-4
  @Test
  void ignoresADetachmentOfANodeThatIsNotHere() {
    bench.detach();
    assertThat(bench.drops()).containsExactly(DropReason.NOT_ATTACHED);

    bench.anchoringFor(2).detach();

    assertThat(bench.drops()).containsExactly(DropReason.NOT_ATTACHED);
    assertThat(bench.tunnels).hasSize(1);
  }
}
