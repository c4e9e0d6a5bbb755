package org.maarg.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RatiosTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void itsOwnYardstickDecidesWhereThereIsOne() {
    Ratios text = new Ratios(OptionalDouble.of(0.02), OptionalDouble.of(0.5));
    assertThat(text.areReached()).isTrue();
    assertThat(new Ratios(OptionalDouble.of(0.29), NONE).isTooLow()).isTrue();
    assertThat(new Ratios(OptionalDouble.of(0.5), OptionalDouble.of(0.2)).isTooLow()).isTrue();
    assertThat(Ratios.NONE.isTooLow()).isFalse();
    assertThat(Ratios.NONE.areReached()).isFalse();
  }

  @Test
  void whatWarmsTheMachineUpDoesNotCount() {
    WarmRate rate = new WarmRate();
    assertThat(rate.perCpuSecond()).isZero();
    rate.read(2, 0);
    rate.read(1024, 10);
    rate.read(11_024, 20);
    rate.read(31_024, 40);
    assertThat(rate.perCpuSecond()).isEqualTo(1000);
  }
}
