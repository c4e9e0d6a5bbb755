package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.SequenceNumber.isNewer;
import static org.maarg.wire.message.SequenceNumber.next;

import org.junit.jupiter.api.Test;

// Verifies: 6275-9.5.1-2
class SequenceNumberTest {
  @Test
  void numberItselfAndThe32768BeforeItAreNotNewer() {
    for (int last : new int[] {0, 1, 15, 32767, 32768, 32769, 65534, 65535}) {
      for (int back = 0; back <= 32768; back++) {
        assertThat(isNewer((last - back) & 0xffff, last)).isFalse();
      }
      for (int ahead = 1; ahead <= 32767; ahead++) {
        assertThat(isNewer((last + ahead) & 0xffff, last)).isTrue();
      }
    }
  }

  @Test
  void afterFifteenComeSixteenTo32782() {
    assertThat(isNewer(16, 15)).isTrue();
    assertThat(isNewer(32782, 15)).isTrue();
    assertThat(isNewer(32783, 15)).isFalse();
    assertThat(isNewer(65535, 15)).isFalse();
    assertThat(isNewer(0, 15)).isFalse();
    assertThat(isNewer(15, 15)).isFalse();
  }

  @Test
  void ofTwoNumbersHalfACircleApartNeitherIsNewer() {
    assertThat(isNewer(0, 32768)).isFalse();
    assertThat(isNewer(32768, 0)).isFalse();
  }

  @Test
  void zeroFollowsTheGreatest() {
    assertThat(next(0)).isEqualTo(1);
    assertThat(next(65534)).isEqualTo(65535);
    assertThat(next(SequenceNumber.MAX)).isZero();
    assertThat(isNewer(next(65535), 65535)).isTrue();
  }
}
