package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;

/** What a restart of one end has taken is brought back by the other (decision heartbeat). */
class CmdRecoveryTest {
  private static final Profile PROFILE =
      Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 60_000).build();

  /** MAAR 1 has it as well, for the same pool. */
  private static final Ipv6Address SECOND = Ipv6Address.parse("2001:db8::1000");

  private final CmdBench bench = new CmdBench(config(PROFILE));

  private static CmdConfig config(Profile profile) {
    List<Peer> peers = new ArrayList<>(CmdBench.peers());
    peers.add(new Peer(SECOND, TestDomain.pool(1)));
    return new CmdConfig(
        TestDomain.CMD, Mode.RELAY, profile, CmdBench.MAX_LIFETIME, peers, MnAuthorization.ALL);
  }

  private static void maarStarts(CmdBench bench, int maar, long restarts) {
    bench.receive(
        CmdBench.maar(maar),
        new Heartbeat(
            Heartbeat.RESPONSE | Heartbeat.UNSOLICITED,
            0,
            MobilityOptions.of(new RestartCounter(restarts))));
  }

  /** A MAAR asks whether the session of its prefix goes on. */
  private static Pbu question(CmdBench bench, int maar) {
    bench.now++;
    return bench.pbu(maar).lifetime(0);
  }

  // Verifies: 5847-3-8
  @Test
  void aMaarThatHasForgottenIsToldAgainOfWhatItAnchors() {
    bench.travel(1, 2);
    bench.register(1, Bench.mn(2));
    maarStarts(bench, 1, 1);
    bench.advance(1_000);
    maarStarts(bench, 1, 2);
    BindingUpdate told = bench.updateTo(CmdBench.maar(1));
    assertThat(told.options().first(ServingMaar.class)).hasValue(new ServingMaar(CmdBench.maar(2)));
    assertThat(bench.cmd.bindings().get(0).previousMaars()).noneMatch(it -> it.confirmed());
    bench.confirm(1);
    assertThat(bench.cmd.bindings().get(0).previousMaars()).allMatch(it -> it.confirmed());
  }

  // Verifies: 8885-3.5-10
  @Test
  void aMaarThatAsksAboutAForgottenPrefixIsAPreviousMaarAgain() {
    bench.travel(2, 3);
    bench.receive(1, question(bench, 1));
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_RESTORED);
    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.lifetime()).isEqualTo(CmdBench.MAX_LIFETIME);
    assertThat(answer.options().first(ServingMaar.class))
        .hasValue(new ServingMaar(CmdBench.maar(3)));
    assertThat(bench.updateTo(CmdBench.maar(1)).lifetime()).isPositive();
    assertThat(bench.previousMaars()).as("it counts as the oldest").isEqualTo(maars(1, 2));
    assertThat(bench.binding().previousMaars().get(0).prefixes())
        .containsExactly(Bench.prefix(1, 0));
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).isEqualTo(maars(1, 2));
  }

  private static List<Ipv6Address> maars(int... numbers) {
    return CmdBench.maars(numbers);
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPrefixThatIsAnchoredAgainIsTheMobileNodesAlone() {
    bench.register(2);
    bench.receive(1, question(bench, 1));
    Pbu other = bench.pbu(1, Bench.mn(2)).prefix(Bench.prefix(1, 0)).at(bench.now + 1);
    assertThat(bench.refused(1, other).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  private static void ignores(CmdBench bench, Ipv6Address from, Pbu pbu) {
    List<Ipv6Address> before = bench.previousMaars();
    bench.receive(from, pbu.build());
    assertThat(bench.drops()).containsExactly(DropReason.NO_SESSION);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.previousMaars()).isEqualTo(before);
  }

  private static CmdBench bench(Profile profile) {
    CmdBench bench = new CmdBench(config(profile));
    bench.register(2);
    return bench;
  }

  @Test
  void nothingComesBackWithoutHeartbeatOrWhereNobodyAsks() {
    CmdBench silent = bench(Profile.DEPLOYABLE);
    ignores(silent, CmdBench.maar(1), question(silent, 1));
    CmdBench designA =
        bench(
            PROFILE
                .with()
                .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
                .build());
    ignores(designA, CmdBench.maar(1), question(designA, 1));
  }

  @Test
  void onlyWhatTheMaarMayAnchorComesBack() {
    bench.register(2);
    ignores(bench, CmdBench.maar(1), question(bench, 1).prefix(Bench.prefix(4, 0)));
    ignores(bench, CmdBench.maar(1), question(bench, 1).without(BindingUpdate.DISTRIBUTED));
    // The S-MAAR anchors for itself.
    ignores(bench, CmdBench.maar(2), question(bench, 2).prefix(Bench.prefix(2, 9)));
  }

  @Test
  void aPrefixOfTheSessionIsNotAnchoredTwice() {
    bench.travel(1, 2);
    ignores(bench, SECOND, question(bench, 1));
  }

  @Test
  void aSessionThatEndsTakesNobodyBack() {
    bench.register(2);
    bench.receive(2, question(bench, 2));
    assertThat(bench.armed(Timer.Kind.DELETE)).hasSize(1);
    ignores(bench, CmdBench.maar(1), question(bench, 1));
  }

  // Verifies: 8885-6-6
  @Test
  void aListThatIsFullTakesNobodyBack() {
    CmdBench full = new CmdBench(config(PROFILE.with().set(Knob.MAX_PREVIOUS_MAARS, 1).build()));
    full.travel(3, 2);
    ignores(full, CmdBench.maar(1), question(full, 1));
  }

  // Verifies: 8885-3.5-11
  @Test
  void whoIsBeingReleasedIsNotTakenBack() {
    CmdBench few = new CmdBench(config(PROFILE.with().set(Knob.MAX_PREVIOUS_MAARS, 1).build()));
    few.travel(1, 2);
    few.register(3);
    assertThat(few.events()).contains(Event.PREVIOUS_MAAR_EVICTED);
    few.receive(
        CmdBench.maar(2),
        Pba.refusing(few.lastUpdateTo(CmdBench.maar(2)), Status.NOT_LMA_FOR_THIS_MN).build());
    assertThat(few.previousMaars()).isEmpty();
    ignores(few, CmdBench.maar(1), question(few, 1));
    assertThat(few.cmd.releases()).isEqualTo(1);
  }
}
