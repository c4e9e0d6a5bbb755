package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Locator mode (RFC 8885 3.3): P-MAARs answer the S-MAAR directly. */
class MaarLocatorTest {
  private final MaarBench bench = new MaarBench(Mode.LOCATOR, Profile.DEPLOYABLE);

  /** What P-MAAR n sends us in answer to our registration that the CMD relayed to it. */
  private Pba direct(int previousMaar) {
    return Pba.accepting(bench.lastUpdate())
        .sequence(900)
        .prefix(Bench.prefix(previousMaar, 0))
        .dlif(Dlif.of(previousMaar, 0))
        .with(new ServingMaar(MaarBench.SELF));
  }

  private void receiveDirect(int previousMaar, Pba pba) {
    bench.receive(TestDomain.maar(previousMaar), pba.build());
  }

  // Verifies: 8885-3.3-1, 8885-3.3-2
  @Test
  void aPreviousMaarAnswersCmdAndServingMaar() {
    bench.serving();
    bench.now++;

    bench.relay(2);

    BindingAcknowledgement toServing = bench.answerTo(TestDomain.maar(2));
    assertThat(toServing).isEqualTo(bench.answerTo(MaarBench.CMD));
    assertThat(toServing.options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
  }

  // Verifies: 8885-6-5
  @Test
  void aPreviousMaarAnswersOnlyTheCmdIfItDoesNotKnowTheServingMaar() {
    bench.serving();
    bench.now++;
    Ipv6Address unknown = Ipv6Address.parse("2001:db8:ffff::1");

    bench.fromCmd(Pbu.relayed(TestDomain.MN, Bench.prefix(1, 0), unknown).at(bench.now));

    assertThat(bench.outputs(Output.Send.class)).hasSize(1);
    assertThat(bench.answersTo(MaarBench.CMD)).hasSize(1);
  }

  // Verifies: 8885-3.3-4, 8885-3.3-2, 8885-3.7-2
  @Test
  void aDirectAnswerRegistersAndNamesItsSenderAsAnchor() {
    bench.attach();

    receiveDirect(2, direct(2));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
    assertThat(bench.advertised.get(Bench.prefix(2, 0)).dlif()).isEqualTo(Dlif.of(2, 0));
    assertThat(bench.advertised.get(Bench.prefix(1, 0)).preferred()).isTrue();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    receiveDirect(3, direct(3));
    assertThat(bench.tunnels).containsExactlyInAnyOrder(MaarBench.uplink(2), MaarBench.uplink(3));
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatTheCmdSentBeforeItForwardedTheRegistrationDoesNotMoveTheMobileNode() {
    bench.attach();
    Timestamp forwarded = Timestamp.ofEpochMilli(bench.now + 3);
    receiveDirect(2, direct(2).without(Timestamp.class).with(forwarded));

    bench.fromCmd(bench.relayed(3).at(bench.now + 2));

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-5.5-4
  @Test
  void aFurtherDirectAnswerTellsOfALaterForwarding() {
    bench.attach();
    receiveDirect(2, direct(2));
    Timestamp forwarded = Timestamp.ofEpochMilli(bench.now + 3);
    receiveDirect(2, direct(2).without(Timestamp.class).with(forwarded));

    bench.fromCmd(bench.relayed(3).at(bench.now + 2));

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.1-13
  @Test
  void whoServesAndAwaitsTheCmdStillAsksAsOneThatIsAttachedAlready() {
    MaarBench hardened = new MaarBench(Mode.LOCATOR, Profile.HARDENED);
    hardened.attach();
    Pba direct =
        Pba.accepting(hardened.lastUpdate())
            .prefix(Bench.prefix(2, 0))
            .with(new ServingMaar(MaarBench.SELF));
    hardened.receive(TestDomain.maar(2), direct.build());

    hardened.fire(Timer.Kind.RETRANSMIT);

    assertThat(hardened.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.UNCHANGED));
  }

  // Verifies: 8885-3.3-4
  @Test
  void aRepeatedDirectAnswerChangesNothing() {
    bench.attach();
    receiveDirect(2, direct(2));

    receiveDirect(2, direct(2));

    assertThat(bench.outputs).isEmpty();
  }

  private void assertIgnored(int sender, Pba pba, DropReason reason) {
    receiveDirect(sender, pba);
    assertThat(bench.drops()).containsExactly(reason);
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-6-5, 8885-6-2
  @Test
  void countsOnlyOverASecurityAssociation() {
    bench.attach();

    bench.receiveUnsecured(TestDomain.maar(2), direct(2).build());

    assertThat(bench.drops()).containsExactly(DropReason.NO_SECURITY_ASSOCIATION);
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-3.3-4, 5213-6.9.1.2-2
  @Test
  void countsOnlyWithATimeFromTheAttachmentUntilNow() {
    bench.attach();
    Timestamp sent = bench.lastUpdate().options().first(Timestamp.class).orElseThrow();

    assertIgnored(
        2,
        direct(2).without(Timestamp.class).with(new Timestamp(sent.value() - 1)),
        DropReason.STALE_ACKNOWLEDGEMENT);
    assertIgnored(
        2,
        direct(2).without(Timestamp.class).with(Timestamp.ofEpochMilli(bench.now + 301)),
        DropReason.STALE_ACKNOWLEDGEMENT);
  }

  // Verifies: 8885-3.3-4
  @Test
  void countsWithTheTimeThatTheCmdHasStamped() {
    bench.attach();

    receiveDirect(
        2, direct(2).without(Timestamp.class).with(Timestamp.ofEpochMilli(bench.now + 300)));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
  }

  // Verifies: 8885-3.3-2
  @Test
  void countsWithoutATimeInADomainThatOrdersBySequenceNumbers() {
    bench.attach();

    receiveDirect(2, direct(2).without(Timestamp.class));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 8885-3.3-2, 5213-6.9.1.2-3
  @Test
  void countsOnlyForThisMaarAndThisInterface() {
    bench.attach();

    assertIgnored(
        2,
        direct(2).without(ServingMaar.class).with(new ServingMaar(TestDomain.maar(3))),
        DropReason.STALE_ACKNOWLEDGEMENT);
    assertIgnored(
        2,
        direct(2)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(AccessTechnologyType.VIRTUAL)),
        DropReason.CHANGED_OPTION);
  }

  // Verifies: 8885-3.3-4
  @Test
  void takesAnAnswerToAnEarlierTransmissionOfTheSameRegistration() {
    bench.attach();
    Pba first = direct(2);
    bench.fire(Timer.Kind.RETRANSMIT);

    receiveDirect(2, first);

    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
  }

  // Verifies: 8885-3.3-4, 5213-6.9.1.2-2
  @Test
  void doesNotTakeAnAnswerToAFormerAttachment() {
    bench.attach();
    Pba former = direct(2);
    bench.detach();
    bench.attach();

    assertIgnored(2, former, DropReason.STALE_ACKNOWLEDGEMENT);
  }

  // Verifies: 8885-3-6, 8885-6-5
  @Test
  void takesNoPrefixOutsideTheSendersPool() {
    bench.attach();

    assertIgnored(2, direct(2).prefix(Bench.prefix(3, 0)), DropReason.PREFIX_NOT_OF_PEER);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).hasSize(1);
  }

  // Verifies: 8885-3.3-2
  @Test
  void ignoresRefusalsAndAnswersWithoutPrefixOrLifetime() {
    bench.attach();

    assertIgnored(2, direct(2).status(Status.REASON_UNSPECIFIED), DropReason.UNEXPECTED_MESSAGE);
    assertIgnored(2, direct(2).without(HomeNetworkPrefix.class), DropReason.UNEXPECTED_MESSAGE);
    assertIgnored(2, direct(2).lifetime(0), DropReason.NO_LIFETIME);
  }

  // Verifies: 8885-3.3-4
  @Test
  void ignoresADirectAnswerWhenTheNodeIsGone() {
    bench.attach();
    Pba late = direct(2);
    bench.detach();

    receiveDirect(2, late);

    assertThat(bench.drops()).containsExactly(DropReason.NOT_ATTACHED);
    assertThat(bench.tunnels).isEmpty();
  }

  // Verifies: 8885-3.3-1, 8885-3.3-4
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"RELAY", "PROXY"})
  void otherModesKnowNoDirectAnswers(Mode mode) {
    MaarBench other = new MaarBench(mode, Profile.DEPLOYABLE);
    other.attach();

    other.receive(
        TestDomain.maar(2), Pba.accepting(other.lastUpdate()).prefix(Bench.prefix(2, 0)).build());

    assertThat(other.drops()).containsExactly(DropReason.UNEXPECTED_MESSAGE);
    assertThat(other.tunnels).isEmpty();
  }

  // Verifies: 8885-3.3-3, 8885-3.6-1
  @Test
  void mayGoOnAskingUntilTheCmdItselfAnswers() {
    Profile waiting = Profile.DEPLOYABLE.with().set(Knob.AWAIT_CMD_IN_LOCATOR, true).build();
    MaarBench bench = new MaarBench(Mode.LOCATOR, waiting);
    bench.attach();
    bench.receive(
        TestDomain.maar(2), Pba.accepting(bench.lastUpdate()).prefix(Bench.prefix(2, 0)).build());
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.advertised).hasSize(2);

    bench.fire(Timer.Kind.RETRANSMIT);
    assertThat(bench.updatesTo(MaarBench.CMD)).hasSize(1);
    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.tunnels).containsExactlyInAnyOrder(MaarBench.uplink(2), MaarBench.uplink(3));
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }
}
