package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.wire.message.Status;

/**
 * The operator changes who is a MAAR of the domain while sessions go on (decision peer-changes).
 */
class MaarPeersTest {
  private final MaarBench bench = MaarBench.relay();

  private static void become(MaarBench bench, int... maars) {
    List<Peer> peers = new ArrayList<>();
    for (int maar : maars) {
      peers.add(new Peer(TestDomain.maar(maar), TestDomain.pool(maar)));
    }
    bench.feed(new Input.PeersChanged(peers, bench.time()));
  }

  private MaarBench servingWith(int... previous) {
    bench.attach();
    Pba answer = Pba.accepting(bench.lastUpdate());
    for (int maar : previous) {
      answer = answer.previous(TestDomain.maar(maar), MaarBench.prefix(maar, 0));
    }
    bench.answer(answer);
    return bench;
  }

  @Test
  void tunnelAndRouterOfAnAnchorThatIsTakenOutGo() {
    servingWith(2, 3);

    become(bench, 3);

    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(3));
    assertThat(bench.advertised).containsOnlyKeys(MaarBench.prefix(1, 0), MaarBench.prefix(3, 0));
    // The mobile node is here, and hears that the router is none any more.
    assertThat(bench.outputs(Output.Withdraw.class)).allMatch(Output.Withdraw::zeroLifetime);
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_REMOVED);
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  @Test
  void newMaarIsBelievedAtOnce() {
    become(bench, 2);
    servingWith(2, 3);
    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    assertThat(bench.anchors()).containsExactly(TestDomain.maar(2));

    become(bench, 2, 3);
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(3), MaarBench.prefix(3, 0)));

    assertThat(bench.anchors()).contains(TestDomain.maar(3));
  }

  @Test
  void prefixIsNotSentToAMaarThatIsTakenOut() {
    bench.anchoringFor(2);

    become(bench, 3);

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isPositive();
    bench.now++;
    bench.relay(2);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.REASON_UNSPECIFIED);
    bench.now++;
    bench.relay(3);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
  }

  @Test
  void lifetimeOfWhatWaitedWithoutOneBegins() {
    MaarBench first =
        new MaarBench(
                Mode.RELAY,
                Profile.DEPLOYABLE
                    .with()
                    .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
                    .set(Knob.GUARD_ORPHANS, 0)
                    .build())
            .anchoringFor(2);
    assertThat(first.armed(Timer.Kind.LIFETIME)).isEmpty();

    become(first, 3);

    assertThat(first.remaining(Timer.Kind.LIFETIME)).isPositive();
  }

  @Test
  void questionUnderWayIsAnsweredByTheCmd() {
    bench.anchoringFor(2);
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.state()).isEqualTo(MaarState.RENEWING);

    become(bench, 3);

    assertThat(bench.tunnels).isEmpty();
    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(75));
    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
  }

  @Test
  void nothingChangesForWhoeverStays() {
    servingWith(2, 3);
    long[] before = state();

    bench.feed(new Input.PeersChanged(CmdBench.peers(), bench.time()));

    assertThat(bench.outputs).isEmpty();
    assertThat(state()).isEqualTo(before);
    become(bench, 2, 3);
    assertThat(state()).isNotEqualTo(before);
  }

  private long[] state() {
    StateWriter out = new StateWriter();
    bench.maar.writeState(out);
    return out.toArray();
  }
}
