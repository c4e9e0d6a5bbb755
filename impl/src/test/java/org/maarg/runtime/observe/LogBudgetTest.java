package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** So many in a second, on a clock that may begin anywhere. */
class LogBudgetTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();

  private static long allowed(LogBudget budget, int tries) {
    return IntStream.range(0, tries).filter(i -> budget.allows()).count();
  }

  /** A nanosecond clock counts from anywhere, below zero too, and may run over. */
  @ParameterizedTest
  @ValueSource(longs = {0, 5, -3 * SECOND, Long.MAX_VALUE - SECOND / 2})
  void eachSecondHasItsBudgetAndNoMore(long start) {
    nanos.set(start);
    LogBudget budget = new LogBudget(3, nanos::get);

    assertThat(allowed(budget, 10)).isEqualTo(3);
    nanos.addAndGet(SECOND - 1);
    assertThat(allowed(budget, 10)).as("a nanosecond before the second is over").isZero();
    nanos.addAndGet(1);
    assertThat(allowed(budget, 10)).isEqualTo(3);
    nanos.addAndGet(SECOND);
    assertThat(allowed(budget, 2)).isEqualTo(2);
    nanos.addAndGet(SECOND / 2);
    assertThat(allowed(budget, 10)).as("what is left of it").isEqualTo(1);
    nanos.addAndGet(100 * SECOND);
    assertThat(allowed(budget, 10)).as("nothing is saved up").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void whatIsLeftOutIsCountedUntilItIsTold(int perSecond) {
    LogBudget budget = new LogBudget(perSecond, nanos::get);
    assertThat(budget.takeSuppressed()).isZero();

    assertThat(allowed(budget, 20)).isEqualTo(perSecond);
    nanos.addAndGet(SECOND);
    assertThat(allowed(budget, 20)).isEqualTo(perSecond);

    assertThat(budget.takeSuppressed()).isEqualTo(2L * (20 - perSecond));
    assertThat(budget.takeSuppressed()).isZero();
  }
}
