package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/**
 * The operator changes who is a MAAR of the domain while sessions go on (decision peer-changes).
 */
class CmdPeersTest {
  private final CmdBench bench = CmdBench.relay();

  private static Peer peer(int maar) {
    return new Peer(CmdBench.maar(maar), TestDomain.pool(maar));
  }

  private static List<Peer> peers(int... maars) {
    List<Peer> peers = new ArrayList<>();
    for (int maar : maars) {
      peers.add(peer(maar));
    }
    return peers;
  }

  private void become(List<Peer> peers) {
    bench.feed(new Input.PeersChanged(peers, bench.time()));
  }

  private static long[] state(Cmd cmd) {
    StateWriter out = new StateWriter();
    cmd.writeState(out);
    return out.toArray();
  }

  @Test
  void whoWasTakenOutWhileTheNodeWasDownIsLetGoWhenItIsTold() throws UnreadableStateException {
    bench.register(1);
    bench.register(2);
    bench.confirm(1);
    StateWriter kept = new StateWriter();
    bench.cmd.keep(kept);
    CmdConfig without =
        new CmdConfig(
            TestDomain.CMD,
            Mode.RELAY,
            Profile.DEPLOYABLE,
            CmdBench.MAX_LIFETIME,
            peers(2, 3),
            MnAuthorization.ALL);

    Cmd again = Cmd.readState(without, new StateReader(kept.toArray()));
    assertThat(again.bindings().get(0).previousMaars()).hasSize(1);
    again.handle(new Input.PeersChanged(peers(2, 3), bench.time()), output -> {});

    assertThat(again.bindings().get(0).previousMaars()).isEmpty();
  }

  @Test
  void newMaarRegistersAtOnce() {
    become(peers(1));
    bench.register(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
    assertThat(bench.cmd.bindings()).isEmpty();

    become(peers(1, 2));

    assertThat(bench.events()).containsExactly(Event.PEER_ADDED);
    bench.register(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).isAccepted()).isTrue();
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));
  }

  @Test
  void previousMaarThatIsTakenOutIsNoLongerListed() {
    bench.travel(1, 2, 3);

    become(peers(1, 3, 4));

    assertThat(bench.events())
        .containsOnly(Event.PEER_REMOVED, Event.PREVIOUS_MAAR_REMOVED)
        .contains(Event.PREVIOUS_MAAR_REMOVED);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(3));
    bench.register(4);
    assertThat(bench.updatesTo(CmdBench.maar(2))).isEmpty();
    assertThat(bench.updatesTo(CmdBench.maar(1))).hasSize(1);
  }

  @Test
  void answerThatWaitsForAMaarThatIsTakenOutIsGiven() {
    bench.travel(1, 2);
    bench.register(3);
    bench.confirm(1);
    assertThat(bench.answersTo(CmdBench.maar(3))).isEmpty();

    become(peers(1, 3));

    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(CmdBench.maar(1));
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
  }

  @Test
  void sessionOfAServingMaarThatIsTakenOutWaitsForAnother() {
    bench.travel(1, 2);

    become(peers(1, 3));

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(2));
    bench.register(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
    bench.register(3);
    assertThat(bench.previousMaars()).containsExactly(CmdBench.maar(1));
    bench.confirm(1);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(CmdBench.maar(1));
    // Its prefix is nobody's.
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isEqualTo(2);
  }

  @Test
  void sessionOfAServingMaarThatIsTakenOutEndsWithItsLifetime() {
    bench.travel(1, 2);
    become(peers(1));

    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.cmd.bindings()).isEmpty();
    assertThat(bench.updatesTo(CmdBench.maar(2))).isEmpty();
    assertThat(bench.updateTo(CmdBench.maar(1)).lifetime()).isZero();
    assertThat(bench.cmd.holdings().of(Cmd.PREFIXES)).isZero();
  }

  @Test
  void whoAskedAndIsTakenOutIsNotAnswered() {
    bench.travel(1);
    bench.register(2);

    become(peers(1));
    assertThat(bench.armed(Timer.Kind.AGGREGATION)).isEmpty();
    bench.confirm(1);

    assertThat(bench.answersTo(CmdBench.maar(2))).isEmpty();
    assertThat(bench.events()).containsExactly(Event.HANDOVER_SETTLED);
  }

  @Test
  void releaseAtAMaarThatIsTakenOutIsGivenUp() {
    bench.travel(1, 2);
    bench.receive(2, bench.pbu(2).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    assertThat(bench.cmd.releases()).isEqualTo(1);

    become(peers(2));

    assertThat(bench.cmd.releases()).isZero();
    assertThat(bench.events()).contains(Event.RELEASE_UNCONFIRMED);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  @Test
  void lateAnswerOfAMaarThatIsTakenOutIsNotHeard() {
    bench.travel(1);
    bench.register(2);
    BindingAcknowledgement late = Pba.accepting(bench.lastUpdateTo(CmdBench.maar(1))).build();
    become(peers(2));

    bench.receive(CmdBench.maar(1), late);

    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    assertThat(bench.previousMaars()).isEmpty();
  }

  @Test
  void otherPoolEndsWhatWasOfTheOldOne() {
    bench.travel(1, 2);
    List<Peer> others = new ArrayList<>(CmdBench.peers());
    others.set(0, new Peer(CmdBench.maar(1), TestDomain.pool(200)));

    become(others);

    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.events())
        .containsExactly(Event.PEER_REMOVED, Event.PEER_ADDED, Event.PREVIOUS_MAAR_REMOVED);
    assertThat(bench.refused(1, bench.pbu(1, TestDomain.MN)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  @Test
  void renewalOfAPrefixThatIsNoLongerOfThePoolIsRefused() {
    Ipv6Prefix any = Ipv6Prefix.parse("::/0");
    bench.travel(1);
    bench.receive(1, bench.pbu(1).prefix(any));
    assertThat(bench.answerTo(CmdBench.maar(1)).isAccepted()).isTrue();
    List<Peer> others = new ArrayList<>(CmdBench.peers());
    others.set(0, new Peer(CmdBench.maar(1), TestDomain.pool(200)));

    become(others);

    bench.now++;
    assertThat(bench.refused(1, bench.pbu(1).prefix(any)).status())
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
  }

  @Test
  void whoAskedAndIsNoPeerAnyMoreIsNotAnswered() {
    bench.register(1);
    bench.register(2);
    BindingUpdate told = bench.lastUpdateTo(CmdBench.maar(1));
    become(peers(1));

    bench.receive(CmdBench.maar(1), Pba.refusing(told, Status.NOT_LMA_FOR_THIS_MN).build());

    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
  }

  @Test
  void nobodyIsAskedForAHeartbeatThatIsTakenOut() {
    CmdBench asking =
        new CmdBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 10_000).build());
    asking.register(1);
    assertThat(asking.armed(Timer.Kind.HEARTBEAT)).hasSize(1);

    asking.feed(new Input.PeersChanged(peers(2), asking.time()));

    assertThat(asking.armed(Timer.Kind.HEARTBEAT)).isEmpty();
  }

  @Test
  void nothingChangesForWhoeverStays() {
    bench.travel(1, 2);
    long[] before = state(bench.cmd);

    become(CmdBench.peers());

    assertThat(bench.outputs).isEmpty();
    assertThat(state(bench.cmd)).isEqualTo(before);
    become(peers(1, 2));
    assertThat(state(bench.cmd)).isNotEqualTo(before);
    become(CmdBench.peers());
    assertThat(state(bench.cmd)).isEqualTo(before);
  }

  @Test
  void oneAddressForTwoIsNoListOfPeers() {
    assertThatThrownBy(() -> become(List.of(peer(1), peer(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
