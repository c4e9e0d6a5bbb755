package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Diagram;
import org.maarg.security.report.Document;

/** The process itself: its start, its collector, where its time goes. */
final class ProcessSections {
  private ProcessSections() {}

  static void add(Document document, Map<String, JsonNode> records) {
    Optional.ofNullable(records.get("start")).ifPresent(it -> start(document, it));
    MemorySection.add(document, records);
    Optional.ofNullable(records.get("collectors")).ifPresent(it -> collectors(document, it));
    document.heading(2, "profiles", "Where the time goes");
    Figure.byMns(records, "profile-").forEach(it -> profile(document, it));
  }

  private static void start(Document document, JsonNode record) {
    document.heading(2, "start", "From the start of the process");
    document.paragraph(
        "From the start of the process to the answer to the first update: "
            + Figure.text(record, "secondsToFirstAnswer")
            + " s. From then on, second by second, as fast as it answers, 1,000 mobile nodes:");
    List<Diagram.Point> points = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode second : record.path("perSecond")) {
      points.add(new Diagram.Point(points.size() + 1, Spread.of(second).median()));
      rows.add(List.of(String.valueOf(points.size()), Spread.of(second).text()));
    }
    document.numbers(List.of("second", "answers a second"), rows);
    document.drawing(
        Figure.lines(
            "start",
            "Answers a second after the start",
            new Diagram.Axis("second", false),
            new Diagram.Axis("answers a second", false),
            List.of(new Diagram.Series("CMD", points))));
  }

  private static void collectors(Document document, JsonNode record) {
    document.heading(2, "collectors", "Java's collectors");
    document.paragraph(
        Figure.count(record.path("mns").asLong())
            + " mobile nodes, renewals at half the rate at which they are answered. The longest answers"
            + " are those that waited for the collector; what did not fit the socket meanwhile is not"
            + " answered. A small young generation is collected often and quickly: the launcher gives"
            + " nodes one of 64 MiB, with Java's own choice of collector. 2 GiB is what Java takes by"
            + " itself here, and more.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode choice : record.path("choices")) {
      rows.add(
          List.of(
              "`" + choice.path("options").asText() + "`",
              Figure.text(choice, "perSecond"),
              Figure.text(choice, "microsEach"),
              Figure.text(choice, "p99"),
              Figure.text(choice, "longest"),
              Figure.count(choice.path("unanswered").asLong())));
    }
    document.numbers(
        List.of(
            "options",
            "answers a second",
            "processor, us each",
            "99 % within, ms",
            "longest, ms",
            "not answered"),
        rows);
  }

  private static void profile(Document document, JsonNode record) {
    long mns = record.path("mns").asLong();
    document.heading(3, "profile-" + mns, Figure.count(mns) + " mobile nodes");
    document.paragraph(
        "Samples of Java's flight recorder on the threads that serve sockets, under 20,000 renewals"
            + " a second. The longest pauses of the collector in the run, start and"
            + " registration included: "
            + pauses(record)
            + ".");
    shares(document, record.path("methods"), "in Java");
    shares(document, record.path("calls"), "in the system's calls");
  }

  private static String pauses(JsonNode record) {
    List<String> parts = new ArrayList<>();
    record
        .path("longestPauseMillis")
        .properties()
        .forEach(
            it -> parts.add(it.getKey() + " " + Spread.number(it.getValue().asDouble()) + " ms"));
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void shares(Document document, JsonNode counts, String where) {
    List<List<String>> rows = new ArrayList<>();
    counts
        .path("shares")
        .properties()
        .forEach(
            it ->
                rows.add(
                    List.of(
                        "`" + it.getKey() + "`",
                        Spread.number(100 * it.getValue().asDouble()) + " %")));
    document.folded(
        Figure.count(counts.path("samples").asLong()) + " samples " + where,
        List.of("method", "share"),
        rows);
  }
}
