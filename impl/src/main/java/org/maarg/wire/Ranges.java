package org.maarg.wire;

/** Range checks of fields, with one wording for all of them. */
public final class Ranges {
  public static final int U8 = 0xff;
  public static final int U16 = 0xffff;
  public static final long U32 = 0xffff_ffffL;

  private Ranges() {}

  /**
   * Checks a field against an inclusive range.
   *
   * @throws IllegalArgumentException naming field, value and range
   */
  public static void check(String field, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          field + " " + value + " is not in " + least + ".." + greatest);
    }
  }
}
