package org.maarg.checks.world;

import org.maarg.protocol.StateWriter;

/** How often each {@link Budget} may still be drawn on. */
final class Budgets {
  private final int[] left;

  Budgets(Bounds bounds) {
    this.left = new int[Budget.values().length];
    put(Budget.MOVES, bounds.moves());
    put(Budget.PAUSES, bounds.pauses());
    put(Budget.DROPS, bounds.drops());
    put(Budget.DUPLICATES, bounds.duplicates());
    put(Budget.EARLY, bounds.early());
    put(Budget.CRASHES, bounds.crashes());
    put(Budget.MISSED_DETACHES, bounds.missedDetaches());
    put(Budget.LONG_TIMERS, bounds.longTimers());
    put(Budget.FORGERIES, bounds.forgeries());
    put(Budget.LIES, bounds.lies());
    put(Budget.LATE, bounds.late());
    put(Budget.CLOCK_STEPS, bounds.clockSteps());
    put(Budget.PATIENCE, bounds.patience());
    put(Budget.ODDITIES, bounds.oddities());
    put(Budget.AGAIN, bounds.again());
  }

  private Budgets(Budgets other) {
    this.left = other.left.clone();
  }

  private void put(Budget budget, int count) {
    left[budget.slot()] = count;
  }

  Budgets copy() {
    return new Budgets(this);
  }

  int left(Budget budget) {
    return left[budget.slot()];
  }

  boolean allows(Budget budget) {
    return left[budget.slot()] > 0;
  }

  void take(Budget budget) {
    left[budget.slot()]--;
  }

  /** Makes sure that at least so much is left. */
  void raise(Budget budget, int least) {
    left[budget.slot()] = Math.max(left[budget.slot()], least);
  }

  void writeState(StateWriter out) {
    for (int count : left) {
      out.put(count);
    }
  }
}
