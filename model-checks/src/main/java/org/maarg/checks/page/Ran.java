package org.maarg.checks.page;

import java.util.BitSet;

/** What {@link TracedLoader} puts into code calls this: it remembers which marks were passed. */
public final class Ran {
  private static final BitSet PASSED = new BitSet();
  private static boolean listening;

  private Ran() {}

  /** A mark is passed. */
  public static void at(int mark) {
    if (listening) {
      PASSED.set(mark);
    }
  }

  /** Whether marks count from now on. */
  static void listen(boolean on) {
    listening = on;
  }

  /** Forgets what was passed. */
  static void clear() {
    PASSED.clear();
  }

  /** The marks passed since. */
  static int[] passed() {
    return PASSED.stream().toArray();
  }
}
