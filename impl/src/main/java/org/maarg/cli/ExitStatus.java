package org.maarg.cli;

/** What a command tells the shell. */
public final class ExitStatus {
  /** It is done, and the answer is yes. */
  public static final int OK = 0;

  /** It is done, and the answer is no: inconsistent, refused, not found, not reached. */
  public static final int NEGATIVE = 1;

  /** The arguments, or a file that they name, cannot be used. */
  public static final int USAGE = 2;

  /** A defect of this program. */
  public static final int DEFECT = 3;

  /** Nothing was tested, so that there is no answer. */
  public static final int NOTHING_TESTED = 4;

  /** It is done, and took longer than was asked for. */
  public static final int TOO_SLOW = 5;

  private ExitStatus() {}
}
