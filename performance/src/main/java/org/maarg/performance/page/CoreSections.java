package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Diagram;
import org.maarg.security.report.Document;

/** Codec and core, by JMH. */
final class CoreSections {
  private CoreSections() {}

  static void add(Document document, Map<String, JsonNode> records) {
    Optional.ofNullable(records.get("codec")).ifPresent(it -> codec(document, it));
    Optional.ofNullable(records.get("refresh")).ifPresent(it -> refresh(document, it));
    Optional.ofNullable(records.get("handover")).ifPresent(it -> handover(document, it));
  }

  /** The figures of a benchmark. */
  static List<JsonNode> figures(JsonNode record, String benchmark) {
    return StreamSupport.stream(record.path("figures").spliterator(), false)
        .filter(it -> it.path("benchmark").asText().equals(benchmark))
        .toList();
  }

  static double nanos(JsonNode figure) {
    return figure.path("nanos").asDouble();
  }

  private static String time(JsonNode figure) {
    return new Spread(
            nanos(figure),
            figure.path("nanosLeast").asDouble(),
            figure.path("nanosMost").asDouble())
        .text();
  }

  private static String octets(JsonNode figure) {
    return Spread.number(figure.path("octetsAllocated").asDouble());
  }

  private static void codec(Document document, JsonNode record) {
    document.heading(2, "codec", "Reading and writing messages");
    document.paragraph(
        "`MobilityHeader.decode` and `encode` with the checksum verified and filled in, beside the"
            + " internet checksum alone over the same octets. The octets that reading allocates are"
            + " those of the message object, its options and what they hold; writing allocates the"
            + " array that it returns.");
    List<List<String>> rows = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    List<Diagram.Series> series = new ArrayList<>();
    List<JsonNode> bases = figures(record, "checksum");
    for (String benchmark : List.of("checksum", "decode", "encode")) {
      List<Diagram.Point> points = new ArrayList<>();
      for (JsonNode figure : figures(record, benchmark)) {
        points.add(new Diagram.Point(points.size(), nanos(figure)));
        JsonNode base = bases.get(points.size() - 1);
        double ratio = nanos(figure) / nanos(base);
        rows.add(
            List.of(
                benchmark + " " + figure.path("with").asText(),
                time(figure),
                Spread.number(ratio),
                octets(figure)));
      }
      series.add(new Diagram.Series(benchmark, points));
    }
    bases.forEach(it -> categories.add(it.path("with").asText()));
    document.numbers(List.of("operation", "ns", "to the checksum", "octets allocated"), rows);
    document.drawing(
        new Diagram(
            "performance-codec",
            Diagram.Kind.BARS,
            "Time to read and to write a message",
            new Diagram.Axis("message", false),
            new Diagram.Axis("ns", false),
            categories,
            series));
  }

  private static void refresh(Document document, JsonNode record) {
    document.heading(2, "refresh", "A renewal in the CMD's core");
    document.paragraph(
        "`Cmd.handle` from the update's object to the answer's, without octets, sockets and timers;"
            + " the mobile nodes call in an order that is not that of memory.");
    List<JsonNode> all = figures(record, "refresh");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode figure : all) {
      rows.add(
          List.of(
              Figure.count(figure.path("with").asLong()),
              time(figure),
              Spread.number(nanos(figure) / nanos(all.get(0))),
              octets(figure)));
    }
    document.numbers(List.of("mobile nodes", "ns", "to the first", "octets allocated"), rows);
    document.drawing(
        Figure.lines(
            "refresh",
            "A renewal in the core",
            new Diagram.Axis("mobile nodes", true),
            new Diagram.Axis("ns", false),
            List.of(Figure.series("renewal", all, "with", CoreSections::nanos))));
  }

  private static void handover(Document document, JsonNode record) {
    document.heading(2, "handover", "A handover in the CMD's core");
    document.paragraph(
        "From the update to the answer, with the update to each previous MAAR and its"
            + " acknowledgement, 1,000 mobile nodes.");
    List<JsonNode> all = figures(record, "handover");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode figure : all) {
      double previous = figure.path("with").asDouble();
      rows.add(
          List.of(
              figure.path("with").asText(),
              time(figure),
              Spread.number(nanos(figure) / previous),
              octets(figure)));
    }
    document.numbers(
        List.of("previous MAARs", "ns", "ns for each of them", "octets allocated"), rows);
    document.drawing(
        Figure.lines(
            "handover",
            "A handover in the core",
            new Diagram.Axis("previous MAARs", false),
            new Diagram.Axis("ns", false),
            List.of(Figure.series("handover", all, "with", CoreSections::nanos))));
  }
}
