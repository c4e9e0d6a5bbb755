package org.maarg.performance.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.maarg.cli.Json;

/** A figure that was taken more than once: its median, the least and the most. */
public record Spread(double median, double least, double most) {
  private static final double HUNDRED = 100;
  private static final double TEN = 10;

  /** Of the rounds; the median of an even number is the lower of the two in the middle. */
  public static Spread of(List<Double> rounds) {
    List<Double> sorted = rounds.stream().sorted().toList();
    return new Spread(
        sorted.get((sorted.size() - 1) / 2), sorted.get(0), sorted.get(sorted.size() - 1));
  }

  ObjectNode json() {
    return Json.object().put("median", median).put("least", least).put("most", most);
  }

  /** As {@link #json()} has it. */
  public static Spread of(JsonNode json) {
    return new Spread(
        json.path("median").asDouble(),
        json.path("least").asDouble(),
        json.path("most").asDouble());
  }

  /** The median, with the least and the most in parentheses. */
  public String text() {
    return number(median) + " (" + number(least) + " to " + number(most) + ")";
  }

  /** A number with as many digits as it is worth. */
  public static String number(double value) {
    double size = Math.abs(value);
    String format = size >= HUNDRED ? "%,.0f" : size >= TEN ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
