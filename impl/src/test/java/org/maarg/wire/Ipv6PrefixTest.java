package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6PrefixTest {
  private static final Ipv6Address ONES = Ipv6Address.of(-1, -1);

  @Test
  void bitsPastEveryLengthAreCleared() {
    for (int length = 0; length <= 128; length++) {
      Ipv6Address address = Ipv6Prefix.of(ONES, length).address();
      assertThat(Long.bitCount(address.high())).isEqualTo(Math.min(length, 64));
      assertThat(Long.bitCount(address.low())).isEqualTo(Math.max(length - 64, 0));
      assertThat(Long.numberOfLeadingZeros(~address.high())).isEqualTo(Math.min(length, 64));
      assertThat(Long.numberOfLeadingZeros(~address.low())).isEqualTo(Math.max(length - 64, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 129, 255, 256, Integer.MAX_VALUE})
  void lengthOutOfRangeIsRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ipv6Prefix.of(ONES, length))
        .withMessage("prefix length %d is not in 0..128", length);
  }

  @ParameterizedTest
  @CsvSource({
    "::/0, ::/0",
    "2001:db8::/32, 2001:db8::/32",
    "2001:db8:1:2:3::/64, 2001:db8:1:2::/64",
    "ffff::1/128, ffff::1/128",
    "ffff::/7, fe00::/7"
  })
  void textIsReadAndWrittenInItsOneForm(String text, String canonical) {
    assertThat(Ipv6Prefix.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "::",
        "/64",
        "::/",
        "::/ 64",
        "::/-1",
        "::/129",
        "::/1000",
        "::/064",
        "::/6a",
        "::/64/",
        "::/\u0661",
        "::1::/64",
        "192.0.2.0/24"
      })
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Prefix.parse(text));
  }

  @Test
  void textOfEveryLengthComesBack() {
    for (int length = 0; length <= 128; length++) {
      Ipv6Prefix prefix = Ipv6Prefix.of(ONES, length);
      assertThat(Ipv6Prefix.parse(prefix.toString())).isEqualTo(prefix);
    }
  }

  @Test
  void prefixContainsWhatBeginsLikeIt() {
    Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:1::/48");
    assertThat(prefix.contains(Ipv6Address.parse("2001:db8:1:ffff::1"))).isTrue();
    assertThat(prefix.contains(Ipv6Address.parse("2001:db8:2::"))).isFalse();
    assertThat(prefix.contains(Ipv6Prefix.parse("2001:db8:1:2::/64"))).isTrue();
    assertThat(prefix.contains(prefix)).isTrue();
    assertThat(prefix.contains(Ipv6Prefix.parse("2001:db8::/32"))).isFalse();
    assertThat(prefix.overlaps(Ipv6Prefix.parse("2001:db8::/32"))).isTrue();
    assertThat(prefix.overlaps(Ipv6Prefix.parse("2001:db8:2::/48"))).isFalse();
    assertThat(Ipv6Prefix.parse("::/0").contains(ONES)).isTrue();
    assertThat(Ipv6Prefix.of(ONES, 128).contains(ONES)).isTrue();
  }

  @Test
  void orderIsByAddressThenLength() {
    List<Ipv6Prefix> sorted =
        List.of(
            Ipv6Prefix.parse("::/0"),
            Ipv6Prefix.parse("::/64"),
            Ipv6Prefix.parse("1::/16"),
            Ipv6Prefix.parse("1::/128"),
            Ipv6Prefix.parse("ffff::/16"));
    assertThat(sorted).isSorted().doesNotHaveDuplicates();
    assertThat(Ipv6Prefix.parse("1:2:3:4:5::/64"))
        .isEqualTo(Ipv6Prefix.parse("1:2:3:4:6::/64"))
        .hasSameHashCodeAs(Ipv6Prefix.parse("1:2:3:4:6::/64"))
        .isNotEqualTo(Ipv6Prefix.parse("1:2:3:4::/65"));
  }

  @Test
  void ofOneAddressTheShorterPrefixComesFirst() {
    Ipv6Prefix shorter = Ipv6Prefix.parse("1::/16");
    Ipv6Prefix longer = Ipv6Prefix.parse("1::/128");
    assertThat(shorter).isLessThan(longer);
    assertThat(longer).isGreaterThan(shorter);
    assertThat(Ipv6Prefix.parse("::/64")).isLessThan(shorter);
    assertThat(shorter).isGreaterThan(Ipv6Prefix.parse("::/64"));
  }

  @ParameterizedTest
  @CsvSource({
    "64, 64, has no prefix length",
    "1::, 1::, has no prefix length",
    "1::/, 1::/, has no prefix length in 0..128",
    "1::/129, 1::/129, has no prefix length in 0..128",
    "/64, '', is not an IPv6 address",
  })
  void whatIsWrongWithATextIsSaid(String text, String part, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ipv6Prefix.parse(text))
        .withMessage("'" + part + "' " + said);
  }
}
