package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.hex;

import org.junit.jupiter.api.Test;

// Verifies: 6275-6.1.1-5
class ChecksumTest {
  private static final Ipv6Address ONE = Ipv6Address.parse("::1");
  private static final Ipv6Address TWO = Ipv6Address.parse("::2");

  private static int of(String octets) {
    byte[] bytes = hex(octets);
    return Checksum.of(ONE, TWO, 135, bytes, 0, bytes.length);
  }

  @Test
  void sumDoneByHand() {
    // Addresses 1 + 2, length 16 = 0x10, next header 135 = 0x87: 0x009a.
    // 3b01 + 0500 + 0000 + 0001 + 8210 + 0005 + 0102 + 0000 = 0xc319; together 0xc3b3.
    assertThat(of("3b01050000000001" + "8210000501020000")).isEqualTo(0xffff - 0xc3b3);
    assertThat(of("3b0105003c4c0001" + "8210000501020000")).isZero();
  }

  @Test
  void carriesAreAddedBackIn() {
    // 0x0092 + ffff + ffff + ffff + 0001 = 0x30090; 0x0090 + 3 = 0x0093.
    assertThat(of("ffffffffffff0001")).isEqualTo(0xffff - 0x0093);
    // A sum whose first carry makes another: 0x0092 + ff6d + 0001 = 0x10000 and so 1.
    assertThat(of("ff6d000100000000")).isEqualTo(0xfffe);
  }

  @Test
  void sumIsThatOfTheExampleInTheChecksumRfc() {
    // RFC 1071 3: the words 0001 f203 f4f5 f6f7 sum to ddf2; here the length 8 comes on top.
    byte[] octets = hex("0001f203f4f5f6f7");
    Ipv6Address zero = Ipv6Address.UNSPECIFIED;
    assertThat(Checksum.of(zero, zero, 0, octets, 0, 8)).isEqualTo(0xffff - 0xddfa);
  }

  @Test
  void everyWordOfTheAddressesCounts() {
    byte[] none = new byte[0];
    for (int bit = 0; bit < 64; bit++) {
      int expected = 0xffff - (1 << bit % 16);
      Ipv6Address high = Ipv6Address.of(1L << bit, 0);
      Ipv6Address low = Ipv6Address.of(0, 1L << bit);
      Ipv6Address zero = Ipv6Address.UNSPECIFIED;
      assertThat(Checksum.of(high, zero, 0, none, 0, 0)).isEqualTo(expected);
      assertThat(Checksum.of(low, zero, 0, none, 0, 0)).isEqualTo(expected);
      assertThat(Checksum.of(zero, high, 0, none, 0, 0)).isEqualTo(expected);
      assertThat(Checksum.of(zero, low, 0, none, 0, 0)).isEqualTo(expected);
    }
  }

  @Test
  void oddLastOctetIsTheUpperHalfOfAWord() {
    // 0x8d with length 3 in place of 8; 0102 + 0300.
    assertThat(of("010203")).isEqualTo(0xffff - (0x8d + 0x0402));
  }

  @Test
  void onlyTheRangeCounts() {
    byte[] octets = hex("ffff3b01050000000001ffff");
    byte[] inner = hex("3b01050000000001");
    assertThat(Checksum.of(ONE, TWO, 135, octets, 2, 8))
        .isEqualTo(Checksum.of(ONE, TWO, 135, inner, 0, 8));
  }

  @Test
  void lengthOverSixteenBitsCounts() {
    byte[] octets = new byte[0x10002];
    Ipv6Address zero = Ipv6Address.UNSPECIFIED;
    assertThat(Checksum.of(zero, zero, 0, octets, 0, octets.length)).isEqualTo(0xffff - 3);
  }
}
