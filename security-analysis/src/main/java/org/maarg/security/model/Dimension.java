package org.maarg.security.model;

/**
 * What a number counts: powers of time and of octets. A plain number has neither.
 *
 * @param time 1 for a duration, -1 for a rate
 * @param octets 1 for an amount of data
 */
public record Dimension(int time, int octets) {
  /** A plain number. */
  public static final Dimension NUMBER = new Dimension(0, 0);

  /** A duration, in milliseconds. */
  public static final Dimension TIME = new Dimension(1, 0);

  /** So many per time, in 1 per millisecond. */
  public static final Dimension RATE = new Dimension(-1, 0);

  /** An amount of data, in octets. */
  public static final Dimension OCTETS = new Dimension(0, 1);

  Dimension times(Dimension other) {
    return new Dimension(time + other.time, octets + other.octets);
  }

  Dimension over(Dimension other) {
    return new Dimension(time - other.time, octets - other.octets);
  }

  @Override
  public String toString() {
    if (equals(NUMBER)) {
      return "a plain number";
    } else if (equals(TIME)) {
      return "a time (ms, s, min)";
    } else if (equals(RATE)) {
      return "a rate (/s)";
    } else if (equals(OCTETS)) {
      return "octets";
    }
    return "time^" + time + " octets^" + octets;
  }
}
