package org.maarg.performance.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void aFigureIsTheMedianOfItsRoundsAndNoAverage() {
    Spread spread = Spread.of(List.of(5.0, 1.0, 1_000.0, 3.0, 2.0));
    assertThat(spread).isEqualTo(new Spread(3, 1, 1_000));
    assertThat(spread.text()).isEqualTo("3.00 (1.00 to 1,000)");
    assertThat(Spread.of(spread.json())).isEqualTo(spread);
    assertThat(Spread.of(List.of(4.0, 2.0)).median()).isEqualTo(2);
  }
}
