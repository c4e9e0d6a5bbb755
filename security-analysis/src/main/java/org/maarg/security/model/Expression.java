package org.maarg.security.model;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A formula of a scenario file: numbers with or without a unit, names, {@code + - * / div mod},
 * {@code min(a, b)}, {@code max(a, b)} and parentheses. {@code k + 1}, {@code 100 ms * i} and
 * {@code 1 / rate} are some.
 */
public final class Expression {
  /** A formula's meaning: its value for given values of names. */
  interface Node {
    double value(Map<String, Double> names);
  }

  private final String text;
  private final Node node;
  private final Dimension dimension;
  private final Set<String> names;

  Expression(String text, Node node, Dimension dimension, Set<String> names) {
    this.text = text;
    this.node = node;
    this.dimension = dimension;
    this.names = Set.copyOf(names);
  }

  /**
   * Reads a formula.
   *
   * @param dimensions gives the dimension of a name; throws IllegalArgumentException for one that
   *     there is not
   * @throws IllegalArgumentException if the text is no formula, or adds what cannot be added
   */
  public static Expression parse(String text, Function<String, Dimension> dimensions) {
    return new ExpressionParser(text, dimensions).whole();
  }

  /** As {@link #parse}, where a certain dimension is needed. */
  public static Expression parse(
      String text, Dimension needed, Function<String, Dimension> dimensions) {
    Expression expression = parse(text, dimensions);
    if (!expression.dimension.equals(needed)) {
      throw new IllegalArgumentException(
          "'" + text + "' is " + expression.dimension + " where " + needed + " is needed");
    }
    return expression;
  }

  /**
   * The value, in the unit of its dimension.
   *
   * @param values of all names in the formula
   */
  public double value(Map<String, Double> values) {
    return node.value(values);
  }

  /** What the value counts. */
  public Dimension dimension() {
    return dimension;
  }

  /** The names in the formula. */
  public Set<String> names() {
    return names;
  }

  /** The formula as written. */
  @Override
  public String toString() {
    return text;
  }
}
