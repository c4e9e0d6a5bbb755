package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.MnId;

/**
 * What timers ask of the clock behind them, and that nothing is left of those that were stopped.
 */
class NodeTimersAlarmsTest {
  private static final Timer A = Timer.of(Timer.Kind.RETRANSMIT, MnId.nai("a@example.org"));
  private static final Timer B = Timer.of(Timer.Kind.LIFETIME, MnId.nai("b@example.org"));
  private static final long MILLI = 1_000_000;

  private final List<Long> asked = new ArrayList<>();
  private final List<Runnable> alarms = new ArrayList<>();
  private final List<Timer> fired = new ArrayList<>();
  private long now = 7;
  private int turns;

  private final NodeTimers timers =
      new NodeTimers(
          new NodeTimers.Alarms() {
            @Override
            public long nanoTime() {
              return now;
            }

            @Override
            public Runnable after(long nanos, Runnable task) {
              asked.add(nanos);
              alarms.add(task);
              return () -> alarms.remove(task);
            }
          },
          task -> {
            turns++;
            task.run();
          },
          fired::add);

  private void pass(long millis) {
    now += millis * MILLI;
    List.copyOf(alarms).forEach(Runnable::run);
  }

  @Test
  void whatWasCancelledTakesNoTurn() {
    timers.start(A, 100);
    timers.start(B, 100);
    timers.cancel(A);
    pass(100);
    assertThat(fired).containsExactly(B);
    assertThat(turns).as("of the alarm and of B").isEqualTo(2);
  }

  @Test
  void afterAllWereCancelledTheNextIsTheOnlyOneToBeWaitedFor() {
    timers.start(A, 100);
    timers.cancelAll();
    assertThat(alarms).isEmpty();
    timers.start(B, 200);
    // An alarm may come before its timer, for what is far away comes nearer in steps.
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1)).isBetween(100 * MILLI + 1, 200 * MILLI);
    pass(200);
    assertThat(fired).containsExactly(B);
  }
}
