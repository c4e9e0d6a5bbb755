package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** A mobile node with two interfaces at one MAAR, or of which one is elsewhere. */
class MaarInterfacesTest {
  private static final Ipv6Prefix A = Bench.prefix(1, 0);
  private static final Ipv6Prefix B = Bench.prefix(1, 1);
  private final MaarBench bench = MaarBench.relay();

  private MaarBench both() {
    return both(bench);
  }

  private static MaarBench both(MaarBench bench) {
    bench.serving();
    bench.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    bench.accept();
    return bench;
  }

  private List<MaarState> states() {
    return bench.maar.bindings().stream().map(MaarBindingView::state).toList();
  }

  private Pbu about(Ipv6Prefix prefix, int servingMaar) {
    return bench.relayed(servingMaar).prefix(prefix);
  }

  // Verifies: 5213-5.4-1, 5213-6.9.1.1-25
  @Test
  void eachInterfaceHasASessionAndPrefixesOfItsOwn() {
    both();

    assertThat(states()).containsExactly(MaarState.SERVING, MaarState.SERVING);
    assertThat(bench.advertised.keySet()).containsExactly(A, B);
    assertThat(bench.advertised.get(B).linkLayer()).isEqualTo(MaarBench.OTHER_LINK_LAYER);
    assertThat(bench.armed(Timer.Kind.REFRESH)).hasSize(2);
  }

  // Verifies: 5213-6.9.1.1-9, 5213-6.9.1.1-10, 5213-6.9.1.1-11, 5213-6.9.1.1-12
  @Test
  void whatIsKnownOfTheHandoverIsTold() {
    for (int handoff = HandoffIndicator.NEW_INTERFACE;
        handoff <= HandoffIndicator.UNKNOWN;
        handoff++) {
      MaarBench fresh = MaarBench.relay();
      fresh.attachByAnotherInterface(handoff);
      assertThat(fresh.lastUpdate().options().first(HandoffIndicator.class))
          .contains(new HandoffIndicator(handoff));
    }
  }

  // Verifies: 5213-6.9.1.1-12, 5213-6.9.1.3-1
  @Test
  void onceItIsRegisteredTheHandoverIsOver() {
    bench.attachByAnotherInterface(HandoffIndicator.OTHER_INTERFACE);
    bench.accept();

    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.UNKNOWN));
  }

  // Verifies: 5213-6.9.1.3-1
  @Test
  void noAttachmentIsARenewal() {
    Octets linkLayer = MaarBench.OTHER_LINK_LAYER;
    assertThatThrownBy(
            () ->
                new Input.Attached(
                    TestDomain.MN, linkLayer, AccessTechnologyType.WLAN, 5, bench.time()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Verifies: 5213-5.4-4
  @Test
  void aHandoverBetweenInterfacesHereKeepsThePrefix() {
    bench.serving();

    bench.attachByAnotherInterface(HandoffIndicator.OTHER_INTERFACE);

    assertThat(bench.lastUpdate().options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(A));
    bench.accept();
    assertThat(bench.binding().linkLayer()).isEqualTo(MaarBench.OTHER_LINK_LAYER);
  }

  // Verifies: 5213-5.4.1.1-1
  @Test
  void theCmdSpeaksOfOneAndTheOtherGoesOn() {
    both();

    bench.now++;
    bench.fromCmd(about(B, 3));

    assertThat(states()).containsExactly(MaarState.SERVING, MaarState.ANCHORING);
    assertThat(bench.advertised.keySet()).containsExactly(A);
    assertThat(bench.answerTo(MaarBench.CMD).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(B));
  }

  // Verifies: 5213-5.4.1.2-1
  @Test
  void aCopyThatNamesAnotherPrefixIsAboutTheInterface() {
    both();

    bench.now++;
    bench.fromCmd(
        about(Bench.prefix(3, 0), 3)
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(MaarBench.OTHER_LINK_LAYER))
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET)));

    assertThat(states()).containsExactly(MaarState.SERVING, MaarState.ANCHORING);
  }

  // Verifies: 5213-5.3.1-5
  @Test
  void ofSeveralThatAreNotMeantNoneMoves() {
    both();

    bench.now++;
    bench.fromCmd(
        about(Bench.prefix(3, 0), 3)
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa00000077"))));

    assertThat(states()).containsExactly(MaarState.SERVING, MaarState.SERVING);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
  }

  // Verifies: 5213-5.4-4
  @Test
  void anAnchorFollowsItsSessionToAnotherInterface() {
    bench.serving();
    bench.detach();
    bench.now++;

    bench.fromCmd(
        bench
            .relayed(2)
            .handoff(HandoffIndicator.OTHER_INTERFACE)
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(MaarBench.OTHER_LINK_LAYER)));

    assertThat(bench.binding().linkLayer()).isEqualTo(MaarBench.OTHER_LINK_LAYER);
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatIsOlderThanTheInterfaceHereMovesNothingAway() {
    bench.serving();
    bench.detach();
    bench.now++;
    Pbu late = theOtherInterfaceIsAt(2);
    bench.now++;
    bench.attachByAnotherInterface(HandoffIndicator.UNKNOWN);

    bench.fromCmd(late);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(states()).containsExactly(MaarState.LINGERING, MaarState.REGISTERING);

    bench.fromCmd(theOtherInterfaceIsAt(2));
    assertThat(bench.answerTo(MaarBench.CMD).isAccepted()).as("as old as it").isTrue();
  }

  private Pbu theOtherInterfaceIsAt(int servingMaar) {
    return about(A, servingMaar)
        .handoff(HandoffIndicator.OTHER_INTERFACE)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(MaarBench.OTHER_LINK_LAYER))
        .without(AccessTechnologyType.class)
        .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET));
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void anAnswerIsAboutThePrefixesItNames() {
    bench.attach();
    BindingUpdate first = bench.lastUpdate();
    bench.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    BindingUpdate second = bench.lastUpdate();

    bench.answer(Pba.accepting(second));
    assertThat(states()).containsExactly(MaarState.REGISTERING, MaarState.SERVING);
    bench.answer(Pba.refusing(first, Status.REASON_UNSPECIFIED));

    assertThat(states()).containsExactly(MaarState.SERVING);
    assertThat(bench.binding().prefixes().contains(B)).isTrue();
  }

  // Verifies: 8885-3.3-2
  @Test
  void inLocatorModeAnAnchorTellsTheInterface() {
    MaarBench locator = new MaarBench(Mode.LOCATOR, Profile.DEPLOYABLE);
    locator.attach();
    locator.attachByAnotherInterface(HandoffIndicator.UNKNOWN);
    BindingUpdate second = locator.lastUpdate();

    locator.receive(TestDomain.maar(2), Pba.accepting(second).prefix(Bench.prefix(2, 0)).build());

    assertThat(locator.maar.bindings().get(0).state()).isEqualTo(MaarState.REGISTERING);
    assertThat(locator.maar.bindings().get(1).state()).isEqualTo(MaarState.SERVING);
    assertThat(locator.maar.bindings().get(1).anchors()).hasSize(1);
  }

  @Test
  void anInterfaceLeavesForItself() {
    both();

    bench.feed(new Input.Detached(TestDomain.MN, MaarBench.OTHER_LINK_LAYER, bench.time()));
    assertThat(states()).containsExactly(MaarState.SERVING, MaarState.LINGERING);
    bench.feed(new Input.Detached(TestDomain.MN, MaarBench.OTHER_LINK_LAYER, bench.time()));
    assertThat(bench.drops()).containsExactly(DropReason.NOT_ATTACHED);

    bench.attachByAnotherInterface(HandoffIndicator.UNKNOWN);
    bench.detach();
    assertThat(states()).containsExactly(MaarState.LINGERING, MaarState.LINGERING);
    assertThat(bench.outputs(Output.Dropped.class)).isEmpty();
  }

  // Verifies: 8885-6-6
  @Test
  void aMobileNodeHasNoMoreSessionsThanInterfacesThatCanBe() {
    for (int number = 1; number <= MaarBindings.MOST_SESSIONS + 1; number++) {
      Octets linkLayer = Octets.ofHex("02bb0000000" + number);
      bench.now++;
      bench.feed(
          new Input.Attached(TestDomain.MN, linkLayer, AccessTechnologyType.WLAN, bench.time()));
    }

    assertThat(bench.drops()).containsExactly(DropReason.TOO_MANY_BINDINGS);
    assertThat(bench.maar.bindings()).hasSize(MaarBindings.MOST_SESSIONS);
  }

  // Verifies: 5213-5.4-1, 8885-3-6
  @Test
  void anOldPrefixIsOfTheSessionThatHadItFirst() {
    both().advance(2_000);
    bench.fire(bench.armed(Timer.Kind.REFRESH).get(0));
    Pba told = Pba.accepting(bench.lastUpdate());
    bench.answer(told.previous(TestDomain.maar(2), Bench.prefix(2, 0)));
    bench.fire(bench.armed(Timer.Kind.REFRESH).get(1));

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.outputs)
        .contains(new Output.Dropped(DropReason.PREFIX_NOT_OF_PEER, TestDomain.maar(2)));
    assertThat(bench.tunnels).containsExactlyInAnyOrder(MaarBench.uplink(2), MaarBench.uplink(3));
    assertThat(bench.maar.bindings()).extracting(it -> it.anchors().size()).containsExactly(1, 1);
  }
}
