package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionTypeTest {
  // Verifies: 8885-5-1
  @Test
  void codesAreThoseAssigned() {
    int[] codes = {3, 8, 22, 23, 24, 25, 26, 27, 28, 65, 66, 67, 68, 69, 70};
    OptionType[] types = OptionType.values();
    assertThat(types).hasSameSizeAs(codes);
    for (int i = 0; i < codes.length; i++) {
      assertThat(types[i].code()).isEqualTo(codes[i]);
      assertThat(OptionType.isKnown(codes[i])).isTrue();
      assertThat(OptionType.nameOf(codes[i])).isEqualTo(types[i].label());
      assertThat(OptionType.needsDistributed(codes[i])).isEqualTo(codes[i] >= 65);
    }
  }

  @Test
  void everyCodeHasAName() {
    assertThat(OptionType.nameOf(0)).isEqualTo("Pad1");
    assertThat(OptionType.nameOf(1)).isEqualTo("PadN");
    assertThat(OptionType.nameOf(67)).isEqualTo("Previous MAAR");
    assertThat(OptionType.nameOf(71)).isEqualTo("option 71");
    assertThat(OptionType.nameOf(255)).isEqualTo("option 255");
  }
}
