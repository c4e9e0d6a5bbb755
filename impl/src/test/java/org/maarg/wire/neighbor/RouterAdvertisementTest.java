package org.maarg.wire.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.LocalNetworks;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RouterAdvertisement.Preference;

class RouterAdvertisementTest {
  private static final Ipv6Address ROUTER = Ipv6Address.parse("fe80::1ff:fe00:0");
  private static final Ipv6Address HOST = Ipv6Address.parse("fe80::aa:ff:fe00:1");
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:100::/64");

  private static String hex(RouterAdvertisement message) {
    return Octets.of(message.encode(ROUTER, HOST)).toHex();
  }

  // Verifies: 4861-4.2-1, 4861-4.2-2, 4861-4.2-3, 4861-4.2-4, 4861-4.2-5, 4861-4.2-7, 4861-4.2-8
  // Verifies: 4861-4.6-1, 4861-4.6.1-1, 4861-4.6.2-1, 4861-4.6.2-4, 4861-4.6.2-5, 4861-4.6.4-1
  // Verifies: 4191-2.1-1, 4191-2.2-1
  @Test
  void whatAnAnchorShowsOctetByOctet() {
    RouterAdvertisement message =
        RouterAdvertisement.of(300, Preference.LOW)
            .withSource(Octets.ofHex("020001000000"))
            .withMtu(1460)
            .withPrefix(PREFIX, true, 300, 0);

    assertThat(hex(message).substring(8))
        .isEqualTo(
            "0018012c"
                + "00000000"
                + "00000000" // hop limit, low, 300 s, left open
                + "0101020001000000"
                + "05010000000005b4"
                + "030440c0"
                + "0000012c"
                + "00000000"
                + "00000000"
                + "20010db8010000000000000000000000");
    assertThat(hex(message)).startsWith("8600");
  }

  @Test
  void theChecksumIsRight() {
    byte[] octets = RouterAdvertisement.of(300, Preference.HIGH).encode(ROUTER, HOST);

    assertThat(Checksum.of(ROUTER, HOST, 58, octets, 0, octets.length)).isZero();
  }

  // Verifies: 4191-2.2-2
  @ParameterizedTest
  @CsvSource({"300, HIGH, 08", "300, MEDIUM, 00", "300, LOW, 18", "0, HIGH, 00", "0, LOW, 00"})
  void aRouterThatIsNoDefaultRouterHasNoPreference(int lifetime, Preference given, String flags) {
    assertThat(hex(RouterAdvertisement.of(lifetime, given)).substring(10, 12)).isEqualTo(flags);
  }

  // Verifies: 4191-2.3-1, 4191-2.3-2, 4191-2.3-3
  @ParameterizedTest
  @CsvSource({
    "::/0, 180100000000012c",
    "2001:db8::/32, 180220000000012c20010db800000000",
    "2001:db8:0:1::/64, 180240000000012c20010db800000001",
    "2001:db8:0:1:8000::/65, 180341000000012c20010db8000000018000000000000000"
  })
  void aRouteHasRoomForItsPrefix(String network, String option) {
    RouterAdvertisement message =
        RouterAdvertisement.of(300, Preference.LOW).withRoute(Ipv6Prefix.parse(network), 300);

    assertThat(hex(message).substring(32)).isEqualTo(option);
  }

  // Verifies: 4861-4.6.2-2, 4861-6.2.1-10
  @Test
  void noPrefixIsPreferredLongerThanItIsValid() {
    RouterAdvertisement message = RouterAdvertisement.of(300, Preference.HIGH);

    assertThatThrownBy(() -> message.withPrefix(PREFIX, true, 300, 301))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Verifies: 4861-4.6.2-3, 4861-6.2.1-7
  @Test
  void theLinkLocalPrefixIsNotAdvertised() {
    RouterAdvertisement message = RouterAdvertisement.of(300, Preference.HIGH);

    assertThatThrownBy(() -> message.withPrefix(Ipv6Prefix.parse("fe80::/64"), true, 300, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("link-local");
  }

  // Verifies: 4861-9-7
  @Test
  void withAllRoutesThatOneMaarMayNameItFitsIntoThePacketThatEveryLinkTakes() {
    RouterAdvertisement message =
        RouterAdvertisement.of(300, Preference.LOW)
            .withSource(Octets.ofHex("020001000000"))
            .withMtu(1460)
            .withPrefix(PREFIX, true, 300, 0);
    for (int i = 0; i < LocalNetworks.MOST; i++) {
      message = message.withRoute(Ipv6Prefix.of(Ipv6Address.of(0x20010db8L << 32, i), 128), 300);
    }
    assertThat(40 + message.encode(ROUTER, HOST).length).isLessThan(1280);
  }

  @Test
  void onlyALinkLocalAddressAdvertises() {
    RouterAdvertisement message = RouterAdvertisement.of(300, Preference.HIGH);

    assertThatThrownBy(() -> message.encode(Ipv6Address.parse("2001:db8::1"), HOST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not link-local");
  }

  @Test
  void aLifetimeFillsItsFourOctets() {
    RouterAdvertisement message =
        RouterAdvertisement.of(0xffff, Preference.LOW)
            .withRoute(Ipv6Prefix.parse("::/0"), 0x01020304);

    assertThat(hex(message).substring(12, 16)).isEqualTo("ffff");
    assertThat(hex(message).substring(32)).isEqualTo("1801000001020304");
  }

  @Test
  void aLongerLinkLayerAddressTakesAnotherUnit() {
    RouterAdvertisement message =
        RouterAdvertisement.of(300, Preference.LOW).withSource(Octets.ofHex("0200000000000001"));

    assertThat(hex(message).substring(32)).isEqualTo("01020200000000000001000000000000");
  }

  @Test
  void whatNoFieldCanCarryIsRefused() {
    RouterAdvertisement message = RouterAdvertisement.of(300, Preference.LOW);

    refused("router lifetime", () -> RouterAdvertisement.of(-1, Preference.LOW));
    refused("router lifetime", () -> RouterAdvertisement.of(0x10000, Preference.LOW));
    refused("MTU", () -> message.withMtu(1279));
    refused("MTU", () -> message.withMtu(0x10000));
    refused("valid lifetime", () -> message.withPrefix(PREFIX, true, -1, 0));
    refused("preferred lifetime", () -> message.withPrefix(PREFIX, true, 300, -1));
    refused("route lifetime", () -> message.withRoute(PREFIX, -1));
  }

  private static void refused(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field);
  }

  @Test
  void aRefusedSolicitationCostsNoStackTrace() {
    RefusedSolicitationException refused =
        new RefusedSolicitationException(RefusedSolicitationException.Reason.CODE, 1);

    assertThat(refused.getStackTrace()).isEmpty();
    assertThat(refused.fillInStackTrace()).isSameAs(refused);
  }
}
