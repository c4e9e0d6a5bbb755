package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pace in whole milliseconds never exceeds its rate, and comes near enough to it. */
// Verifies: 8885-3.2-22, 8885-6-4
class PaceTest {
  private static double perSecond(int rate) {
    Pace pace = Pace.of(rate, 1);
    return pace.tokensPerInterval() * 1_000.0 / pace.intervalMillis();
  }

  @Test
  void isNeverFasterThanTheRate() {
    for (int rate = 1; rate <= 5_000; rate++) {
      assertThat(perSecond(rate)).as("rate %d", rate).isLessThanOrEqualTo(rate);
    }
  }

  @Test
  void isNeverSlowerThanHalfTheRate() {
    for (int rate = 1; rate <= 5_000; rate++) {
      assertThat(perSecond(rate)).as("rate %d", rate).isGreaterThan(rate / 2.0);
    }
  }

  @Test
  void isExactForTheRatesThatProfilesUse() {
    for (int rate :
        new int[] {1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 200, 250, 500, 1_000, 2_000}) {
      assertThat(perSecond(rate)).as("rate %d", rate).isEqualTo(rate);
    }
  }

  @Test
  void waitsAWholePositiveIntervalForAtLeastOneToken() {
    for (int rate = 1; rate <= 5_000; rate++) {
      Pace pace = Pace.of(rate, 7);
      assertThat(pace.isActive()).isTrue();
      assertThat(pace.intervalMillis()).isBetween(1L, 1_000L);
      assertThat(pace.tokensPerInterval()).isPositive();
      assertThat(pace.burst()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1000, 1", "10, 100, 1", "500, 2, 1", "1000, 1, 1", "3000, 1, 3", "60, 50, 3"})
  void takesTheShortestIntervalOfWholeTokens(int rate, long interval, int tokens) {
    assertThat(Pace.of(rate, 1).intervalMillis()).isEqualTo(interval);
    assertThat(Pace.of(rate, 1).tokensPerInterval()).isEqualTo(tokens);
  }

  @Test
  void aRateOfNothingIsNoPacing() {
    assertThat(Pace.of(0, 0).isActive()).isFalse();
    assertThat(Pace.NONE.isActive()).isFalse();
  }
}
