package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/**
 * What is left of a session that an interface has begun, or a MAAR has ended, does not stand in the
 * way of the session that the interface has now.
 */
class CmdFormerSessionsTest {
  private static final int NEW = HandoffIndicator.NEW_INTERFACE;
  private static final int OTHER = HandoffIndicator.OTHER_INTERFACE;
  private static final int UNKNOWN = HandoffIndicator.UNKNOWN;

  private final CmdBench bench =
      new CmdBench(
          Mode.RELAY,
          Profile.DEPLOYABLE.with().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build());

  /** What a MAAR says of an interface with its prefix of an index. */
  private Pbu pbu(int maar, int number, int handoff, int prefix) {
    bench.now++;
    return bench
        .pbu(maar)
        .prefix(Bench.prefix(maar, prefix))
        .handoff(handoff)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + number)));
  }

  private void register(int maar, int number, int handoff, int prefix) {
    bench.receive(maar, pbu(maar, number, handoff, prefix));
  }

  private List<Integer> served() {
    return bench.cmd.bindings().stream()
        .map(view -> (int) (view.proxyCareOfAddress().low() >> 4))
        .toList();
  }

  // Verifies: 5213-5.4.1.2-1, 5213-6.9.1.2-7
  @Test
  void aPrefixOfASessionThatIsOverMayBeGivenToAnotherInterface() {
    register(1, 1, UNKNOWN, 1);
    register(2, 2, NEW, 1);
    bench.receive(2, pbu(2, 2, UNKNOWN, 1).lifetime(0));

    Pbu anew = pbu(2, 1, UNKNOWN, 1);
    assertThat(bench.refused(2, anew).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    register(2, 1, UNKNOWN, 2);

    assertThat(served()).containsExactly(2, 2);
    assertThat(bench.cmd.bindings().get(0).previousMaars()).hasSize(1);
    assertThat(bench.cmd.bindings().get(1).active()).isFalse();
  }

  // Verifies: 5213-5.4.1.2-8, 5213-6.9.1.2-7
  @Test
  void aPrefixThatIsListedStillMayBeGivenToAnInterfaceThatHasNoSession() {
    register(1, 1, UNKNOWN, 1);
    bench.receive(1, pbu(1, 1, UNKNOWN, 1).lifetime(0));
    register(2, 2, UNKNOWN, 1);

    Pbu anew = pbu(1, 1, UNKNOWN, 1);
    assertThat(bench.refused(1, anew).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    register(1, 1, UNKNOWN, 2);

    assertThat(served()).containsExactly(2, 1);
  }

  /** An interface that has left a session behind takes another one over. */
  private void takeOver() {
    register(3, 2, UNKNOWN, 1);
    register(1, 1, NEW, 1);
    register(1, 2, OTHER, 1);
    assertThat(served()).containsExactly(3, 1);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4-4
  @Test
  void ofTwoSessionsOfAnInterfaceTheNewestGoesOn() {
    takeOver();

    register(2, 2, UNKNOWN, 1);

    assertThat(served()).containsExactly(3, 2);
    assertThat(bench.cmd.bindings().get(1).previousMaars()).hasSize(1);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4-4, 5213-6.9.1.2-7
  @Test
  void theNewestGoesOnAlsoWhereTheOtherOneWasLeft() {
    takeOver();

    Pbu former = pbu(3, 2, UNKNOWN, 1);
    assertThat(bench.refused(3, former).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    register(3, 2, UNKNOWN, 2);

    assertThat(served()).containsExactly(3, 3);
    assertThat(bench.cmd.bindings().get(1).previousMaars()).hasSize(1);
  }

  // Verifies: 5213-5.4.1.1-7
  @Test
  void theOtherOneIsDeregisteredByItsPrefix() {
    takeOver();

    bench.receive(3, pbu(3, 2, UNKNOWN, 1).lifetime(0));

    assertThat(bench.cmd.bindings().get(0).active()).isFalse();
    assertThat(bench.cmd.bindings().get(1).active()).isTrue();
  }

  // Verifies: 8885-3.5-11, 8885-3.2-24, 5213-5.4.1.2-5
  @Test
  void whatTheNewServingMaarHasAnchoredForAnotherInterfaceIsReleased() {
    register(1, 2, UNKNOWN, 1);
    register(2, 2, UNKNOWN, 1);
    bench.confirm(1);
    bench.receive(2, pbu(2, 2, UNKNOWN, 1).lifetime(0));

    register(1, 1, UNKNOWN, 2);

    BindingUpdate release = bench.updateTo(CmdBench.maar(1));
    assertThat(release.lifetime()).isZero();
    assertThat(release.options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    assertThat(bench.cmd.releases()).isEqualTo(1);

    // What it anchors from now on is more urgent than what it may have let go of.
    register(3, 1, UNKNOWN, 1);
    assertThat(bench.cmd.releases()).isZero();
    assertThat(bench.updateTo(CmdBench.maar(1)).lifetime()).isPositive();
  }
}
