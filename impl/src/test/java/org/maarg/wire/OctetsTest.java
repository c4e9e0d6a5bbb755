package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OctetsTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "00, 00",
    "0aFf, 0aff",
    "02:11:22:33:44:55, 021122334455",
    "0a:ff00, 0aff00"
  })
  void hexadecimalTextIsReadWithOrWithoutColons(String text, String hex) {
    assertThat(Octets.ofHex(text)).hasToString(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "000",
        "0g",
        "g0",
        ":",
        ":00",
        "00:",
        "00::00",
        "0:0",
        "00 00",
        " 00",
        "0x00",
        "00:0",
        "\uff10\uff10",
        "\u0660\u0660"
      })
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Octets.ofHex(text));
  }

  @Test
  void everyOctetValueComesBack() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Octets octets = Octets.of(all);
    assertThat(Octets.ofHex(octets.toHex())).isEqualTo(octets);
    assertThat(Octets.ofHex(octets.toHex(":"))).isEqualTo(octets);
    assertThat(octets.at(0)).isZero();
    assertThat(octets.at(255)).isEqualTo(255);
    assertThat(octets.toByteArray()).isEqualTo(all);
    assertThat(octets.toAscii()).hasSize(256);
  }

  @Test
  void arraysAreCopiedOnTheWayInAndOut() {
    byte[] source = {1, 2, 3};
    Octets octets = Octets.of(source);
    source[0] = 9;
    octets.toByteArray()[1] = 9;
    assertThat(octets).isEqualTo(Octets.ofHex("010203")).hasSameHashCodeAs(Octets.ofHex("010203"));
    assertThat(Octets.copyOf(source, 1, 2)).isEqualTo(Octets.ofHex("0203"));
    assertThat(Octets.copyOf(source, 3, 0)).isEqualTo(Octets.EMPTY);
  }

  @Test
  void rangeOutsideTheArrayIsRefused() {
    int[][] ranges = {{-1, 1}, {0, -1}, {0, 4}, {3, 1}, {4, 0}, {1, Integer.MAX_VALUE}};
    for (int[] range : ranges) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> Octets.copyOf(new byte[3], range[0], range[1]))
          .withMessage("range " + range[0] + "+" + range[1] + " of 3");
    }
  }

  @Test
  void asciiTextComesBack() {
    assertThat(Octets.ofAscii("mn1@example.org").toAscii()).isEqualTo("mn1@example.org");
    assertThat(Octets.ofAscii(" ~").isPrintableAscii()).isTrue();
    assertThat(Octets.ofAscii("\u001f").isPrintableAscii()).isFalse();
    assertThat(Octets.ofAscii("\u007f").isPrintableAscii()).isFalse();
    assertThat(Octets.ofHex("80").isPrintableAscii()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Octets.ofAscii("a\u0080"));
  }

  @Test
  void orderIsUnsignedAndAPrefixComesFirst() {
    List<Octets> sorted =
        List.of(
            Octets.EMPTY,
            Octets.ofHex("00"),
            Octets.ofHex("0000"),
            Octets.ofHex("7f"),
            Octets.ofHex("80"),
            Octets.ofHex("ff"));
    assertThat(sorted).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aSeparatorStandsBetweenOctets() {
    assertThat(Octets.EMPTY.toHex(":")).isEmpty();
    assertThat(Octets.ofHex("0a").toHex(":")).isEqualTo("0a");
    assertThat(Octets.ofHex("0aff00").toHex(":")).isEqualTo("0a:ff:00");
  }
}
