package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** A mobile node with several interfaces at the CMD: which session an update is about. */
class CmdInterfacesTest {
  private static final int NEW = HandoffIndicator.NEW_INTERFACE;
  private static final int OTHER = HandoffIndicator.OTHER_INTERFACE;
  private static final int BETWEEN = HandoffIndicator.BETWEEN_MAGS;
  private static final int UNKNOWN = HandoffIndicator.UNKNOWN;
  private static final int DELAY = 1_500;

  private final CmdBench bench =
      new CmdBench(
          Mode.RELAY,
          Profile.DEPLOYABLE.with().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build());

  private static CmdBench waiting() {
    return CmdBench.relay();
  }

  /** A registration of interface 1, 2 and so on, which gets the prefix of that index. */
  private static Pbu pbu(CmdBench bench, int maar, int number, int handoff) {
    bench.now++;
    return bench
        .pbu(maar)
        .prefix(Bench.prefix(maar, number))
        .handoff(handoff)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + number)));
  }

  private BindingUpdate register(int maar, int number, int handoff) {
    return bench.receive(maar, pbu(bench, maar, number, handoff));
  }

  private static List<Integer> served(CmdBench bench) {
    return bench.cmd.bindings().stream()
        .map(view -> (int) (view.proxyCareOfAddress().low() >> 4))
        .toList();
  }

  // Verifies: 5213-5.4-1, 5213-5.4-5, 5213-5.4.1.2-8, 5213-5.4.1.2-7, 5213-5.3.2-4
  @Test
  void anInterfaceIsASessionOfItsOwn() {
    register(1, 1, UNKNOWN);
    register(2, 2, NEW);

    assertThat(served(bench)).containsExactly(1, 2);
    assertThat(bench.answerTo(CmdBench.maar(2)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(2)))).isEmpty();
    assertThat(bench.updatesTo(CmdBench.maar(1))).isEmpty();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(2);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4.1.2-2, 5213-5.4-1
  @Test
  void eachInterfaceHandsOverForItself() {
    register(1, 1, UNKNOWN);
    register(2, 2, NEW);

    register(3, 1, UNKNOWN);

    assertThat(served(bench)).containsExactly(3, 2);
    BindingUpdate told = bench.updateTo(CmdBench.maar(1));
    assertThat(told.options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    bench.confirm(1);
    assertThat(bench.cmd.bindings().get(0).previousMaars()).hasSize(1);
    assertThat(bench.cmd.bindings().get(1).previousMaars()).isEmpty();
  }

  // Verifies: 5213-5.4.1.2-2
  @Test
  void anInterfaceThatIsKnownIsNoNewOneWhateverIsSaid() {
    register(1, 1, UNKNOWN);

    register(2, 1, NEW);

    assertThat(served(bench)).containsExactly(2);
    assertThat(bench.events()).contains(Event.HANDOVER);
  }

  // Verifies: 5213-5.4-4, 5213-5.4-5, 5213-5.4.1.2-3
  @Test
  void aHandoverBetweenInterfacesMovesTheOnlySession() {
    register(1, 1, UNKNOWN);

    register(2, 2, OTHER);

    assertThat(served(bench)).containsExactly(2);
    assertThat(bench.binding().linkLayer()).isEqualTo(Octets.ofHex("02aa00000002"));
    assertThat(bench.updateTo(CmdBench.maar(1)).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatAHandoverBetweenInterfacesHasOvertakenIsTooOld() {
    Pbu first = pbu(bench, 1, 1, UNKNOWN);
    register(2, 2, OTHER);

    assertThat(bench.refused(1, first).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    register(1, 1, UNKNOWN);
    assertThat(served(bench)).containsExactly(2, 1);
  }

  // Verifies: 5213-5.5-4
  @Test
  void anInterfaceThatHasGoneOnTakesNothingOver() {
    register(1, 1, UNKNOWN);
    Pbu late = pbu(bench, 1, 2, OTHER).prefix(Bench.prefix(1, 1));
    register(2, 2, UNKNOWN);

    assertThat(bench.refused(1, late).status()).isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 5213-5.4.1.2-3, 5213-5.4.1.2-8
  @Test
  void ofTwoSessionsNoneIsMovedByAThirdInterface() {
    register(1, 1, UNKNOWN);
    register(2, 2, NEW);

    register(3, 3, OTHER);

    assertThat(served(bench)).containsExactly(1, 2, 3);
  }

  // Verifies: 5213-5.4.1-1, 5213-5.4.1.1-1, 5213-5.4.1.1-5
  @Test
  void aPrefixTellsTheSession() {
    register(1, 1, UNKNOWN);
    register(2, 2, NEW);

    bench.receive(2, pbu(bench, 2, 3, OTHER).prefix(Bench.prefix(2, 2)));

    assertThat(served(bench)).containsExactly(1, 2);
    assertThat(bench.cmd.bindings().get(1).linkLayer()).isEqualTo(Octets.ofHex("02aa00000003"));
  }

  // Verifies: 5213-5.4.1.1-4
  @Test
  void prefixesOfTwoSessionsAreOfNone() {
    register(1, 1, UNKNOWN);
    register(1, 2, NEW);

    Pbu both = pbu(bench, 1, 1, UNKNOWN).with(new HomeNetworkPrefix(Bench.prefix(1, 2)));

    assertThat(bench.refused(1, both).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);
  }

  // Verifies: 5213-5.4.1.2-4, 5213-5.4.1.2-5, 5213-5.4.1.2-6, 5213-9.1-4
  @Test
  void whatMayBeAHandoverWaitsAndThenIsASession() {
    CmdBench waits = waiting();
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN));

    waits.receive(2, pbu(waits, 2, 2, UNKNOWN));
    assertThat(waits.outputs).hasSize(1);
    assertThat(waits.remaining(Timer.Kind.NEW_SESSION)).isEqualTo(DELAY);
    assertThat(waits.cmd.holdings().of(Cmd.WAITING)).isEqualTo(1);
    waits.now += 1_000;
    waits.receive(2, pbu(waits, 2, 2, UNKNOWN));
    assertThat(waits.remaining(Timer.Kind.NEW_SESSION)).isLessThan(DELAY - 1_000 + 1);
    assertThat(served(waits)).containsExactly(1);

    waits.fire(Timer.Kind.NEW_SESSION);

    assertThat(served(waits)).containsExactly(1, 2);
    assertThat(waits.answerTo(CmdBench.maar(2)).isAccepted()).isTrue();
  }

  // Verifies: 5213-5.4.1.2-5
  @Test
  void whatWaitsIsTheHandoverOfWhatIsDeregistered() {
    CmdBench waits = waiting();
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN));
    waits.receive(2, pbu(waits, 2, 2, UNKNOWN));

    waits.receive(1, pbu(waits, 1, 1, UNKNOWN).lifetime(0));

    assertThat(served(waits)).containsExactly(2);
    assertThat(waits.events()).contains(Event.DEREGISTERED, Event.HANDOVER);
    assertThat(waits.armed(Timer.Kind.NEW_SESSION)).isEmpty();
    assertThat(waits.updatesTo(CmdBench.maar(1))).hasSize(1);
  }

  // Verifies: 5213-5.4.1.3-3, 5213-5.4.1.3-4, 5213-9.1-4
  @Test
  void withoutAnIdentifierItWaitsAsWell() {
    CmdBench waits = waiting();
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN));
    Pbu other =
        pbu(waits, 2, 2, UNKNOWN)
            .without(MnLinkLayerIdentifier.class)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET));

    waits.receive(2, other);
    assertThat(served(waits)).containsExactly(1);
    waits.fire(Timer.Kind.NEW_SESSION);

    assertThat(served(waits)).containsExactly(1, 2);
  }

  // Verifies: 5213-5.4.1.2-5
  @Test
  void whoLeavesMeanwhileWaitsNoLonger() {
    CmdBench waits = waiting();
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN));
    waits.receive(2, pbu(waits, 2, 2, UNKNOWN));

    waits.receive(2, pbu(waits, 2, 2, UNKNOWN).lifetime(0));

    assertThat(waits.drops()).isEmpty();
    assertThat(waits.armed(Timer.Kind.NEW_SESSION)).isEmpty();
    assertThat(waits.cmd.holdings().of(Cmd.WAITING)).isZero();
  }

  // Verifies: 5213-5.4.1.2-9, 5213-5.4.1.2-5
  @Test
  void aSessionThatWasDeregisteredIsHandedOverAtOnce() {
    CmdBench waits = waiting();
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN));
    waits.receive(1, pbu(waits, 1, 1, UNKNOWN).lifetime(0));

    waits.receive(2, pbu(waits, 2, 2, UNKNOWN));

    assertThat(served(waits)).containsExactly(2);
    assertThat(waits.events()).contains(Event.HANDOVER);
  }

  // Verifies: 5213-5.4.1.3-2, 5213-5.4.1.3-1
  @Test
  void withoutAnIdentifierTheMobileNodeTellsTheSession() {
    register(1, 1, UNKNOWN);

    bench.receive(2, pbu(bench, 2, 2, BETWEEN).without(MnLinkLayerIdentifier.class));

    assertThat(served(bench)).containsExactly(2);
  }

  // Verifies: 5213-5.4.1.3-6
  @Test
  void withoutAnIdentifierANewInterfaceIsANewSession() {
    register(1, 1, UNKNOWN);

    bench.receive(2, pbu(bench, 2, 2, NEW).without(MnLinkLayerIdentifier.class));

    assertThat(served(bench)).containsExactly(1, 2);
  }

  // Verifies: 5213-5.4.1.2-1
  @Test
  void anotherAccessTechnologyIsAnotherInterface() {
    register(1, 1, UNKNOWN);

    bench.receive(
        2,
        pbu(bench, 2, 1, UNKNOWN)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET)));

    assertThat(served(bench)).containsExactly(1, 2);
  }

  // Verifies: 5213-5.4-1, 5213-5.4.1.1-7
  @Test
  void eachSessionEndsForItself() {
    register(1, 1, UNKNOWN);
    register(1, 2, NEW);

    bench.receive(1, pbu(bench, 1, 1, UNKNOWN).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    assertThat(bench.cmd.bindings().get(0).linkLayer()).isEqualTo(Octets.ofHex("02aa00000002"));
    assertThat(bench.cmd.bindings()).hasSize(1);

    // What is left is one of several still, and keeps its number.
    register(2, 2, UNKNOWN);
    assertThat(served(bench)).containsExactly(2);
    bench.confirm(1);
    assertThat(bench.binding().settled()).isTrue();
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void aMaarOfTwoSessionsAnswersAboutEach() {
    register(1, 1, UNKNOWN);
    register(1, 2, NEW);
    register(2, 1, UNKNOWN);
    BindingUpdate first = bench.lastUpdateTo(CmdBench.maar(1));
    register(3, 2, UNKNOWN);
    BindingUpdate second = bench.lastUpdateTo(CmdBench.maar(1));

    bench.receive(CmdBench.maar(1), Pba.accepting(second).build());
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).hasSize(1);
    bench.receive(CmdBench.maar(1), Pba.refusing(first, Status.NOT_LMA_FOR_THIS_MN).build());

    assertThat(bench.cmd.bindings().get(0).previousMaars()).isEmpty();
    assertThat(bench.cmd.bindings().get(1).previousMaars().get(0).confirmed()).isTrue();
  }

  // Verifies: 8885-3.2-3
  @Test
  void whatIsCopiedIsTheUpdateOfAnOnlySession() {
    CmdBench letter = new CmdBench(Mode.RELAY, Profile.RFC8885);
    letter.receive(1, pbu(letter, 1, 1, UNKNOWN));
    letter.receive(2, pbu(letter, 2, 2, NEW));
    letter.advance(1_000);

    letter.receive(3, pbu(letter, 3, 1, UNKNOWN));

    assertThat(letter.updateTo(CmdBench.maar(1)).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 1)));
  }

  // Verifies: 8885-6-6
  @Test
  void aMobileNodeHasNoMoreSessionsThanInterfacesThatCanBe() {
    for (int number = 1; number <= CmdBindings.MOST_SESSIONS; number++) {
      register(1, number, NEW);
    }

    int status = bench.refused(1, pbu(bench, 1, 9, NEW)).status();

    assertThat(status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
    assertThat(bench.cmd.bindings()).hasSize(CmdBindings.MOST_SESSIONS);
  }

  // Verifies: 5213-5.4-1, 8885-3.5-11
  @Test
  void aReleaseUnderWayIsNotTakenForThatOfAnotherInterface() {
    register(1, 1, UNKNOWN);
    register(2, 1, UNKNOWN);
    bench.confirm(1);
    bench.receive(2, pbu(bench, 2, 1, UNKNOWN).lifetime(0));
    bench.fire(Timer.Kind.DELETE);
    BindingUpdate release = bench.lastUpdateTo(CmdBench.maar(1));
    assertThat(release.lifetime()).isZero();

    register(1, 2, NEW);
    assertThat(bench.cmd.releases()).isEqualTo(1);
    bench.receive(CmdBench.maar(1), Pba.accepting(release).build());

    assertThat(bench.cmd.releases()).isZero();
    assertThat(served(bench)).containsExactly(1);
    assertThat(TestDomain.MN).isEqualTo(bench.binding().mn());
  }
}
