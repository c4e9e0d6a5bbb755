package org.maarg.checks.world;

/** What happens in a world only so many times. */
enum Budget {
  MOVES(0),
  PAUSES(1),
  DROPS(2),
  DUPLICATES(3),
  EARLY(4),
  CRASHES(5),
  MISSED_DETACHES(6),
  LONG_TIMERS(7),
  FORGERIES(8),
  LIES(9),
  LATE(10),
  CLOCK_STEPS(11),
  PATIENCE(12),
  ODDITIES(13),
  AGAIN(14);

  private final int slot;

  Budget(int slot) {
    this.slot = slot;
  }

  /** Its place among all of them, from 0. */
  int slot() {
    return slot;
  }
}
