package org.maarg.performance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aMobileNodeHasAsManyMaarsBehindItAsAskedForAfterEachMove() {
    LoadPlan plan = new LoadPlan(5, 10, 3, 1, 0, 1, SECOND, SECOND);
    for (int mn = 0; mn < plan.mns(); mn++) {
      for (int moves = plan.previous(); moves < 20; moves++) {
        Set<Integer> behind = new HashSet<>();
        for (int before = 0; before < moves; before++) {
          behind.add(plan.maarAfter(mn, before));
        }
        behind.remove(plan.maarAfter(mn, moves));
        assertThat(behind).hasSize(plan.previous());
      }
    }
  }

  @Test
  void whatCannotBeIsNamedByItsOption() {
    assertOption("--maars", () -> new LoadPlan(0, 1, 0, 0, 0, 1, SECOND, SECOND));
    assertOption("--maars", () -> new LoadPlan(251, 1, 0, 0, 0, 1, SECOND, SECOND));
    assertOption("--mns", () -> new LoadPlan(1, 0, 0, 0, 0, 1, SECOND, SECOND));
    assertOption("--k", () -> new LoadPlan(2, 1, 2, 0, 0, 1, SECOND, SECOND));
    assertOption("--moves", () -> new LoadPlan(2, 1, 1, 1.1, 0, 1, SECOND, SECOND));
    assertOption("--moves", () -> new LoadPlan(1, 1, 0, 0.5, 0, 1, SECOND, SECOND));
    assertOption("--rate", () -> new LoadPlan(1, 1, 0, 0, -1, 1, SECOND, SECOND));
    assertOption("--window", () -> new LoadPlan(1, 1, 0, 0, 0, 0, SECOND, SECOND));
    assertOption("--duration", () -> new LoadPlan(1, 1, 0, 0, 0, 1, SECOND, Duration.ZERO));
  }

  private static void assertOption(String option, Runnable make) {
    assertThatThrownBy(make::run)
        .isInstanceOfSatisfying(
            IllegalLoadException.class, it -> assertThat(it.option()).isEqualTo(option));
  }
}
