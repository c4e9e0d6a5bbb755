package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/** A MAAR whose CMD restarts, and one that has restarted itself (decision heartbeat). */
class MaarRestartTest {
  private static final MnId OTHER_MN = MnId.nai("mn2@example.net");

  private final MaarBench bench = new MaarBench(Mode.RELAY, profile());

  private static Profile profile() {
    return Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 60_000).build();
  }

  private void cmdStarts(long restarts) {
    bench.receive(
        MaarBench.CMD,
        new Heartbeat(
            Heartbeat.RESPONSE | Heartbeat.UNSOLICITED,
            0,
            MobilityOptions.of(new RestartCounter(restarts))));
  }

  private static int handoff(BindingUpdate update) {
    return update.options().first(HandoffIndicator.class).orElseThrow().value();
  }

  // Verifies: 5847-3-8
  /** A CMD that knows nothing of the mobile node would not understand a re-registration. */
  @Test
  void aMobileNodeThatIsHereIsRegisteredAsAnew() {
    bench.serving();
    cmdStarts(1);
    int before = bench.sent.size();
    bench.now++;
    cmdStarts(2);
    assertThat(bench.sent).hasSize(before + 1);
    assertThat(bench.armed(Timer.Kind.REFRESH)).isEmpty();
    assertThat(handoff(bench.lastUpdate())).isEqualTo(HandoffIndicator.UNKNOWN);
    assertThat(bench.lastUpdate().lifetime()).isPositive();
    assertThat(bench.advertised).as("nothing is taken down").isNotEmpty();
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5847-3-8
  @Test
  void anAnchoredPrefixIsAskedAboutAndItsTunnelStays() {
    bench.anchoringFor(2);
    cmdStarts(1);
    bench.now++;
    cmdStarts(2);
    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
    assertThat(bench.lastUpdate().lifetime()).isZero();
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
  }

  @Test
  void whatIsNotHeardWatchesNobody() {
    bench.attach();
    bench.receiveUnsecured(MaarBench.CMD, Pba.accepting(bench.lastUpdate()).build());
    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.NO_SECURITY_ASSOCIATION, MaarBench.CMD));
  }

  /** What the CMD has accepted before its restart it does not know any more. */
  @Test
  void anAnswerOfBeforeTheRestartDoesNotCount() {
    bench.serving();
    cmdStarts(1);
    bench.attach(OTHER_MN);
    BindingUpdate before = bench.lastUpdate();
    bench.now++;
    cmdStarts(2);
    bench.answer(Pba.accepting(before));
    assertThat(bench.outputs)
        .contains(new Output.Dropped(DropReason.NOT_OUTSTANDING, MaarBench.CMD));
    assertThat(bench.maar.bindings())
        .filteredOn(it -> it.mn().equals(OTHER_MN))
        .extracting(MaarBindingView::state)
        .containsExactly(MaarState.REGISTERING);
  }

  // Verifies: 5847-3-8
  /** A prefix of our pool that nobody has here: we had given it away before we restarted. */
  @Test
  void aForgottenPrefixIsAnchoredAgainOnTheWordOfTheCmd() {
    bench.fromCmd(relayed(Bench.prefix(1, 7)));
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.tunnels).hasSize(1);
    bench.attach(OTHER_MN);
    assertThat(bench.maar.bindings()).extracting(MaarBindingView::prefixes).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotOursOrNotFreeIsNotRestored() {
    notRestored(relayed(Bench.prefix(2, 0)));
    notRestored(relayed(Ipv6Prefix.parse("2001:db8:1::/56")));
    notRestored(Pbu.relayed(TestDomain.MN, Bench.prefix(1, 7), MaarBench.SELF).at(bench.now));
    notRestored(Pbu.relayed(TestDomain.MN, Bench.prefix(1, 7), TestDomain.maar(99)).at(bench.now));
    notRestored(relayed(Bench.prefix(1, 7)).without(HandoffIndicator.class));
    notRestored(relayed(Bench.prefix(1, 7)).lifetime(0));
    notRestored(relayed(Bench.prefix(1, 7)).at(bench.now - 60_000));
    bench.attach(OTHER_MN);
    bench.fromCmd(relayed(Bench.prefix(1, 0)));
    assertThat(bench.maar.bindings()).extracting(MaarBindingView::mn).containsExactly(OTHER_MN);
  }

  private void notRestored(Pbu pbu) {
    bench.fromCmd(pbu);
    assertThat(bench.maar.bindings()).isEmpty();
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
  }

  @Test
  void withoutHeartbeatNothingIsRestored() {
    MaarBench plain = MaarBench.relay();
    plain.fromCmd(Pbu.relayed(TestDomain.MN, Bench.prefix(1, 7), TestDomain.maar(2)).at(plain.now));
    assertThat(plain.maar.bindings()).isEmpty();
    assertThat(plain.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
  }

  private Pbu relayed(Ipv6Prefix prefix) {
    return Pbu.relayed(TestDomain.MN, prefix, TestDomain.maar(2)).at(bench.now);
  }

  // Verifies: 5847-3.2-4, 8885-3.2-22
  /** What a restart of the CMD makes a MAAR send at once would else be a burst. */
  @Test
  void whatIsSaidAgainIsPaced() {
    MaarBench slow = new MaarBench(Mode.RELAY, profile().with().pacing(1, 1, 9).build()).serving();
    slow.advance(2_000);
    slow.attach(OTHER_MN);
    slow.attach(Bench.mn(3));
    assertThat(Bench.updates(slow.sent)).hasSize(2);
    slow.fire(Timer.Kind.PACE);
    assertThat(Bench.updates(slow.sent)).hasSize(3);
  }

  // Verifies: 5847-3.2-4
  @Test
  void aReRegistrationThatIsUnderWayBecomesARegistration() {
    bench.serving();
    cmdStarts(1);
    bench.fire(Timer.Kind.REFRESH);
    assertThat(bench.state()).isEqualTo(MaarState.REFRESHING);
    bench.now++;
    cmdStarts(2);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(handoff(bench.lastUpdate())).isEqualTo(HandoffIndicator.UNKNOWN);
  }

  /** Also where the technology is the reserved one, which says nothing. */
  @Test
  void whatIsRestoredIsOfTheInterfaceThatTheCmdTells() {
    bench.fromCmd(
        relayed(Bench.prefix(1, 7))
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(0)));
    assertThat(bench.binding().linkLayer()).isEqualTo(Pbu.MN_LINK_LAYER);
    assertThat(bench.events()).containsExactly(Event.ANCHOR_RESTORED, Event.ANCHORING);
  }
}
