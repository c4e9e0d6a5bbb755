package org.maarg.security.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.security.model.Expression.Node;

/** Reads formulas by recursive descent; the dimension is worked out on the way. */
final class ExpressionParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?)(?:\\s*(?<unit>%|octets/s|octets|ms|min|/s|s)(?![\\w]))?"
              + "|(?<name>[A-Za-z][A-Za-z0-9.]*(?:_[A-Za-z0-9.]+)*)|(?<sign>[-+*/(),]))");
  private static final int MOST_LEVELS = 20;

  /** A part of the formula with its dimension. */
  private record Part(Node node, Dimension dimension) {}

  private final String text;
  private final Function<String, Dimension> dimensions;
  private final Matcher matcher;
  private final Set<String> names = new LinkedHashSet<>();
  private int next;
  private int level;

  ExpressionParser(String text, Function<String, Dimension> dimensions) {
    this.text = text.strip();
    this.dimensions = dimensions;
    this.matcher = TOKEN.matcher(this.text);
  }

  Expression whole() {
    Part part = sum();
    if (next < text.length()) {
      throw wrong(
          "'" + text.substring(next).strip() + "' is not expected; units are % ms s min /s octets");
    }
    return new Expression(text, part.node, part.dimension, names);
  }

  private Part sum() {
    Part left = product();
    while (true) {
      if (takeSign("+")) {
        left = added(left, product(), 1);
      } else if (takeSign("-")) {
        left = added(left, product(), -1);
      } else {
        return left;
      }
    }
  }

  private Part added(Part left, Part right, int sign) {
    requireSame(left, right);
    return new Part(
        names -> left.node.value(names) + sign * right.node.value(names), left.dimension);
  }

  private Part product() {
    Part left = factor();
    while (true) {
      if (takeSign("*")) {
        left = multiplied(left, factor());
      } else if (takeSign("/")) {
        left = divided(left, factor());
      } else if (takeName("mod")) {
        left = remainder(left, factor());
      } else if (takeName("div")) {
        left = quotient(left, factor());
      } else {
        return left;
      }
    }
  }

  private static Part multiplied(Part one, Part two) {
    return new Part(
        names -> one.node.value(names) * two.node.value(names), one.dimension.times(two.dimension));
  }

  private static Part divided(Part one, Part two) {
    return new Part(
        names -> one.node.value(names) / two.node.value(names), one.dimension.over(two.dimension));
  }

  private static Part quotient(Part one, Part two) {
    return new Part(
        names -> Math.floor(one.node.value(names) / two.node.value(names)),
        one.dimension.over(two.dimension));
  }

  private Part remainder(Part one, Part two) {
    requireSame(one, two);
    return new Part(names -> floorMod(one.node.value(names), two.node.value(names)), one.dimension);
  }

  private static double floorMod(double value, double by) {
    return value - by * Math.floor(value / by);
  }

  private Part factor() {
    if (++level > MOST_LEVELS) {
      throw wrong("nested too deeply");
    }
    try {
      if (takeSign("(")) {
        Part inner = sum();
        expectSign(")");
        return inner;
      } else if (takeSign("-")) {
        Part part = factor();
        return new Part(names -> -part.node.value(names), part.dimension);
      }
      return operand();
    } finally {
      level--;
    }
  }

  private Part operand() {
    if (!peek()) {
      throw wrong(next == text.length() ? "something is missing at the end" : "unknown sign");
    }
    String number = matcher.group("number");
    String name = matcher.group("name");
    if (number != null) {
      next = matcher.end();
      return number(number, matcher.group("unit"));
    } else if (name != null) {
      next = matcher.end();
      return name.equals("min") || name.equals("max") ? extreme(name.equals("min")) : name(name);
    }
    throw wrong("'" + matcher.group("sign") + "' is not expected");
  }

  private static Part number(String number, @org.jspecify.annotations.Nullable String symbol) {
    Unit unit = symbol == null ? Unit.ONE : Unit.named(symbol).orElseThrow();
    double value = unit.toBase(Double.parseDouble(number));
    return new Part(names -> value, unit.dimension());
  }

  private Part name(String name) {
    Dimension dimension = dimensions.apply(name);
    names.add(name);
    return new Part(values -> valueOf(name, values), dimension);
  }

  private static double valueOf(String name, Map<String, Double> values) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for " + name);
    }
    return value;
  }

  private Part extreme(boolean smallest) {
    expectSign("(");
    Part one = sum();
    expectSign(",");
    Part two = sum();
    expectSign(")");
    requireSame(one, two);
    return new Part(
        names ->
            smallest
                ? Math.min(one.node.value(names), two.node.value(names))
                : Math.max(one.node.value(names), two.node.value(names)),
        one.dimension);
  }

  private void requireSame(Part one, Part two) {
    if (!one.dimension.equals(two.dimension)) {
      throw wrong("mixes " + one.dimension + " and " + two.dimension);
    }
  }

  private boolean takeSign(String sign) {
    return take(sign, "sign");
  }

  private boolean takeName(String name) {
    return take(name, "name");
  }

  private boolean take(String wanted, String group) {
    if (peek() && wanted.equals(matcher.group(group))) {
      next = matcher.end();
      return true;
    }
    return false;
  }

  private void expectSign(String sign) {
    if (!takeSign(sign)) {
      throw wrong("'" + sign + "' is missing");
    }
  }

  private boolean peek() {
    return matcher.region(next, text.length()).lookingAt();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("'" + text + "' is no formula: " + what);
  }
}
