package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Diagram;

/** Reading records, and making diagrams of them. */
final class Figure {
  private Figure() {}

  /** The records of the parts whose names begin so, by their number of mobile nodes. */
  static List<JsonNode> byMns(Map<String, JsonNode> records, String prefix) {
    return records.entrySet().stream()
        .filter(it -> it.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingInt((JsonNode it) -> it.path("mns").asInt()))
        .toList();
  }

  static Spread spread(JsonNode record, String path) {
    return Spread.of(record.at("/" + path.replace('.', '/')));
  }

  static double median(JsonNode record, String path) {
    return spread(record, path).median();
  }

  static String text(JsonNode record, String path) {
    return spread(record, path).text();
  }

  static String count(long value) {
    return String.format(java.util.Locale.ROOT, "%,d", value);
  }

  static Diagram.Series series(
      String name, List<JsonNode> records, String x, ToDoubleFunction<JsonNode> y) {
    List<Diagram.Point> points = new ArrayList<>();
    records.forEach(
        it -> points.add(new Diagram.Point(it.path(x).asDouble(), y.applyAsDouble(it))));
    return new Diagram.Series(name, points);
  }

  static Diagram lines(
      String id, String title, Diagram.Axis x, Diagram.Axis y, List<Diagram.Series> series) {
    return new Diagram("performance-" + id, Diagram.Kind.LINES, title, x, y, List.of(), series);
  }
}
