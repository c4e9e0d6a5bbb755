package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timeouts double up to MAX_BINDACK_TIMEOUT and stay there. */
// Verifies: 8885-3.6-3, 8885-3.6-4, 6275-12-1
class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 0, 1000",
    "1000, 1, 2000",
    "1000, 2, 4000",
    "1000, 3, 8000",
    "1000, 4, 16000",
    "1000, 5, 32000",
    "1000, 6, 32000",
    "1000, 2147483647, 32000",
    "1500, 0, 1500",
    "1500, 4, 24000",
    "1500, 5, 32000",
    "50000, 0, 32000"
  })
  // Verifies: 6275-11.8-6
  void doublesUpToTheMaximum(long first, int attempt, long expected) {
    assertThat(Backoff.timeoutMillis(first, attempt, Profile.RFC8885)).isEqualTo(expected);
  }

  @Test
  void lifetimesEndAndRenewInTime() {
    for (int units = 1; units <= 0xffff; units++) {
      long full = Lifetimes.toMillis(units);
      assertThat(Lifetimes.refreshAfterMillis(units))
          .isPositive()
          .isLessThan(Lifetimes.endsAfterMillis(units));
      assertThat(Lifetimes.endsAfterMillis(units)).isLessThan(full);
    }
    assertThat(Lifetimes.toMillis(0xffff)).isEqualTo(262_140_000L);
  }
}
