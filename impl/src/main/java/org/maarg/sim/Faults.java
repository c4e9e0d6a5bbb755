package org.maarg.sim;

/**
 * How a link treats datagrams. Probabilities are 0..1 and independent of each other.
 *
 * @param drop probability that a datagram is lost
 * @param duplicate probability that a second copy arrives, with a delay of its own
 * @param reorder probability that a copy takes up to {@code reorderMillis} longer
 * @param corrupt probability that an octet of a copy is changed
 * @param delayMillis least time from sending to arrival, 0 or more
 * @param jitterMillis a copy takes up to so much longer, 0 or more
 * @param reorderMillis greatest extra delay of a reordered copy, at least 1
 */
public record Faults(
    double drop,
    double duplicate,
    double reorder,
    double corrupt,
    int delayMillis,
    int jitterMillis,
    int reorderMillis) {

  /** A faultless link of 5 milliseconds. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 5, 0, 50);

  /** Checks the ranges. */
  public Faults {
    requireProbability("drop", drop);
    requireProbability("duplicate", duplicate);
    requireProbability("reorder", reorder);
    requireProbability("corrupt", corrupt);
    requireAtLeast("delayMillis", 0, delayMillis);
    requireAtLeast("jitterMillis", 0, jitterMillis);
    requireAtLeast("reorderMillis", 1, reorderMillis);
  }

  /** These faults with other probabilities of loss, duplication and reordering. */
  public Faults with(double dropped, double duplicated, double reordered) {
    return new Faults(
        dropped, duplicated, reordered, corrupt, delayMillis, jitterMillis, reorderMillis);
  }

  /** These faults with another probability of corruption. */
  public Faults withCorrupt(double corrupted) {
    return new Faults(
        drop, duplicate, reorder, corrupted, delayMillis, jitterMillis, reorderMillis);
  }

  /** These faults with other delays, in milliseconds. */
  public Faults withDelay(int delay, int jitter) {
    return new Faults(drop, duplicate, reorder, corrupt, delay, jitter, reorderMillis);
  }

  private static void requireProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", not a probability of 0..1");
    }
  }

  private static void requireAtLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", less than " + least);
    }
  }
}
