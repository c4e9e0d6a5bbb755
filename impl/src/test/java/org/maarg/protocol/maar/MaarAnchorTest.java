package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A MAAR as P-MAAR: what the CMD's updates do to it. */
class MaarAnchorTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.2-6, 8885-3.2-7, 8885-3.2-8, 8885-3.2-9, 8885-3.4-4, 8885-3.2-14, 8885-3.7-6
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"RELAY", "PROXY"})
  // Verifies: 8885-4.6-4, 8885-4.6-5, 8885-4.7-4, 8885-4.8-4, 6275-6.1.8-3, 6275-9.5.4-2
  // Verifies: 6275-9.5.4-6, 6275-10.3.1-8, 6275-10.3.1-15, 6275-10.3.1-16
  void tunnelsItsPrefixToTheServingMaarAndAnswersTheCmd(Mode mode) {
    MaarBench bench = new MaarBench(mode, Profile.DEPLOYABLE).serving();
    bench.now++;

    BindingUpdate update = bench.relay(2);

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.binding().servingMaar()).isEqualTo(TestDomain.maar(2));
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.outputs(Output.Send.class)).hasSize(1);
    BindingAcknowledgement answer = bench.answerTo(MaarBench.CMD);
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.flags()).isEqualTo(Pba.FLAGS);
    assertThat(answer.sequence()).isEqualTo(update.sequence());
    assertThat(answer.lifetime()).isEqualTo(75);
    Pbu expected =
        Pbu.relayed(TestDomain.MN, Bench.prefix(1, 0), TestDomain.maar(2))
            .at(bench.now)
            .dlif(Dlif.of(1, 0));
    assertThat(answer.options().asList())
        .containsExactlyInAnyOrderElementsOf(expected.build().options().asList());
  }

  // Verifies: 8885-3.2-9
  @Test
  void namesItsOwnPrefixWhenTheUpdateNamesTheServingMaars() {
    bench.serving();
    bench.now++;

    bench.fromCmd(bench.relayed(2).prefix(Bench.prefix(2, 0)));

    assertThat(bench.answerTo(MaarBench.CMD).options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
  }

  // Verifies: 8885-3.2-17, 5213-5.3.4-2, 5213-5.3.4-4, 5213-5.3.4-5
  @Test
  void movesTheTunnelToTheNextServingMaar() {
    bench.anchoringFor(2);
    bench.now++;

    bench.relay(3);

    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
    assertThat(bench.answerTo(MaarBench.CMD).options().first(ServingMaar.class))
        .contains(new ServingMaar(TestDomain.maar(3)));
  }

  // Verifies: 5213-5.5-4
  @Test
  void aDuplicateIsNoLaterThanItsOriginalAndChangesNothing() {
    bench.serving();
    bench.now++;
    Pbu update = bench.relayed(2);
    bench.fromCmd(update);

    assertThat(refusal(update).status()).isEqualTo(Status.TIMESTAMP_MISMATCH);

    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.events()).isEmpty();
  }

  private BindingAcknowledgement refusal(Pbu pbu) {
    MaarBindingView before = bench.binding();
    bench.fromCmd(pbu);
    assertThat(bench.binding()).isEqualTo(before);
    assertThat(bench.drops()).contains(DropReason.REFUSED);
    assertThat(bench.outputs(Output.Send.class)).hasSize(1);
    return bench.answerTo(MaarBench.CMD);
  }

  // Verifies: 5213-5.5-4
  @Test
  void refusesAnUpdateOlderThanTheLastRelayed() {
    bench.anchoringFor(2);

    assertThat(refusal(bench.relayed(3).at(bench.now - 1)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
  }

  // Verifies: 5213-5.5-4
  @Test
  void refusesAnUpdateOlderThanItsOwnRegistration() {
    bench.serving();

    assertThat(refusal(bench.relayed(3).at(bench.now - 1)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(bench.advertised).hasSize(1);
  }

  // Verifies: 5213-5.5-4
  @Test
  void followsAnUpdateThatLeftTheCmdBehindItsAcceptanceButBeforeThatCameIn() {
    bench.attach();
    bench.now += 2;
    Pbu behind = bench.relayed(3).at(bench.now - 1);
    bench.accept();

    bench.fromCmd(behind);

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
  }

  // Verifies: 5213-5.3.6-16, 5213-5.3.6-18
  @Test
  void tellsTheAddressOfItsRouterToWhoAsksForALinkLocalAddress() {
    bench.anchoringFor(2);
    LinkLocalAddress asked = new LinkLocalAddress(Ipv6Address.UNSPECIFIED);
    LinkLocalAddress router = new LinkLocalAddress(Dlif.of(1, 0).linkLocal());
    bench.now++;

    bench.fromCmd(bench.relayed(3).with(asked));
    assertThat(bench.answerTo(MaarBench.CMD).options().first(LinkLocalAddress.class))
        .hasValue(router);
    bench.now++;
    bench.fromCmd(bench.release().with(asked));

    assertThat(bench.answerTo(MaarBench.CMD).options().first(LinkLocalAddress.class))
        .hasValue(router);
  }

  // Verifies: 5213-5.5-4
  @Test
  void refusesAnOldRelease() {
    bench.anchoringFor(2);

    assertThat(refusal(bench.release().at(bench.now - 1)).status())
        .isEqualTo(Status.TIMESTAMP_LOWER);
  }

  @Test
  void theReviewedDraftFollowsEvenAnOldUpdate() {
    MaarBench draft = new MaarBench(Mode.RELAY, Profile.REVIEWED_DRAFT).anchoringFor(2);

    draft.fromCmd(draft.relayed(3).at(draft.now - 100));

    assertThat(draft.tunnels).containsExactly(MaarBench.downlink(3));
  }

  // Verifies: 5213-5.5-7, 5213-5.5-11, 6275-9.5.1-2, 6275-9.5.1-3
  @ParameterizedTest
  @CsvSource({"10, 11, 0", "10, 10, 135", "10, 9, 135", "65535, 0, 0", "0, 32768, 135"})
  void ordersUnstampedUpdatesByTheirSequenceNumber(int last, int next, int status) {
    bench.serving();
    bench.fromCmd(bench.relayed(2).sequence(last).without(Timestamp.class));

    bench.fromCmd(bench.relayed(2).sequence(next).without(Timestamp.class));

    BindingAcknowledgement answer = bench.answerTo(MaarBench.CMD);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.sequence()).isEqualTo(status == Status.ACCEPTED ? next : last);
  }

  // Verifies: 8885-3.2-24
  @Test
  void refusesToTunnelToItself() {
    bench.serving();
    bench.now++;

    assertThat(refusal(bench.relayed(1)).status()).isEqualTo(Status.REASON_UNSPECIFIED);
    assertThat(bench.drops()).contains(DropReason.TUNNEL_TO_SELF);
    assertThat(bench.tunnels).isEmpty();
  }

  // Verifies: 8885-3.2-4, 5213-5.3.1-1, 8885-4.1-5, 6275-10.3.1-7
  @Test
  void refusesWhatItCannotFollow() {
    bench.serving();
    bench.now++;

    assertThat(refusal(bench.relayed(2).without(ServingMaar.class)).status())
        .isEqualTo(Status.REASON_UNSPECIFIED);
    assertThat(
            refusal(bench.relayed(2).without(ServingMaar.class).without(BindingUpdate.DISTRIBUTED))
                .status())
        .isEqualTo(Status.ADMINISTRATIVELY_PROHIBITED);
    assertThat(refusal(bench.relayed(2).without(MnId.class)).status())
        .isEqualTo(Status.MISSING_MN_ID);
  }

  // Verifies: 8885-3.5-11, 8885-3.7-7, 5213-5.3.5-2, 5213-5.3.5-3
  @Test
  void aReleaseEndsForwardingAtOnceAndFreesThePrefixAfterAWhile() {
    bench.anchoringFor(2);
    bench.now++;

    bench.fromCmd(bench.release());

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(MaarBench.CMD).lifetime()).isZero();
    assertThat(bench.state()).isEqualTo(MaarState.RELEASED);
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.armed(Timer.Kind.LIFETIME)).isEmpty();
    assertThat(bench.remaining(Timer.Kind.DELETE)).isEqualTo(10_000);
    bench.fire(Timer.Kind.DELETE);
    assertThat(bench.maar.bindings()).isEmpty();
    bench.attach(Bench.mn(2));
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
  }

  // Verifies: 5213-5.3.5-3
  @Test
  void aRepeatedReleaseIsAnsweredAndPutsNothingOff() {
    bench.anchoringFor(2);
    bench.now++;
    bench.fromCmd(bench.release());
    bench.now += 1_000;

    bench.fromCmd(bench.release());

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.remaining(Timer.Kind.DELETE)).isEqualTo(9_000);
  }

  // Verifies: 5213-5.3.5-4
  @Test
  void anUpdateWithinTheWhileBringsTheAnchorBack() {
    bench.anchoringFor(2);
    bench.now++;
    bench.fromCmd(bench.release());
    bench.now++;

    bench.relay(3);

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
    assertThat(bench.armed(Timer.Kind.DELETE)).isEmpty();
  }

  // Verifies: 5213-5.3.5-4, 8885-3.2-24
  @Test
  void aNodeThatAttachesWithinTheWhileGetsItsPrefixBack() {
    bench.anchoringFor(2);
    bench.now++;
    bench.fromCmd(bench.release());

    bench.attach();
    bench.accept();

    assertThat(bench.armed(Timer.Kind.DELETE)).isEmpty();
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 0));
  }

  // Verifies: 8885-3.5-11, 8885-3.1-2, 5213-6.9.2-4
  @Test
  void aReleaseWhileTheNodeIsHereRegistersItAgain() {
    bench.serving();
    bench.now++;

    bench.fromCmd(bench.release());

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.updateTo(MaarBench.CMD).lifetime()).isEqualTo(75);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.advertised).isEmpty();
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.advertised).hasSize(1);
  }

  // Verifies: 5213-5.4.1.1-7
  @Test
  void aReleaseOfAPrefixThatNobodyHasIsIgnored() {
    bench.anchoringFor(2);
    bench.now++;

    bench.fromCmd(bench.release().prefix(Bench.prefix(1, 4)));

    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.NO_SESSION, MaarBench.CMD));
    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
  }

  // Verifies: 5213-5.3-1, 5213-5.3.1-8, 6275-9.5.4-5, 6275-10.3.2-1
  @Test
  void knowsNothingOfAnUnknownNode() {
    bench.relay(2);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    assertThat(bench.maar.bindings()).isEmpty();

    bench.fromCmd(bench.release());

    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.NOT_LMA_FOR_THIS_MN);
    assertThat(bench.drops()).containsExactly(DropReason.REFUSED);
    assertThat(bench.maar.bindings()).isEmpty();
  }

  // Verifies: 8885-3.2-24
  @Test
  void aReturningNodeGetsItsFormerPrefixAndTheTunnelGoes() {
    bench.anchoringFor(2);

    bench.attach();

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.lastUpdate().options().all(HomeNetworkPrefix.class))
        .containsExactly(new HomeNetworkPrefix(Bench.prefix(1, 0)));
    bench.accept();
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 0));
  }

  // Verifies: 8885-3.2-6, 8885-3.1-1
  @Test
  void followsBesideItsOwnRegistrationAndEndsWhereTheCmdSays() {
    bench.attach();
    bench.now += 301;

    bench.relay(2);

    assertThat(bench.answerTo(MaarBench.CMD).isAccepted()).isTrue();
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.accept();
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.tunnels).isEmpty();
  }

  // Verifies: 8885-3.2-6, 8885-3.5-1
  @Test
  void anchorsWhenTheNodeLeavesThatItWasRegistering() {
    bench.attach();
    bench.now += 301;
    bench.relay(2);

    bench.detach();

    assertThat(bench.state()).isEqualTo(MaarState.ANCHORING);
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.armed(Timer.Kind.LIFETIME)).hasSize(1);
    bench.accept();
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
  }

  // Verifies: 8885-3.2-6
  @Test
  void tunnelsToNobodyOutsideTheDomain() {
    MaarBench bench = MaarBench.relay().anchoringFor(2);
    Set<Tunnel> before = Set.copyOf(bench.tunnels);

    bench.now++;
    bench.receive(
        MaarBench.CMD,
        Pbu.relayed(TestDomain.MN, Bench.prefix(1, 0), Ipv6Address.UNSPECIFIED)
            .sequence(9)
            .at(bench.now)
            .build());

    assertThat(bench.drops()).containsExactly(DropReason.UNKNOWN_PEER, DropReason.REFUSED);
    assertThat(bench.tunnels).isEqualTo(before);
  }
}
