package org.maarg.runtime.transport;

/**
 * How badly what a node sends is treated, for demonstrations and tests. Probabilities are 0..1 and
 * independent of each other.
 *
 * @param drop probability that a message is lost
 * @param duplicate probability that a second copy is sent, with a fate of its own
 * @param reorder probability that a copy is sent up to {@code reorderMillis} later
 * @param corrupt probability that an octet of a copy is changed
 * @param reorderMillis greatest delay of a reordered copy in milliseconds, at least 1
 * @param seed of the chances; one seed and one sequence of messages give one sequence of faults
 */
public record LinkFaults(
    double drop, double duplicate, double reorder, double corrupt, int reorderMillis, long seed) {
  /** No faults. */
  public static final LinkFaults NONE = new LinkFaults(0, 0, 0, 0, 50, 0);

  /** Checks the ranges. */
  public LinkFaults {
    requireProbability("drop", drop);
    requireProbability("duplicate", duplicate);
    requireProbability("reorder", reorder);
    requireProbability("corrupt", corrupt);
    if (reorderMillis < 1) {
      throw new IllegalArgumentException("reorderMillis is " + reorderMillis + ", less than 1");
    }
  }

  /** These faults with other chances, so that the nodes of a domain do not fail in step. */
  public LinkFaults withSeed(long other) {
    return new LinkFaults(drop, duplicate, reorder, corrupt, reorderMillis, other);
  }

  /** True if nothing ever goes wrong. */
  public boolean isNone() {
    return drop == 0 && duplicate == 0 && reorder == 0 && corrupt == 0;
  }

  private static void requireProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", not a probability of 0..1");
    }
  }
}
