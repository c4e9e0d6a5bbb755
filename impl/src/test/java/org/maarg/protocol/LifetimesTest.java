package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units of 4 seconds, and the moments of a lifetime that nodes act on. */
class LifetimesTest {
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 0x10000, Integer.MAX_VALUE})
  void whatTheFieldCannotCarryOrEndsTheBindingIsNotGranted(int units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lifetimes.requireGrantable(units))
        .withMessageContaining(String.valueOf(units));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 75, 0xffff})
  void everyOtherLifetimeIsGrantedAsItIs(int units) {
    assertThat(Lifetimes.requireGrantable(units)).isEqualTo(units);
  }

  // Verifies: 6275-6.1.7-3
  @Test
  void aUnitIsFourSeconds() {
    assertThat(Lifetimes.toMillis(1)).isEqualTo(4_000);
    assertThat(Lifetimes.toMillis(0xffff)).isEqualTo(262_140_000);
  }

  @Test
  void aMaarRenewsAfterThreeQuartersAndGivesUpASixteenthEarly() {
    assertThat(Lifetimes.refreshAfterMillis(16)).isEqualTo(48_000);
    assertThat(Lifetimes.endsAfterMillis(16)).isEqualTo(60_000);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0, 10",
    "10, 1999, 10",
    "10, 2000, 9",
    "10, 5999, 9",
    "10, 6000, 8",
    "10, 33999, 2",
    "10, 34000, 1",
    "10, 40000, 1",
    "1, 4000, 1",
  })
  void whatIsLeftIsToldToTheNearestUnitAndIsNeverNothing(int units, long elapsed, int left) {
    assertThat(Lifetimes.left(units, elapsed)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 40_001, Long.MAX_VALUE})
  void aMomentOutsideOfTheLifetimeTellsNothing(long elapsed) {
    assertThat(Lifetimes.left(10, elapsed)).isEqualTo(10);
  }
}
