package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LocalPrefix;

/** Networks that only their MAAR reaches, and what a mobile node elsewhere is shown of them. */
class MaarLocalNetworksTest {
  private static final Ipv6Prefix LAB = Ipv6Prefix.parse("2001:db8:aaaa::/48");
  private static final Ipv6Prefix HALL = Ipv6Prefix.parse("2001:db8:bbbb::/64");

  private static MaarConfig config(List<Ipv6Prefix> networks) {
    return new MaarConfig(
        MaarBench.SELF,
        1,
        MaarBench.CMD,
        Mode.LOCATOR,
        Profile.DEPLOYABLE,
        TestDomain.pool(1),
        64,
        75,
        CmdBench.peers(),
        networks);
  }

  private final MaarBench bench = new MaarBench(config(List.of(LAB, HALL)));

  // Verifies: 8885-4.4-4
  @Test
  void anAnchorTellsThemInItsAnswers() {
    bench.serving().detach();
    bench.now++;

    bench.relay(2);

    assertThat(bench.answerTo(MaarBench.CMD).options().all(LocalPrefix.class))
        .containsExactly(new LocalPrefix(LAB), new LocalPrefix(HALL));
    assertThat(bench.answerTo(TestDomain.maar(2)).options().all(LocalPrefix.class)).hasSize(2);
  }

  // Verifies: 8885-3.7-10, 8885-3.7-11, 8885-3.7-12
  @Test
  void theServingMaarShowsRoutesThroughTheirAnchorsRouter() {
    bench.attach();

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(3), Bench.prefix(3, 0))
            .dlif(Dlif.of(3, 0))
            .with(new LocalPrefix(LAB))
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .with(new LocalPrefix(HALL)));

    Output.Advertise third = bench.advertised.get(Bench.prefix(3, 0));
    assertThat(third.localNetworks()).containsExactly(LAB);
    assertThat(third.dlif()).isEqualTo(Dlif.of(3, 0));
    assertThat(third.preferredLifetimeSeconds()).isZero();
    assertThat(third.validLifetimeSeconds()).isPositive();
    assertThat(third.onLink()).isTrue();
    assertThat(bench.advertised.get(Bench.prefix(2, 0)).localNetworks()).containsExactly(HALL);
    assertThat(bench.advertised.get(Bench.prefix(1, 0)).localNetworks()).isEmpty();
    assertThat(bench.advertised.get(Bench.prefix(1, 0)).preferredLifetimeSeconds()).isPositive();
  }

  // Verifies: 8885-4.4-4
  @Test
  void aDirectAnswerTellsThemToo() {
    bench.attach();

    bench.receive(
        TestDomain.maar(2),
        Pba.accepting(bench.lastUpdate())
            .without(HomeNetworkPrefix.class)
            .with(new HomeNetworkPrefix(Bench.prefix(2, 0)))
            .with(new LocalPrefix(LAB))
            .build());

    assertThat(bench.advertised.get(Bench.prefix(2, 0)).localNetworks()).containsExactly(LAB);
  }

  // Verifies: 8885-3.7-12
  @Test
  void noRouteToEverythingNorToWhatIsNoNetworkOfHosts() {
    bench.attach();
    Pba answer = Pba.accepting(bench.lastUpdate()).previous(TestDomain.maar(2), Bench.prefix(2, 0));
    for (String text : List.of("::/0", "fe80::/64", "ff02::/16", "2001:db8:aaaa::/48")) {
      answer.with(new LocalPrefix(Ipv6Prefix.parse(text))).with(new LocalPrefix(LAB));
    }

    bench.answer(answer);

    assertThat(bench.advertised.get(Bench.prefix(2, 0)).localNetworks()).containsExactly(LAB);
  }

  // Verifies: 8885-3.7-2
  @Test
  void aRouterIsShownUnderNoAddressThatARouterCannotHave() {
    bench.attach();

    bench.answer(
        Pba.accepting(bench.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .with(new DlifLinkLocalAddress(Ipv6Address.parse("2001:db8::7")))
            .with(new DlifLinkLayerAddress(Octets.ofHex("020000000001")))
            .previous(TestDomain.maar(3), Bench.prefix(3, 0))
            .with(new DlifLinkLocalAddress(Ipv6Address.parse("fe80::7")))
            .with(new DlifLinkLayerAddress(Octets.ofHex("030000000001")))
            .previous(TestDomain.maar(4), Bench.prefix(4, 0))
            .with(new DlifLinkLocalAddress(Ipv6Address.parse("fe80::8"))));

    assertThat(bench.advertised.get(Bench.prefix(4, 0)).dlif()).isEqualTo(Dlif.UNKNOWN);
    assertThat(bench.advertised.get(Bench.prefix(2, 0)).dlif()).isEqualTo(Dlif.UNKNOWN);
    assertThat(bench.advertised.get(Bench.prefix(3, 0)).dlif()).isEqualTo(Dlif.UNKNOWN);
  }

  @Test
  void aConfigurationNamesFewAndNotEverything() {
    List<Ipv6Prefix> many = new ArrayList<>(Collections.nCopies(17, LAB));
    assertThatThrownBy(() -> config(many)).isInstanceOf(IllegalArgumentException.class);
    List<Ipv6Prefix> most = new ArrayList<>();
    for (int i = 0; i < LocalNetworks.MOST; i++) {
      most.add(Ipv6Prefix.of(Ipv6Address.of(0x2001_0db8_cccc_0000L + i, 0), 64));
    }
    assertThat(config(most).localNetworks()).isEqualTo(most);
    assertThatThrownBy(() -> config(List.of(Ipv6Prefix.parse("::/0"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
