package org.maarg.fuzz.oracle;

/** Counts how many inputs got past the first checks. The runner reads the line that it prints. */
public final class Tally {
  /** How the line begins; then come two numbers, accepted and all. */
  public static final String LINE = "maarg: accepted ";

  private static long all;
  private static long accepted;

  private Tally() {}

  /** Counts an input. */
  public static void count(boolean isAccepted) {
    all++;
    if (isAccepted) {
      accepted++;
    }
  }

  /** Prints the line; a target calls this from {@code fuzzerTearDown}, the end of a run. */
  public static void print() {
    System.out.println(LINE + accepted + " of " + all);
  }
}
