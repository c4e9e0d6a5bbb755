package org.maarg.security.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value for each parameter: what a run is made with. */
public final class Point {
  private final Map<String, Parameter.Value> values;

  private Point(Map<String, Parameter.Value> values) {
    this.values = values;
  }

  /** Every combination of values; the last parameter changes fastest. */
  static List<Point> all(List<Parameter> parameters, boolean small) {
    List<Point> points = List.of(new Point(Map.of()));
    for (Parameter parameter : parameters) {
      List<Point> longer = new ArrayList<>();
      for (Point point : points) {
        for (Parameter.Value value : parameter.values(small)) {
          longer.add(point.with(parameter.name(), value));
        }
      }
      points = longer;
    }
    return points;
  }

  private Point with(String name, Parameter.Value value) {
    Map<String, Parameter.Value> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Point(more);
  }

  /** The values by name, in the order of the file. */
  public Map<String, Parameter.Value> values() {
    return java.util.Collections.unmodifiableMap(values);
  }

  /** The values that are numbers, for formulas. */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (!value.isWord()) {
            numbers.put(name, value.number());
          }
        });
    return numbers;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value.text()));
    return text.toString();
  }
}
