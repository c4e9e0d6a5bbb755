package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Diagram;
import org.maarg.security.report.Document;

/** The whole process: load, overload, start, memory, profiles. */
final class LoadSections {
  private static final Diagram.Axis MNS = new Diagram.Axis("mobile nodes", true);

  private LoadSections() {}

  static void add(Document document, Map<String, JsonNode> records) {
    List<JsonNode> loads = Figure.byMns(records, "load-");
    if (!loads.isEmpty()) {
      closed(document, loads);
      half(document, loads);
    }
    StateSection.add(document, records);
    Optional.ofNullable(records.get("overload")).ifPresent(it -> overload(document, it));
  }

  private static void closed(Document document, List<JsonNode> loads) {
    document.heading(2, "load", "The whole process, as fast as it answers");
    document.paragraph(
        "`maarg cmd` in a Java machine of its own, over UDP on loopback: renewals with 256 under"
            + " way, turn about with a Netty echo server that takes the same datagrams. Processor"
            + " time is that of the whole process, collector and compiler included.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode load : loads) {
      rows.add(
          List.of(
              Figure.count(load.path("mns").asLong()),
              Figure.text(load, "closed.perSecond"),
              Figure.text(load, "echo.perSecond"),
              Figure.text(load, "ratio"),
              Figure.text(load, "closed.microsEach"),
              Figure.text(load, "echo.microsEach"),
              Figure.text(load, "closed.p999"),
              Figure.text(load, "echo.p999"),
              statuses(load.path("closed"))));
    }
    document.numbers(
        List.of(
            "mobile nodes",
            "answers a second",
            "of the echo",
            "ratio",
            "processor, us each",
            "echo's",
            "99.9 % within, ms",
            "echo's",
            "answers by status"),
        rows);
    document.drawing(
        Figure.lines(
            "rate",
            "Answers a second",
            MNS,
            new Diagram.Axis("answers a second", false),
            List.of(
                Figure.series("CMD", loads, "mns", it -> Figure.median(it, "closed.perSecond")),
                Figure.series("echo", loads, "mns", it -> Figure.median(it, "echo.perSecond")))));
    document.drawing(
        Figure.lines(
            "processor",
            "Processor time for each answer",
            MNS,
            new Diagram.Axis("us", false),
            List.of(
                Figure.series("CMD", loads, "mns", it -> Figure.median(it, "closed.microsEach")),
                Figure.series("echo", loads, "mns", it -> Figure.median(it, "echo.microsEach")))));
  }

  static String statuses(JsonNode rounds) {
    List<String> parts = new ArrayList<>();
    rounds
        .path("answersByStatus")
        .properties()
        .forEach(it -> parts.add(it.getKey() + ": " + Figure.count(it.getValue().asLong())));
    return String.join(", ", parts);
  }

  private static void half(Document document, List<JsonNode> loads) {
    document.heading(2, "latency", "Latency at half that rate");
    document.paragraph(
        "An open loop: an update's latency counts from when it was due, so that who stands still for"
            + " a while cannot hide what it kept waiting.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode load : loads) {
      rows.add(
          List.of(
              Figure.count(load.path("mns").asLong()),
              Figure.count(load.path("halfRate").asLong()),
              Figure.text(load, "half.p50"),
              Figure.text(load, "half.p99"),
              Figure.text(load, "half.p999"),
              Figure.text(load, "half.longest"),
              Figure.count(load.path("half").path("unanswered").asLong()),
              statuses(load.path("half"))));
    }
    document.numbers(
        List.of(
            "mobile nodes",
            "updates a second",
            "half within, ms",
            "99 % within, ms",
            "99.9 % within, ms",
            "longest, ms",
            "not answered",
            "answers by status"),
        rows);
    List<Diagram.Series> series = new ArrayList<>();
    for (String share : List.of("p50", "p99", "p999")) {
      series.add(Figure.series(share, loads, "mns", it -> Figure.median(it, "half." + share)));
    }
    document.drawing(
        Figure.lines("latency", "Latency at half load", MNS, new Diagram.Axis("ms", true), series));
  }

  private static void overload(Document document, JsonNode record) {
    document.heading(2, "overload", "Three times as much as it can answer");
    JsonNode during = record.path("during");
    document.paragraph(
        Figure.count(record.path("mns").asLong())
            + " mobile nodes; "
            + Figure.count(record.path("sustained").asLong())
            + " answers a second are sustained, and three times as many updates were due. Answered: "
            + Spread.number(Figure.median(during, "perSecond"))
            + " a second ("
            + statuses(during)
            + "); not answered within a second: "
            + Figure.count(during.path("unanswered").asLong())
            + "; not sent, because as many were under way as the generator holds: "
            + Figure.count(during.path("notSent").asLong())
            + ". The table has the seconds at half the sustained rate before and after it.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(afterRow("before", record.path("before")));
    int second = 0;
    for (JsonNode after : record.path("after")) {
      rows.add(afterRow("second " + ++second, after));
    }
    document.numbers(
        List.of("", "half within, ms", "99.9 % within, ms", "not answered", "answers by status"),
        rows);
    List<List<String>> counted = new ArrayList<>();
    record
        .path("counted")
        .properties()
        .forEach(
            it ->
                counted.add(
                    List.of("`" + it.getKey() + "`", Figure.count(it.getValue().asLong()))));
    document.paragraph("What the CMD itself had counted at the end, as far as it is not 0:");
    document.numbers(List.of("metric", "count"), counted);
  }

  private static List<String> afterRow(String when, JsonNode round) {
    return List.of(
        when,
        Figure.text(round, "p50"),
        Figure.text(round, "p999"),
        Figure.count(round.path("unanswered").asLong()),
        statuses(round));
  }
}
