package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Event;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** The first registration of a mobile node, and its renewal by the same MAAR. */
class CmdRegistrationTest {
  // Verifies: 8885-3-1, 8885-3.1-3, 8885-3.1-4, 8885-3-9, 5213-5.3.2-4, 5213-5.1-1, 6275-9.5.4-6,
  // 6275-10.3.1-8, 6275-10.3.1-15
  @ParameterizedTest
  @EnumSource(Mode.class)
  void storesTheNodeAndAnswersAtOnceInEveryMode(Mode mode) {
    CmdBench bench = new CmdBench(mode, Profile.DEPLOYABLE);

    bench.register(1);

    assertThat(bench.binding().mn()).isEqualTo(TestDomain.MN);
    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(CmdBench.maar(1));
    assertThat(bench.binding().prefixes()).containsExactly(Bench.prefix(1, 0));
    assertThat(bench.binding().active()).isTrue();
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).options().has(PreviousMaar.class)).isFalse();
    assertThat(bench.events()).containsExactly(Event.REGISTERED);
  }

  // Verifies: 8885-3-3
  @Test
  void installsNothing() {
    CmdBench bench = CmdBench.relay();

    bench.travel(1, 2, 3);

    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.advertised).isEmpty();
  }

  // Verifies: 5213-5.3.6-1, 5213-5.3.6-3, 5213-5.3.6-4, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-7,
  // 5213-5.5-6, 6275-10.3.1-3, 8885-4.2-1, 8885-3.2-27, 5213-5.3.6-2, 5213-5.3.6-14, 6275-9.5.4-2,
  // 5213-5.5-12, 5213-5.5-17
  @Test
  void answersWithTheOptionsOfTheUpdate() {
    CmdBench bench = CmdBench.relay();
    BindingUpdate update =
        bench.receive(1, bench.pbu(1).sequence(0xabcd).handoff(HandoffIndicator.NEW_INTERFACE));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));

    assertThat(answer.has(BindingAcknowledgement.PROXY)).isTrue();
    assertThat(answer.has(BindingAcknowledgement.DISTRIBUTED)).isTrue();
    assertThat(answer.sequence()).isEqualTo(0xabcd);
    assertThat(answer.options().asList())
        .containsExactlyInAnyOrderElementsOf(update.options().asList());
  }

  // Verifies: 5213-5.3.6-12, 5213-5.3.6-13, 5213-5.3.6-14, 5213-5.5-13
  @Test
  void answersWithoutTheOptionsThatTheUpdateLacked() {
    CmdBench bench = CmdBench.relay();
    bench.receive(1, bench.pbu(1).without(Timestamp.class).without(MnLinkLayerIdentifier.class));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));

    assertThat(answer.options().has(Timestamp.class)).isFalse();
    assertThat(answer.options().has(MnLinkLayerIdentifier.class)).isFalse();
    assertThat(answer.options().asList()).hasSize(4);
  }

  // Verifies: 8885-4.1-4, 6275-6.2.1-3, 6275-6.2-1, 6275-6.1.7-6, 5213-8.1-3, 5213-8.1-4
  @Test
  void skipsUnknownOptionsAndTakesOptionsInAnyOrder() {
    CmdBench bench = CmdBench.relay();
    Pbu pbu =
        bench
            .pbu(1)
            .without(MnId.class)
            .with(new UnknownOption(200, Octets.ofHex("0102")))
            .with(TestDomain.MN);

    bench.receive(1, pbu);

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.answerTo(CmdBench.maar(1)).options().has(UnknownOption.class)).isFalse();
  }

  // Verifies: 6275-10.3.1-1, 6275-10.3.1-2
  @ParameterizedTest
  @CsvSource({"1, 1", "74, 74", "75, 75", "76, 75", "65535, 75"})
  void grantsWhatIsAskedForButNoMoreThanItsLimit(int asked, int granted) {
    CmdBench bench = CmdBench.relay();

    bench.receive(1, bench.pbu(1).lifetime(asked));

    assertThat(bench.answerTo(CmdBench.maar(1)).lifetime()).isEqualTo(granted);
    assertThat(bench.binding().lifetime()).isEqualTo(granted);
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(granted * 4_000L);
  }

  // Verifies: 5213-5.3.3-1, 8885-3.2-23, 5213-5.3.1-14
  @Test
  void renewsForTheSameMaarWithoutMakingItItsOwnPreviousMaar() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.advance(200_000);

    bench.receive(1, bench.pbu(1).handoff(HandoffIndicator.UNCHANGED).lifetime(10));

    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    assertThat(bench.previousMaars()).isEmpty();
    assertThat(bench.events()).isEmpty();
    assertThat(bench.remaining(Timer.Kind.LIFETIME)).isEqualTo(40_000);
  }

  // Verifies: 8885-3.2-25
  @Test
  void answersARepeatedRegistrationAgain() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);

    BindingUpdate again = bench.register(1);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
    assertThat(answer.sequence()).isEqualTo(again.sequence());
    assertThat(bench.cmd.bindings()).hasSize(1);
  }

  private static LinkLocalAddress linkLocal(String address) {
    return new LinkLocalAddress(Ipv6Address.parse(address));
  }

  private static final LinkLocalAddress TO_ASSIGN = linkLocal("::");

  // Verifies: 5213-5.3.6-16, 5213-5.3.6-17, 5213-5.3.6-18
  @Test
  void returnsTheLinkLocalAddressOfTheSession() {
    CmdBench bench = CmdBench.relay();

    assertThat(linkLocalAfter(bench, 1, TO_ASSIGN))
        .as("reserved by RFC 6543")
        .containsExactly(linkLocal("fe80::200:5eff:fe00:5213"));
    assertThat(linkLocalAfter(bench, 1, linkLocal("fe80::7")))
        .containsExactly(linkLocal("fe80::7"));
    assertThat(linkLocalAfter(bench, 2, TO_ASSIGN)).containsExactly(linkLocal("fe80::7"));
    bench.register(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).options().has(LinkLocalAddress.class)).isFalse();
  }

  private static List<LinkLocalAddress> linkLocalAfter(
      CmdBench bench, int maar, LinkLocalAddress told) {
    bench.now++;
    bench.receive(maar, bench.pbu(maar).with(told));
    if (maar == 2) {
      bench.confirm(1);
    }
    return bench.answerTo(CmdBench.maar(maar)).options().all(LinkLocalAddress.class);
  }

  // Verifies: 5213-5.3.6-16
  @Test
  void returnsAPreviousMaarTheAddressThatItTells() {
    CmdBench bench = CmdBench.relay();
    linkLocalAfter(bench, 1, linkLocal("fe80::7"));
    bench.register(2);
    bench.confirm(1);
    bench.now++;
    bench.receive(1, bench.pbu(1).with(linkLocal("fe80::9")).lifetime(0));
    assertThat(bench.answerTo(CmdBench.maar(1)).options().all(LinkLocalAddress.class))
        .containsExactly(linkLocal("fe80::9"));
    bench.receive(2, bench.pbu(2).with(TO_ASSIGN).at(bench.now + 1));
    assertThat(bench.answerTo(CmdBench.maar(2)).options().all(LinkLocalAddress.class))
        .containsExactly(linkLocal("fe80::7"));
  }

  // Verifies: 5213-5.3.6-7
  @Test
  void returnsAnEmptyLinkLayerIdentifierToo() {
    CmdBench bench = CmdBench.relay();
    MnLinkLayerIdentifier empty = new MnLinkLayerIdentifier(Octets.EMPTY);

    bench.receive(1, bench.pbu(1).without(MnLinkLayerIdentifier.class).with(empty));

    assertThat(bench.answerTo(CmdBench.maar(1)).options().all(MnLinkLayerIdentifier.class))
        .containsExactly(empty);
  }

  // Verifies: 5213-5.3.1-16, 6275-9.5.1-6, 6275-9.5.4-6, 5213-5.3.6-2
  @Test
  void anAlternateCareOfAddressIsTheProxysAndTheAnswerGoesToTheSource() {
    Ipv6Address second = Ipv6Address.parse("2001:db8::1234");
    List<Peer> peers = new ArrayList<>(CmdBench.peers());
    peers.add(new Peer(second, TestDomain.pool(1)));
    CmdBench bench =
        new CmdBench(
            new CmdConfig(
                TestDomain.CMD,
                Mode.RELAY,
                Profile.DEPLOYABLE,
                CmdBench.MAX_LIFETIME,
                peers,
                MnAuthorization.ALL));
    bench.now++;

    bench.receive(1, bench.pbu(1).with(new AlternateCareOfAddress(second)));

    assertThat(bench.binding().proxyCareOfAddress()).isEqualTo(second);
    assertThat(bench.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.ACCEPTED);
    bench.register(2);
    assertThat(bench.updatesTo(second)).hasSize(1);
    assertThat(bench.previousMaars()).containsExactly(second);
  }

  // Verifies: 8885-3-1, 4283-3-3
  @Test
  void keepsMobileNodesApart() {
    CmdBench bench = CmdBench.relay();
    bench.register(1, Bench.mn(1));
    bench.register(2, Bench.mn(2));
    bench.register(1, Bench.mn(3));

    assertThat(bench.cmd.bindings().stream().map(CmdBindingView::mn))
        .containsExactly(Bench.mn(1), Bench.mn(2), Bench.mn(3));
    assertThat(
            bench.cmd.bindings().stream().flatMap(binding -> binding.prefixes().asList().stream()))
        .containsExactly(Bench.prefix(1, 0), Bench.prefix(2, 1), Bench.prefix(1, 2));
  }

  // Verifies: 4283-3-3
  @Test
  void tellsIdentifiersOfDifferentSubtypesApart() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    MnId other = new MnId(2, TestDomain.MN.identifier());

    bench.receive(2, Pbu.of(other, Bench.prefix(2, 0)).at(bench.now));

    assertThat(bench.cmd.bindings()).hasSize(2);
    assertThat(bench.answerTo(CmdBench.maar(2)).options().first(MnId.class)).contains(other);
  }

  // Verifies: 5213-5.3.6-5
  @Test
  void echoesWhateverHandoffAndAccessTechnologyItIsTold() {
    CmdBench bench = CmdBench.relay();
    Pbu pbu =
        bench
            .pbu(1)
            .handoff(250)
            .without(AccessTechnologyType.class)
            .with(new AccessTechnologyType(251));

    bench.receive(1, pbu);

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.options().first(HandoffIndicator.class).orElseThrow().value()).isEqualTo(250);
    assertThat(answer.options().first(AccessTechnologyType.class).orElseThrow().value())
        .isEqualTo(251);
    assertThat(answer.options().first(HomeNetworkPrefix.class).orElseThrow().prefix())
        .isEqualTo(Bench.prefix(1, 0));
  }
}
