package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** A mobile node attaches: what the MAAR asks of the CMD, and what it does with the answers. */
class MaarRegistrationTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 8885-3.1-1, 8885-3.1-2, 8885-3.1-6, 8885-4.1-1, 5213-6.9.1.5-1, 5213-6.9.1.5-2,
  // 6275-6.1.7-5, 6275-11.7.1-1, 6275-11.7.1-2, 6275-11.7.1-4, 6275-11.7.1-5, 6275-11.7.1-10,
  // 5213-6.9.1.5-4, 5213-6.9.1.1-2, 8885-3.7-6, 8885-3.2-1, 6275-6.1.7-2, 5213-8.1-2
  @Test
  void asksTheCmdWithATemporaryEntryAndAdvertisesNothing() {
    // Verifies: 5213-6.1-1, 5213-6.7-1, 5213-6.9.1.1-1, 5213-6.9.1.1-3, 5213-6.9.1.1-4,
    // 5213-6.9.1.1-5, 5213-6.9.1.1-6, 5213-6.9.1.1-9, 5213-6.9.1.1-14, 5213-6.9.1.1-16,
    // 5213-6.9.1.1-18, 5213-6.9.1.1-21, 5213-6.9.1.1-24, 5213-6.9.1.1-25, 5213-6.9.1.5-5,
    // 5213-6.9.2-3
    bench.attach();

    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
    assertThat(bench.advertised).isEmpty();
    assertThat(bench.outputs(Output.Send.class)).hasSize(1);
    BindingUpdate update = bench.updateTo(MaarBench.CMD);
    assertThat(update.flags()).isEqualTo(Pbu.FLAGS);
    assertThat(update.lifetime()).isEqualTo(75);
    Pbu expected = Pbu.of(TestDomain.MN, Bench.prefix(1, 0)).at(bench.now);
    assertThat(update.options().asList())
        .containsExactlyInAnyOrderElementsOf(expected.build().options().asList());
  }

  // Verifies: 8885-3.1-5, 8885-3.1-6, 8885-3.1-7, 8885-3.7-5, 5213-6.9.1.2-5
  @Test
  void becomesServingAndAdvertisesOnceTheCmdAccepts() {
    bench.attach();

    bench.answer(Pba.accepting(bench.lastUpdate()).lifetime(20));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.binding().lifetime()).isEqualTo(20);
    assertThat(bench.outputs(Output.Advertise.class))
        .containsExactly(
            new Output.Advertise(
                TestDomain.MN,
                Pbu.MN_LINK_LAYER,
                MaarBench.SELF,
                Dlif.of(1, 0),
                Bench.prefix(1, 0),
                true));
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(bench.events()).containsExactly(Event.SERVING);
  }

  // Verifies: 8885-3.2-13, 8885-3.2-15, 8885-3.2-16, 8885-3.7-1, 8885-3.7-2,
  // 8885-3.7-3,
  // 8885-3.7-4, 8885-4.7-4, 8885-4.8-4
  @Test
  void setsUpTunnelsAndRoutersForPreviousMaars() {
    // Verifies: 5213-6.9.1.2-19
    bench.attach();

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(3), Bench.prefix(3, 0))
            .dlif(Dlif.of(3, 0))
            .previous(TestDomain.maar(2), Bench.prefix(2, 0)));

    assertThat(bench.tunnels).containsExactlyInAnyOrder(MaarBench.uplink(2), MaarBench.uplink(3));
    assertThat(bench.advertised.get(Bench.prefix(3, 0)).dlif()).isEqualTo(Dlif.of(3, 0));
    assertThat(bench.advertised.get(Bench.prefix(3, 0)).anchor()).isEqualTo(TestDomain.maar(3));
    assertThat(bench.advertised.get(Bench.prefix(2, 0)).dlif()).isEqualTo(Dlif.UNKNOWN);
    assertThat(bench.advertised.values().stream().filter(Output.Advertise::preferred))
        .extracting(Output.Advertise::prefix)
        .containsExactly(Bench.prefix(1, 0));
  }

  // Verifies: 5213-8.2-2, 5213-8.2-4, 8885-4.2-3
  @Test
  void passesOverUnknownOptionsOfAnAnswerAndTakesAnyOrder() {
    bench.attach();
    UnknownOption unknown = new UnknownOption(200, Octets.ofHex("0102"));
    Pba answer =
        Pba.accepting(bench.lastUpdate())
            .without(MnId.class)
            .with(unknown)
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .with(unknown)
            .with(TestDomain.MN);

    bench.answer(answer);

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
  }

  // Verifies: 8885-3.2-20
  @Test
  void furtherAnswersToTheSameUpdateAdd() {
    bench.attach();
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0)));

    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.tunnels).containsExactlyInAnyOrder(MaarBench.uplink(2), MaarBench.uplink(3));
    assertThat(bench.outputs(Output.RemoveTunnel.class)).isEmpty();
  }

  // Verifies: 8885-3.2-20
  @Test
  void aDuplicateAnswerChangesNothing() {
    bench.attach();
    Pba answer = Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0));
    bench.answer(answer);

    bench.answer(answer);

    assertThat(bench.outputs).isEmpty();
  }

  // Verifies: 8885-3.2-13, 8885-3.2-17
  @Test
  void theFirstAnswerToANewUpdateReplacesWhatWasKnown() {
    // Verifies: 5213-6.12-2
    bench.attach();
    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .previous(TestDomain.maar(3), Bench.prefix(3, 0)));
    bench.fire(Timer.Kind.REFRESH);

    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(3));
    assertThat(bench.outputs(Output.AddTunnel.class)).isEmpty();
    assertThat(bench.advertised).doesNotContainKey(Bench.prefix(2, 0));
  }

  // Verifies: 8885-3.7-2, 8885-3.7-6
  @Test
  void aRouterIsShownAnewWhenItsAddressesBecomeKnown() {
    bench.attach();
    bench.answer(
        Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0)));

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .dlif(Dlif.of(2, 0)));

    assertThat(bench.advertised.get(Bench.prefix(2, 0)).dlif()).isEqualTo(Dlif.of(2, 0));
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(2));
    // What goes through the tunnel meanwhile goes on.
    assertThat(bench.outputs(Output.RemoveTunnel.class)).isEmpty();
    assertThat(bench.outputs(Output.Withdraw.class)).isEmpty();
    assertThat(bench.outputs(Output.Advertise.class)).hasSize(1);
  }

  // Verifies: 8885-3-6, 8885-3.2-13
  @Test
  void takesNoPreviousMaarThatIsItselfUnknownOrNamesAForeignPrefix() {
    bench.attach();

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(MaarBench.SELF, Bench.prefix(1, 5))
            .previous(Ipv6Address.parse("2001:db8:ffff::1"), Bench.prefix(2, 0))
            .previous(TestDomain.maar(2), Bench.prefix(3, 0))
            .previous(TestDomain.maar(4), Bench.prefix(4, 0)));

    assertThat(bench.drops())
        .containsExactly(
            DropReason.TUNNEL_TO_SELF, DropReason.UNKNOWN_PEER, DropReason.PREFIX_NOT_OF_PEER);
    assertThat(bench.tunnels).containsExactly(MaarBench.uplink(4));
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-2, 8885-4.2-1, 5213-5.3.6-1
  @Test
  void ignoresWhatDoesNotAnswerItsUpdate() {
    bench.attach();
    BindingUpdate update = bench.lastUpdate();

    assertIgnored(Pba.accepting(update).sequence(77), DropReason.NOT_OUTSTANDING);
    assertIgnored(Pba.refusing(update, 128).sequence(77), DropReason.NOT_OUTSTANDING);
    assertIgnored(
        Pba.accepting(update).without(Timestamp.class).with(new Timestamp(1)),
        DropReason.STALE_ACKNOWLEDGEMENT);
    assertIgnored(
        Pba.refusing(update, Status.NOT_AUTHORIZED_FOR_HNP)
            .without(Timestamp.class)
            .with(new Timestamp(1)),
        DropReason.STALE_ACKNOWLEDGEMENT);
    assertIgnored(
        Pba.accepting(update).without(BindingAcknowledgement.PROXY), DropReason.NOT_PROXY);
    assertIgnored(
        Pba.accepting(update).without(BindingAcknowledgement.DISTRIBUTED),
        DropReason.NOT_DISTRIBUTED);
    assertIgnored(Pba.accepting(update).without(MnId.class), DropReason.NO_MN_ID);
    assertIgnored(
        Pba.accepting(update).without(MnId.class).with(Bench.mn(9)), DropReason.CHANGED_OPTION);
    assertIgnored(Pba.accepting(update).lifetime(0), DropReason.NO_LIFETIME);
  }

  // Verifies: 8885-4.2-1
  @Test
  void aPlainAnchorIsBelievedInALaboratoryAlone() {
    Profile lab = Profile.DEPLOYABLE.with().set(Knob.LAB_PLAIN_PEERS, true).build();
    MaarBench plain = new MaarBench(Mode.RELAY, lab);
    plain.attach();

    plain.answer(Pba.accepting(plain.lastUpdate()).without(BindingAcknowledgement.DISTRIBUTED));

    assertThat(plain.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 6275-6.1.8-6
  @Test
  void takesAnAnswerWithAnOptionThatItDoesNotKnow() {
    bench.attach();

    bench.answer(
        Pba.accepting(bench.lastUpdate()).with(new UnknownOption(200, Octets.ofHex("0102"))));

    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
    assertThat(bench.drops()).isEmpty();
  }

  private void assertIgnored(Pba answer, DropReason reason) {
    bench.answer(answer);
    assertThat(bench.drops()).containsExactly(reason);
    assertThat(bench.outputs).hasSize(1);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
  }

  // Verifies: 8885-3.1-7
  @Test
  void showsItsRouterAgainToANodeThatAttachesOnceMore() {
    bench.serving();

    bench.attach();

    assertThat(bench.outputs(Output.Advertise.class)).hasSize(1);
    assertThat(bench.state()).isEqualTo(MaarState.REFRESHING);
  }

  // Verifies: 8885-3.1-2
  @Test
  void anAnswerFromBeforeANewAttachmentDoesNotCompleteIt() {
    bench.attach();
    BindingUpdate before = bench.lastUpdate();

    bench.attach();

    BindingUpdate after = bench.updateTo(MaarBench.CMD);
    assertThat(after.sequence()).isNotEqualTo(before.sequence());
    bench.answer(Pba.accepting(before));
    assertThat(bench.drops()).containsExactly(DropReason.NOT_OUTSTANDING);
    assertThat(bench.state()).isEqualTo(MaarState.REGISTERING);
    bench.answer(Pba.accepting(after));
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.5-1
  @Test
  void leavesOutALinkLayerIdentifierThatItDoesNotKnow() {
    // Verifies: 5213-6.9.1.1-17, 5213-6.9.1.1-19
    bench.feed(
        new Input.Attached(
            TestDomain.MN, Octets.EMPTY, AccessTechnologyType.VIRTUAL, bench.time()));

    BindingUpdate update = bench.updateTo(MaarBench.CMD);
    assertThat(update.options().has(MnLinkLayerIdentifier.class)).isFalse();
    assertThat(update.options().first(AccessTechnologyType.class).orElseThrow().value())
        .isEqualTo(AccessTechnologyType.VIRTUAL);
    assertThat(update.options().first(HandoffIndicator.class).orElseThrow().value())
        .isEqualTo(HandoffIndicator.UNKNOWN);
    bench.detach();
    bench.feed(
        new Input.Attached(
            TestDomain.MN, Octets.ofHex("000000000000"), AccessTechnologyType.WLAN, bench.time()));
    assertThat(bench.updateTo(MaarBench.CMD).options().has(MnLinkLayerIdentifier.class)).isFalse();
  }

  // Verifies: 5213-6.6-1, 5213-6.6-6
  @Test
  void tellsNodesApartByTheirIdentifiersWhateverThoseLookLike() {
    MnId opaque = new MnId(2, Octets.ofHex("00ff"));
    bench.attach();
    bench.attach(opaque);

    BindingUpdate update = bench.lastUpdate();
    assertThat(update.options().first(MnId.class)).contains(opaque);
    bench.accept();

    assertThat(bench.maar.bindings())
        .extracting(MaarBindingView::mn, MaarBindingView::state)
        .containsExactlyInAnyOrder(
            tuple(TestDomain.MN, MaarState.REGISTERING), tuple(opaque, MaarState.SERVING));
  }
}
