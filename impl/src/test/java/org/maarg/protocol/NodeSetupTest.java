package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** What a node is set up with is what it has; what no message could carry is refused. */
class NodeSetupTest {
  private static final Ipv6Address OWN = Ipv6Address.of(1, 1);
  private static final Ipv6Address CMD = Ipv6Address.of(1, 2);
  private static final Ipv6Prefix POOL = Ipv6Prefix.parse("2001:db8:1::/48");
  private static final Ipv6Prefix NETWORK = Ipv6Prefix.parse("2001:db8:2::/48");
  private static final Peer PEER =
      new Peer(Ipv6Address.of(1, 3), Ipv6Prefix.parse("2001:db8:3::/48"));

  private static MaarConfig maar(int number, int lifetime, List<Peer> peers) {
    return new MaarConfig(
        OWN,
        number,
        CMD,
        Mode.PROXY,
        Profile.HARDENED,
        POOL,
        64,
        lifetime,
        peers,
        List.of(NETWORK));
  }

  private static CmdConfig cmd(int lifetime, List<Peer> peers) {
    return new CmdConfig(CMD, Mode.LOCATOR, Profile.HARDENED, lifetime, peers, MnAuthorization.ALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 0xffff})
  void aMaarHasWhatItIsSetUpWith(int number) {
    MaarConfig config = maar(number, 75, List.of(PEER));
    assertThat(config.number()).isEqualTo(number);
    assertThat(config.address()).isEqualTo(OWN);
    assertThat(config.cmd()).isEqualTo(CMD);
    assertThat(config.mode()).isEqualTo(Mode.PROXY);
    assertThat(config.profile()).isEqualTo(Profile.HARDENED);
    assertThat(config.pool()).isEqualTo(POOL);
    assertThat(config.prefixLength()).isEqualTo(64);
    assertThat(config.lifetime()).isEqualTo(75);
    assertThat(config.localNetworks()).containsExactly(NETWORK);
  }

  @Test
  void aCmdHasWhatItIsSetUpWith() {
    CmdConfig config = cmd(75, List.of(PEER));
    assertThat(config.address()).isEqualTo(CMD);
    assertThat(config.mode()).isEqualTo(Mode.LOCATOR);
    assertThat(config.profile()).isEqualTo(Profile.HARDENED);
    assertThat(config.maxLifetime()).isEqualTo(75);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x10000})
  void aNumberThatFillsMoreThanItsOctetsIsRefused(int number) {
    assertThatIllegalArgumentException().isThrownBy(() -> maar(number, 75, List.of(PEER)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x10000})
  void aLifetimeThatNoUpdateCouldAskForIsRefused(int lifetime) {
    assertThatIllegalArgumentException().isThrownBy(() -> maar(1, lifetime, List.of(PEER)));
    assertThatIllegalArgumentException().isThrownBy(() -> cmd(lifetime, List.of(PEER)));
  }

  @Test
  void twoPeersOfOneAddressAreRefused() {
    List<Peer> twice = List.of(PEER, new Peer(PEER.address(), POOL));
    assertThatIllegalArgumentException().isThrownBy(() -> maar(1, 75, twice));
    assertThatIllegalArgumentException().isThrownBy(() -> cmd(75, twice));
    assertThat(Peer.byAddress(List.of(PEER))).containsOnlyKeys(PEER.address());
  }
}
