package org.maarg.checks.world;

/** What happens in a world only so many times. */
enum Budget {
  MOVES,
  PAUSES,
  DROPS,
  DUPLICATES,
  EARLY,
  CRASHES,
  MISSED_DETACHES,
  LONG_TIMERS,
  FORGERIES
}
