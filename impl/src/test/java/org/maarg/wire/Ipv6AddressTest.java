package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {
  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "0:0:0:0:0:0:0:0, ::",
    "2001:DB8::0001, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fe80::1234:5678:9abc:def0, fe80::1234:5678:9abc:def0",
    "::192.0.2.33, ::c000:221",
    "::ffff:192.0.2.33, ::ffff:c000:221",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:255.255.255.255, 1:2:3:4:5:6:ffff:ffff",
    "1:2:3:4:5::0.0.0.0, 1:2:3:4:5::"
  })
  void textIsReadAndWrittenInItsOneForm(String text, String canonical) {
    Ipv6Address address = Ipv6Address.parse(text);
    assertThat(address).hasToString(canonical).isEqualTo(Ipv6Address.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:",
        ":1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7:8:",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1::2::3",
        "1:::2",
        "12345::",
        "::g",
        "::-1",
        "::+1",
        ":: 1",
        " ::",
        ":: ",
        "::1%lo",
        "[::1]",
        "::1/64",
        "::\u0661",
        "::\uff11",
        "1.2.3.4",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.",
        "::.1.2.3",
        "::1..2.3",
        "::256.1.1.1",
        "::1.1.1.256",
        "::1.1.1.1000",
        "::01.2.3.4",
        "::1.2.3.04",
        "::1.2.3.a",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "1:2:3:4:5:6::1.2.3.4"
      })
  void otherTextIsRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ipv6Address.parse(text))
        .withMessage("'" + text + "' is not an IPv6 address");
  }

  // Verifies: 6275-9.5.4-1
  @Test
  void unicastIsNeitherUnspecifiedNorMulticast() {
    assertThat(Ipv6Address.UNSPECIFIED.isUnicast()).isFalse();
    assertThat(Ipv6Address.parse("ff02::1").isUnicast()).isFalse();
    assertThat(Ipv6Address.parse("fe80::1").isUnicast()).isTrue();
    assertThat(Ipv6Address.parse("2001:db8::1").isUnicast()).isTrue();
  }

  @Test
  void textComesBackForEveryPatternOfZeroGroups() {
    for (int pattern = 0; pattern < 256; pattern++) {
      long high = groups(pattern >> 4);
      long low = groups(pattern & 0xf);
      Ipv6Address address = Ipv6Address.of(high, low);
      assertThat(Ipv6Address.parse(address.toString())).isEqualTo(address);
    }
  }

  private static long groups(int pattern) {
    long groups = 0;
    for (int i = 3; i >= 0; i--) {
      groups = (groups << 16) | ((pattern >> i & 1) * 0xa0L);
    }
    return groups;
  }

  @Test
  void octetsAreInNetworkOrder() {
    byte[] octets = new byte[20];
    Ipv6Address address = Ipv6Address.of(0x0123456789abcdefL, 0xfedcba9876543210L);
    address.write(octets, 2);
    assertThat(Octets.of(octets)).hasToString("00000123456789abcdeffedcba98765432100000");
    assertThat(Ipv6Address.read(octets, 2)).isEqualTo(address);
  }

  @Test
  void scopesEndWhereTheirPrefixesEnd() {
    assertThat(Ipv6Address.parse("fe80::1").isLinkLocal()).isTrue();
    assertThat(Ipv6Address.parse("febf:ffff::").isLinkLocal()).isTrue();
    assertThat(Ipv6Address.parse("fec0::").isLinkLocal()).isFalse();
    assertThat(Ipv6Address.parse("fe7f:ffff::").isLinkLocal()).isFalse();
    assertThat(Ipv6Address.parse("ff00::").isMulticast()).isTrue();
    assertThat(Ipv6Address.parse("feff:ffff::").isMulticast()).isFalse();
  }

  @Test
  void orderIsUnsigned() {
    List<Ipv6Address> sorted =
        List.of(
            Ipv6Address.of(0, 0),
            Ipv6Address.of(0, -1),
            Ipv6Address.of(1, 0),
            Ipv6Address.of(Long.MAX_VALUE, 0),
            Ipv6Address.of(-1, 0),
            Ipv6Address.of(-1, 1),
            Ipv6Address.of(-1, -1));
    assertThat(sorted).isSorted().doesNotHaveDuplicates();
    assertThat(Ipv6Address.of(3, 4))
        .isEqualByComparingTo(Ipv6Address.of(3, 4))
        .hasSameHashCodeAs(Ipv6Address.of(3, 4))
        .isNotEqualTo(Ipv6Address.of(4, 3));
  }
}
