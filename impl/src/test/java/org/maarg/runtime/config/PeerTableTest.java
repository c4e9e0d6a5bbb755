package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Ipv6Address;

/** Who is where, both ways, and how it is known that nobody else speaks for a peer. */
class PeerTableTest {
  private static final PeerTable.Entry ONE = entry(1, "127.0.0.1:1", true);
  private static final PeerTable.Entry TWO = entry(2, "[::1]:2", false);

  private static PeerTable.Entry entry(int number, String endpoint, boolean secured) {
    Ipv6Address address = Ipv6Address.parse("2001:db8::" + number);
    return new PeerTable.Entry(address, Endpoints.parse(endpoint, 1), secured);
  }

  @Test
  void aPeerIsFoundByItsAddressAndByItsEndpoint() {
    PeerTable table = new PeerTable(List.of(ONE, TWO));
    for (PeerTable.Entry peer : List.of(ONE, TWO)) {
      assertThat(table.at(peer.address())).contains(peer);
      assertThat(table.at(peer.endpoint())).contains(peer);
    }
    assertThat(PeerTable.EMPTY.at(ONE.address())).isEmpty();
    assertThat(PeerTable.EMPTY.at(ONE.endpoint())).isEmpty();
  }

  private static void refuses(PeerTable.Entry second, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerTable(List.of(ONE, second)))
        .withMessageContaining(why);
  }

  @Test
  void noTwoPeersShareAnAddressOrAnEndpoint() {
    refuses(entry(1, "[::1]:2", true), "two peers have the address 2001:db8::1");
    refuses(entry(2, "127.0.0.1:1", true), "two peers have the endpoint");
    refuses(
        new PeerTable.Entry(
            TWO.address(), InetSocketAddress.createUnresolved("host.example", 1), true),
        "is unresolved");
  }

  // Verifies: 5213-4-1
  @ParameterizedTest
  @CsvSource({"NONE, false, none, false", "ASSERTED, true, asserted, true"})
  void anOperatorVouchesForAPeerOrNot(
      Protection protection, boolean vouched, String shown, String written) {
    PeerSettings peer =
        new PeerSettings(ONE.address(), Optional.empty(), Optional.empty(), vouched);
    assertThat(peer.protection()).isEqualTo(protection);
    assertThat(peer.securityAssociation()).isEqualTo(vouched);
    assertThat(protection.shownName()).isEqualTo(shown);
    assertThat(protection.configName()).isEqualTo(written);
  }

  // Verifies: 5213-4-1
  @Test
  void aPeerThatIsLookedAtIsToHaveASecurityAssociation() {
    PeerSettings peer =
        new PeerSettings(ONE.address(), Optional.empty(), Optional.empty(), Protection.VERIFIED);
    assertThat(peer.securityAssociation()).isTrue();
    assertThat(Protection.VERIFIED.shownName()).isEqualTo("verified");
  }
}
