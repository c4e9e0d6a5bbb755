package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Ipv6Address;

/** The addresses of distributed logical interfaces. */
// Verifies: 8885-3.7-2, 8885-3.7-1
class DlifTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 02:00:01:00:00:00, fe80::1ff:fe00:0",
    "65535, 16777215, 02:ff:ff:ff:ff:ff, fe80::ff:ffff:feff:ffff",
    "258, 197121, 02:01:02:03:02:01, fe80::1:2ff:fe03:201"
  })
  void makesALocalMacAddressAndItsLinkLocalAddress(
      int maar, int index, String mac, String linkLocal) {
    Dlif dlif = Dlif.of(maar, index);

    assertThat(dlif.linkLayer().toHex(":")).isEqualTo(mac);
    assertThat(dlif.linkLocal()).isEqualTo(Ipv6Address.parse(linkLocal));
    assertThat(dlif.linkLocal().isLinkLocal()).isTrue();
    assertThat(dlif.isKnown()).isTrue();
    assertThat(dlif).hasToString(mac + " " + linkLocal);
  }

  @Test
  void isUniqueInADomain() {
    Set<Dlif> seen = new HashSet<>();
    for (int maar = 0; maar < 100; maar++) {
      for (int index = 0; index < 100; index++) {
        assertThat(seen.add(Dlif.of(maar, index * 251))).isTrue();
      }
    }
  }

  @Test
  void theUnknownOneIsNotKnown() {
    assertThat(Dlif.UNKNOWN.isKnown()).isFalse();
    assertThat(Dlif.UNKNOWN).isNotEqualTo(Dlif.of(0, 0)).hasToString("unknown");
  }
}
