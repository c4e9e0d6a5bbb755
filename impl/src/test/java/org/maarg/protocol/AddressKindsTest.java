package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.ServingMaar;

/**
 * Addresses and prefixes of a kind (RFC 4291 2.4) that cannot stand where a message has them: each
 * has its reason, and no effect.
 */
class AddressKindsTest {
  private final MaarBench maar = MaarBench.relay();

  // Verifies: 6275-9.5.1-6, 5213-4-6
  @ParameterizedTest
  @ValueSource(
      strings = {"::", "::1", "ff02::1", "fe80::1", "::ffff:192.0.2.1", "2001:db8:ffff::1"})
  void noBindingIsMadeForACareOfAddressThatIsNoMaars(String address) {
    CmdBench cmd = CmdBench.relay();

    cmd.receive(1, cmd.pbu(1).with(new AlternateCareOfAddress(Ipv6Address.parse(address))));

    assertThat(cmd.answerTo(CmdBench.maar(1)).isAccepted()).isFalse();
    assertThat(cmd.drops()).containsExactly(DropReason.REFUSED);
    assertThat(cmd.timers).isEmpty();
  }

  // Verifies: 8885-3-6, 5213-4-6
  @ParameterizedTest
  @ValueSource(
      strings = {"ff02::/64", "fe80::/64", "::ffff:0:0/96", "::1/128", "2001:db8:ffff::/64"})
  void noPrefixIsRegisteredThatIsNotOfTheMaarsPool(String prefix) {
    CmdBench cmd = CmdBench.relay();
    Pbu pbu = cmd.pbu(1).without(HomeNetworkPrefix.class);

    cmd.receive(1, pbu.with(new HomeNetworkPrefix(Ipv6Prefix.parse(prefix))));

    assertThat(cmd.answerTo(CmdBench.maar(1)).status()).isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
    assertThat(cmd.drops()).containsExactly(DropReason.REFUSED);
    assertThat(cmd.timers).isEmpty();
  }

  // Verifies: 8885-3.2-13
  @ParameterizedTest
  @ValueSource(
      strings = {"::", "::1", "ff02::1", "fe80::1", "::ffff:192.0.2.1", "2001:db8:ffff::1"})
  void noTunnelIsSetUpToAPreviousMaarThatIsNone(String address) {
    maar.attach();

    maar.answer(
        Pba.accepting(maar.lastUpdate()).previous(Ipv6Address.parse(address), Bench.prefix(2, 0)));

    assertThat(maar.drops()).containsExactly(DropReason.UNKNOWN_PEER);
    assertThat(maar.tunnels).isEmpty();
  }

  // Verifies: 8885-3.2-6
  @ParameterizedTest
  @ValueSource(
      strings = {"::", "::1", "ff02::1", "fe80::1", "::ffff:192.0.2.1", "2001:db8:ffff::1"})
  void noPrefixIsTunnelledToAServingMaarThatIsNone(String address) {
    maar.serving();
    maar.now++;

    maar.fromCmd(
        maar.relayed(2)
            .without(ServingMaar.class)
            .with(new ServingMaar(Ipv6Address.parse(address))));

    assertThat(maar.answerTo(MaarBench.CMD).isAccepted()).isFalse();
    assertThat(maar.drops()).containsExactly(DropReason.UNKNOWN_PEER, DropReason.REFUSED);
    assertThat(maar.tunnels).isEmpty();
  }

  // Verifies: 8885-3.7-6
  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "ff02::1", "2001:db8::1", "::ffff:192.0.2.1"})
  void aRouterIsNotShownUnderAnAddressThatIsNotLinkLocal(String address) {
    maar.attach();

    maar.answer(listing("02000000000a", address));

    assertThat(maar.drops()).containsExactly(DropReason.UNUSABLE_ADDRESS);
    assertThat(maar.advertised.get(Bench.prefix(2, 0)).dlif().isKnown()).isFalse();
    assertThat(maar.tunnels).containsExactly(MaarBench.uplink(2));
  }

  // Verifies: 8885-3.7-6
  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffff", "3333000000fb", "01005e000001"})
  void aRouterIsNotShownUnderAGroupsLinkLayerAddress(String linkLayer) {
    maar.attach();

    maar.answer(listing(linkLayer, "fe80::a"));

    assertThat(maar.drops()).containsExactly(DropReason.UNUSABLE_ADDRESS);
    assertThat(maar.advertised.get(Bench.prefix(2, 0)).dlif().isKnown()).isFalse();
  }

  private Pba listing(String linkLayer, String linkLocal) {
    return Pba.accepting(maar.lastUpdate())
        .previous(TestDomain.maar(2), Bench.prefix(2, 0))
        .with(new DlifLinkLocalAddress(Ipv6Address.parse(linkLocal)))
        .with(new DlifLinkLayerAddress(Octets.ofHex(linkLayer)));
  }

  // Verifies: 8885-4.4-4
  @ParameterizedTest
  @ValueSource(strings = {"::/0", "ff00::/8", "fe80::/64"})
  void noRouteIsShownToANetworkOfNoHosts(String network) {
    maar.attach();

    maar.answer(
        Pba.accepting(maar.lastUpdate())
            .previous(TestDomain.maar(2), Bench.prefix(2, 0))
            .with(new LocalPrefix(Ipv6Prefix.parse(network))));

    assertThat(maar.drops()).containsExactly(DropReason.UNUSABLE_ADDRESS);
    assertThat(maar.tunnels).containsExactly(MaarBench.uplink(2));
  }
}
