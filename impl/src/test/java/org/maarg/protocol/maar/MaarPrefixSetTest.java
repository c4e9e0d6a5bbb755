package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HomeNetworkPrefix;

/** A MAAR that assigns two prefixes to a mobile node. */
class MaarPrefixSetTest {
  private static final Ipv6Prefix A = Bench.prefix(1, 0);
  private static final Ipv6Prefix B = Bench.prefix(1, 1);
  private static final Ipv6Prefix C = Bench.prefix(1, 2);
  private static final Ipv6Prefix D = Bench.prefix(1, 3);
  private final MaarBench bench = bench(Mode.RELAY, 64);

  private static MaarBench bench(Mode mode, int prefixLength) {
    Profile two = Profile.DEPLOYABLE.with().set(Knob.PREFIXES_PER_MN, 2).build();
    return new MaarBench(mode, two, prefixLength);
  }

  private static List<HomeNetworkPrefix> options(Ipv6Prefix... prefixes) {
    List<HomeNetworkPrefix> options = new ArrayList<>();
    for (Ipv6Prefix prefix : prefixes) {
      options.add(new HomeNetworkPrefix(prefix));
    }
    return options;
  }

  private static Pba with(Pba pba, Ipv6Prefix... prefixes) {
    pba.without(HomeNetworkPrefix.class);
    options(prefixes).forEach(pba::with);
    return pba;
  }

  private static Pbu with(Pbu pbu, Ipv6Prefix... prefixes) {
    pbu.without(HomeNetworkPrefix.class);
    options(prefixes).forEach(pbu::with);
    return pbu;
  }

  private List<HomeNetworkPrefix> asked() {
    return bench.lastUpdate().options().all(HomeNetworkPrefix.class);
  }

  private static Tunnel downlink(Ipv6Prefix prefix) {
    return new Tunnel(TestDomain.MN, prefix, Tunnel.End.ANCHOR, TestDomain.maar(2));
  }

  // Verifies: 5213-6.9.1.1-25, 8885-3.1-6, 8885-3.7-2
  @Test
  void asksForAllInOneUpdateAndShowsThemByOneRouter() {
    bench.attach();
    assertThat(asked()).isEqualTo(options(A, B));

    bench.accept();

    assertThat(bench.advertised).containsOnlyKeys(A, B);
    assertThat(bench.advertised.values())
        .allMatch(Output.Advertise::preferred)
        .extracting(Output.Advertise::dlif)
        .containsOnly(Dlif.of(1, 0));
    bench.attach(Bench.mn(2));
    assertThat(asked()).isEqualTo(options(C, D));
  }

  // Verifies: 5213-6.9.1.3-2
  @Test
  void renewsAndEndsTheWholeSet() {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);
    assertThat(asked()).isEqualTo(options(A, B));
    bench.accept();

    bench.detach();
    assertThat(bench.advertised).isEmpty();
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(asked()).isEqualTo(options(A, B));
  }

  // Verifies: 5213-6.9.1.2-5
  @Test
  void onlyAnAnswerThatNamesAllOfThemAcceptsThem() {
    bench.attach();

    bench.answer(with(Pba.accepting(bench.lastUpdate()), A));
    assertThat(bench.drops()).containsExactly(DropReason.PREFIX_NOT_ASKED_FOR);
    bench.answer(with(Pba.accepting(bench.lastUpdate()), A, B, C));
    assertThat(bench.drops()).containsExactly(DropReason.PREFIX_NOT_ASKED_FOR);
    assertThat(bench.advertised).isEmpty();

    bench.answer(with(Pba.accepting(bench.lastUpdate()), B, A));
    assertThat(bench.state()).isEqualTo(MaarState.SERVING);
  }

  // Verifies: 5213-6.9.1.2-7
  @Test
  void asksForNoneOfARefusedSetAgain() {
    bench.attach();

    bench.refuse(Status.NOT_AUTHORIZED_FOR_HNP);

    assertThat(asked()).isEqualTo(options(C, D));
    bench.accept();
    assertThat(bench.advertised).containsOnlyKeys(C, D);
    assertThat(bench.advertised.get(C).dlif()).isEqualTo(Dlif.of(1, 2));
  }

  // Verifies: 5213-6.9.1.2-4, 5213-6.9.4-6
  @Test
  void takesOthersWhereTheCmdKnowsAnotherSet() {
    bench.attach();

    bench.refuse(Status.PREFIX_SETS_DIFFER);

    assertThat(asked()).isEqualTo(options(C, D));
  }

  // Verifies: 8885-3.1-1
  @Test
  void aPoolWithTooFewLeftServesNobodyAndKeepsNothing() {
    MaarBench small = bench(Mode.RELAY, 49);
    small.attach(Bench.mn(1));
    small.attach(Bench.mn(2));

    assertThat(small.drops()).containsExactly(DropReason.POOL_EXHAUSTED);
    assertThat(small.maar.holdings().of(Maar.PREFIXES)).isEqualTo(2);
  }

  // Verifies: 8885-3.2-6, 8885-3.2-9, 5213-5.3.6-4
  @Test
  void allPrefixesFollowTheMobileNodeEachThroughItsTunnel() {
    bench.serving();
    bench.detach();

    bench.fromCmd(with(bench.relayed(2), B, A));

    assertThat(bench.tunnels).containsExactlyInAnyOrder(downlink(A), downlink(B));
    BindingAcknowledgement answer = bench.answerTo(MaarBench.CMD);
    assertThat(answer.options().all(HomeNetworkPrefix.class)).isEqualTo(options(A, B));
    assertThat(answer.options().all(DlifLinkLocalAddress.class)).hasSize(1);

    bench.now++;
    bench.fromCmd(with(bench.release(), A, B));
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.RELEASED);
  }

  // Verifies: 5213-5.4.1.1-4
  @Test
  void aPartOfTheSetMovesAndEndsNothing() {
    bench.serving();
    bench.detach();
    for (Ipv6Prefix[] part : new Ipv6Prefix[][] {{A}, {B}, {A, C}, {A, B, C}, {A, A}}) {
      bench.now++;
      bench.fromCmd(with(bench.relayed(2), part));
      assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);
      bench.fromCmd(with(bench.release(), part));
      assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.PREFIX_SETS_DIFFER);
    }
    assertThat(bench.tunnels).isEmpty();
    assertThat(bench.state()).isEqualTo(MaarState.LINGERING);
  }

  // Verifies: 8885-3.2-13, 8885-3.7-6, 8885-4.5-5
  @Test
  void anOptionForEachPrefixOfAPreviousMaarAndItsRouterBehindThem() {
    bench.attach();
    Dlif router = Dlif.of(2, 0);

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .previous(TestDomain.maar(2), Bench.prefix(2, 1))
            .dlif(router)
            .previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.tunnels)
        .isEqualTo(
            Set.of(
                MaarBench.uplink(2, Bench.prefix(2, 0)),
                MaarBench.uplink(2, Bench.prefix(2, 1)),
                MaarBench.uplink(3, Bench.prefix(3, 0))));
    assertThat(bench.advertised.get(Bench.prefix(2, 0)).dlif()).isEqualTo(router);
    assertThat(bench.advertised.get(Bench.prefix(2, 1)).dlif()).isEqualTo(router);
    assertThat(bench.advertised.get(Bench.prefix(3, 0)).dlif()).isEqualTo(Dlif.UNKNOWN);
  }

  // Verifies: 8885-3.2-19
  @Test
  void aFurtherAnswerSaysAllOfTheMaarsThatItNames() {
    bench.attach();
    Pba first =
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .previous(TestDomain.maar(2), Bench.prefix(2, 1))
            .previous(TestDomain.maar(3), Bench.prefix(3, 0));
    bench.answer(first);

    // Not together, and one of them twice.
    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 2))
            .previous(TestDomain.maar(4), Bench.prefix(4, 0))
            .previous(TestDomain.maar(2), Bench.prefix(2, 1))
            .previous(TestDomain.maar(2), Bench.prefix(2, 1)));

    assertThat(bench.binding().anchors())
        .extracting(MaarBindingView.Anchor::prefix)
        .containsExactly(
            Bench.prefix(2, 1), Bench.prefix(2, 2), Bench.prefix(3, 0), Bench.prefix(4, 0));
  }

  // Verifies: 8885-6-6
  @Test
  void ofNoMaarMoreIsKeptThanASetCanHave() {
    bench.attach();
    Pba answer = Pba.accepting(bench.lastUpdate());
    for (int i = 0; i <= PrefixSet.MOST; i++) {
      answer.previous(TestDomain.maar(2), Bench.prefix(2, i));
    }
    bench.answer(answer.previous(TestDomain.maar(3), Bench.prefix(3, 0)));

    assertThat(bench.binding().anchors()).hasSize(PrefixSet.MOST + 1);
    assertThat(bench.tunnels)
        .contains(MaarBench.uplink(3, Bench.prefix(3, 0)))
        .doesNotContain(MaarBench.uplink(2, Bench.prefix(2, PrefixSet.MOST)));
  }

  // Verifies: 8885-3.3-2, 8885-3.3-4
  @Test
  void inLocatorModeAPreviousMaarTellsItsSetItself() {
    MaarBench locator = bench(Mode.LOCATOR, 64);
    locator.attach();
    Pba direct =
        with(Pba.accepting(locator.lastUpdate()), Bench.prefix(2, 0), Bench.prefix(2, 1))
            .dlif(Dlif.of(2, 0));

    locator.receive(TestDomain.maar(2), direct.build());

    assertThat(locator.state()).isEqualTo(MaarState.SERVING);
    assertThat(locator.binding().anchors())
        .containsExactly(
            new MaarBindingView.Anchor(TestDomain.maar(2), Bench.prefix(2, 0), Dlif.of(2, 0)),
            new MaarBindingView.Anchor(TestDomain.maar(2), Bench.prefix(2, 1), Dlif.of(2, 0)));
    locator.receive(
        TestDomain.maar(3), with(direct, Bench.prefix(3, 0), Bench.prefix(2, 3)).build());
    assertThat(locator.drops()).containsExactly(DropReason.PREFIX_NOT_OF_PEER);
    assertThat(locator.binding().anchors()).hasSize(2);
  }
}
