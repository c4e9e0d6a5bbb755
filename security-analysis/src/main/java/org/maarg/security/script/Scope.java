package org.maarg.security.script;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;

/** Values of names where a script is now. */
public final class Scope {
  private final Map<String, Double> values;
  private final SplittableRandom random;

  private Scope(Map<String, Double> values, SplittableRandom random) {
    this.values = values;
    this.random = random;
  }

  /** These values; the seed is that of chance in scripts. */
  public static Scope of(Map<String, Double> values, long seed) {
    return new Scope(new HashMap<>(values), new SplittableRandom(seed));
  }

  /** This scope with one more value. */
  public Scope with(String name, double value) {
    Map<String, Double> more = new HashMap<>(values);
    more.put(name, value);
    return new Scope(more, random);
  }

  /** A value in the unit of its dimension. */
  public double value(Expression expression) {
    return expression.value(values);
  }

  /**
   * A whole number of 0 or more.
   *
   * @throws IllegalArgumentException if it is not
   */
  public int count(Expression expression) {
    double value = value(expression);
    long whole = Math.round(value);
    if (Math.abs(value - whole) > 1e-9 || whole < 0 || whole > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "'" + expression + "' is " + value + ", not a whole number of 0 or more");
    }
    return (int) whole;
  }

  /** A time in whole milliseconds, rounded; it may be negative. */
  public long millis(Expression expression) {
    return Math.round(value(expression));
  }

  /** Number of a node: 0 for the CMD. */
  public int node(NodeRef node) {
    return node.maar().isEmpty() ? 0 : count(node.maar().get());
  }

  /** By chance 0 to bound - 1. Takes 64-bit values only, which are the same in every Java. */
  public long below(long bound) {
    return (long) (((random.nextLong() >>> 11) * 0x1.0p-53) * bound);
  }
}
