package org.maarg.sim;

import java.util.SplittableRandom;

/**
 * Seeded chance. Takes nothing but 64-bit values from {@link SplittableRandom}, whose derived
 * distributions have changed between Java releases: one seed means one run everywhere.
 */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True with this probability, 0..1; draws once in any case. */
  boolean happens(double probability) {
    return (random.nextLong() >>> 11) * 0x1.0p-53 < probability;
  }

  /** A value of 0..bound-1; the bias is below 2^-31. Draws once in any case. */
  int below(int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }
}
