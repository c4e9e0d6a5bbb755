package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.maarg.wire.option.Timestamp;

/** Who is a MAAR of the domain, what it may anchor, and what is kept of a change. */
class PeersTest {
  private static final Peer ONE = new Peer(TestDomain.maar(1), TestDomain.pool(1));
  private static final Peer TWO = new Peer(TestDomain.maar(2), TestDomain.pool(2));
  private static final Peer THREE = new Peer(TestDomain.maar(3), TestDomain.pool(3));
  private static final Peer MOVED = new Peer(TestDomain.maar(1), TestDomain.pool(4));

  private final Peers peers = of(ONE, TWO);
  private final List<Output> outputs = new ArrayList<>();

  private static Peers of(Peer... configured) {
    return new Peers(Peer.byAddress(List.of(configured)));
  }

  private static Input.PeersChanged to(Peer... maars) {
    return new Input.PeersChanged(List.of(maars), new Timestamp(0));
  }

  private static StateReader written(Peers peers, BiConsumer<Peers, StateWriter> how) {
    StateWriter out = new StateWriter();
    how.accept(peers, out);
    return new StateReader(out.toArray());
  }

  private static Output happened(Event event, Peer peer) {
    return new Output.Happened(event, Timer.NO_MN, peer.address());
  }

  // Verifies: 8885-3-6
  @Test
  void aPeerAnchorsWhatIsOfItsPoolAndNobodyElseAnything() {
    PrefixSet own = PrefixSet.of(Bench.prefix(1, 0));
    PrefixSet mixed = PrefixSet.of(List.of(Bench.prefix(1, 0), Bench.prefix(2, 0))).orElseThrow();

    assertThat(peers.mayAnchor(ONE.address(), Bench.prefix(1, 0))).isTrue();
    assertThat(peers.mayAnchor(ONE.address(), Bench.prefix(2, 0))).isFalse();
    assertThat(peers.mayAnchor(THREE.address(), Bench.prefix(3, 0))).isFalse();
    assertThat(peers.mayAnchor(ONE.address(), own)).isTrue();
    assertThat(peers.mayAnchor(ONE.address(), mixed)).isFalse();
    assertThat(peers.mayAnchor(THREE.address(), PrefixSet.of(Bench.prefix(3, 0)))).isFalse();
    assertThat(peers.find(ONE.address())).contains(ONE);
    assertThat(peers.find(THREE.address())).isEmpty();
    assertThat(peers.has(TWO.address())).isTrue();
    assertThat(peers.has(THREE.address())).isFalse();
    assertThat(peers.addresses()).containsExactlyInAnyOrder(ONE.address(), TWO.address());
  }

  @Test
  void onePeerHasAnAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(ONE, MOVED))
        .withMessage("two peers have the address " + ONE.address());
  }

  @Test
  void whoHasAnotherPoolIsGoneAndCome() {
    assertThat(peers.replace(to(THREE, MOVED), outputs::add))
        .containsExactly(ONE.address(), TWO.address());
    assertThat(outputs)
        .containsExactly(
            happened(Event.PEER_REMOVED, ONE),
            happened(Event.PEER_REMOVED, TWO),
            happened(Event.PEER_ADDED, MOVED),
            happened(Event.PEER_ADDED, THREE));
    assertThat(peers.find(ONE.address())).contains(MOVED);
  }

  @Test
  void theSameAgainIsNoChange() {
    assertThat(peers.replace(to(TWO, ONE), outputs::add)).isEmpty();
    assertThat(outputs).isEmpty();
    assertThat(written(peers, Peers::writeState).left()).isEqualTo(1);
  }

  @Test
  void aChangeIsReadBackByWhoHasTheOldConfiguration() {
    peers.replace(to(THREE), outputs::add);
    Peers again = of(ONE, TWO);
    StateReader in = written(peers, Peers::writeState);
    again.readState(in);

    assertThat(in.left()).isZero();
    assertThat(again.addresses()).containsExactly(THREE.address());
    assertThat(again.find(THREE.address())).contains(THREE);
    assertThat(written(again, Peers::writeState).left()).isGreaterThan(1);

    again.replace(to(ONE, TWO), outputs::add);
    assertThat(written(again, Peers::writeState).left()).isEqualTo(1);
    again.readState(written(again, Peers::writeState));
    assertThat(again.addresses()).hasSize(2);
  }

  @Test
  void whatIsKeptIsKnownUntilOthersAreTold() {
    Peers other = of(THREE);
    other.readKept(written(peers, Peers::keep));

    assertThat(other.addresses()).containsExactlyInAnyOrder(ONE.address(), TWO.address());
    assertThat(written(other, Peers::writeState).left()).isGreaterThan(1);
    Peers same = of(TWO, ONE);
    same.readKept(written(peers, Peers::keep));
    assertThat(written(same, Peers::writeState).left()).isEqualTo(1);
  }
}
