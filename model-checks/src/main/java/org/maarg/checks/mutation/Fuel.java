package org.maarg.checks.mutation;

/**
 * How far a node may still go round about one input: a mutant that loops for good comes to an end.
 * Each loader of mutated classes has a class like this of its own; {@link FuelWeaver} has them burn
 * it.
 */
public final class Fuel {
  /** Many times what any shipped node needs in any world. */
  private static final int FULL = 200_000;

  private static final ThreadLocal<int[]> LEFT = ThreadLocal.withInitial(() -> new int[] {FULL});

  private Fuel() {}

  /** A node gets an input. */
  public static void fill() {
    LEFT.get()[0] = FULL;
  }

  /** A node goes back to where it was in its code. */
  public static void burn() {
    int[] left = LEFT.get();
    left[0]--;
    if (left[0] < 0) {
      throw new IllegalStateException("a node goes round in its code and does not come back");
    }
  }
}
