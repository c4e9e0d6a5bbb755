package org.maarg.security.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Peaks, gaps and the tolerance, on bursts whose numbers are plain. */
class BurstShapeTest {
  private static final int BURST = 3;

  /** {@link #BURST} packets at once, then one each 2 ms. */
  private static BurstShape paced(int more, long intervalMicros) {
    List<Long> times = new ArrayList<>(List.of(7L, 7L, 7L));
    for (int i = 1; i <= more; i++) {
      times.add(7 + i * intervalMicros);
    }
    return BurstShape.of(times);
  }

  @Test
  void peaksCountAWindowWithItsBeginAndWithoutItsEnd() {
    BurstShape shape = paced(100, 2_000);

    assertThat(shape.packets()).isEqualTo(103);
    assertThat(shape.peak(1)).isEqualTo(3);
    assertThat(shape.peak(10)).isEqualTo(3 + 4);
    assertThat(shape.peak(100)).isEqualTo(3 + 49);
    assertThat(shape.spanMicros()).isEqualTo(200_000);
    assertThat(shape.medianGapAfter(BURST)).isEqualTo(2_000);
  }

  @Test
  void timesMayComeInAnyOrder() {
    assertThat(BurstShape.of(List.of(2_500L, 500L, 1_400L)).peak(1)).isEqualTo(2);
  }

  @Test
  void nothingHasNoShape() {
    BurstShape nothing = BurstShape.of(List.of());

    assertThat(nothing.peak(100)).isZero();
    assertThat(nothing.spanMicros()).isZero();
    assertThat(nothing.medianGapAfter(0)).isZero();
  }

  @Test
  void aLateTimerIsWithinTheTolerance() {
    BurstShape simulated = paced(100, 2_000);
    BurstShape live = paced(100, 2_150);

    assertThat(BurstTolerance.tooFast(simulated, live, BURST)).isEmpty();
    assertThat(BurstTolerance.tooSlow(simulated, live, BURST)).isEmpty();
  }

  @Test
  void aPacerThatIsFasterIsNot() {
    BurstShape simulated = paced(100, 2_000);
    BurstShape live = paced(100, 1_800);

    assertThat(BurstTolerance.tooFast(simulated, live, BURST))
        .containsExactly(
            "live peak per 100 ms: 58, at most 53", "live span in us: 180000, at least 200000");
  }

  @Test
  void aPacerThatIsMuchSlowerIsNot() {
    BurstShape simulated = paced(100, 2_000);
    BurstShape live = paced(100, 4_000);

    assertThat(BurstTolerance.tooSlow(simulated, live, BURST))
        .containsExactly(
            "live peak per 190000 us: 50, at least 52",
            "live span in us: 400000, at most 340000",
            "live median gap in us: 4000, at most 3500");
  }

  @Test
  void aBurstWhereThereShouldBePacingIsNot() {
    BurstShape live = paced(100, 0);

    assertThat(BurstTolerance.tooFast(paced(100, 2_000), live, BURST)).hasSize(4);
  }
}
