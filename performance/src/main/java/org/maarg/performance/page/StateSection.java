package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maarg.security.report.Document;

/** What it costs a CMD to keep its state. */
final class StateSection {
  private StateSection() {}

  static void add(Document document, Map<String, JsonNode> records) {
    JsonNode record = records.get("state");
    if (record == null) {
      return;
    }
    document.heading(2, "state", "With its state on the disk");
    document.paragraph(
        "A CMD with `state: DIR` beside one without, turn about, "
            + Figure.count(record.path("mns").asLong())
            + " mobile nodes, renewals as fast as they are answered, with so many under way. An answer"
            + " leaves when its update is on the disk; those that wait go there together, so that"
            + " few under way show the time that the disk takes, and many the processor's. What the"
            + " disk does with what it is told to keep is the machine's own; the folder was on a file"
            + " system of type `"
            + record.path("fileSystem").asText()
            + "`.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode one : record.path("windows")) {
      rows.add(
          List.of(
              Figure.count(one.path("window").asLong()),
              Figure.text(one, "with.perSecond"),
              Figure.text(one, "without.perSecond"),
              Figure.text(one, "ratio"),
              Figure.text(one, "with.microsEach"),
              Figure.text(one, "without.microsEach"),
              Figure.text(one, "with.p999"),
              Figure.text(one, "without.p999"),
              LoadSections.statuses(one.path("with"))));
    }
    document.numbers(
        List.of(
            "under way",
            "answers a second",
            "without state",
            "ratio",
            "processor, us each",
            "without",
            "99.9 % within, ms",
            "without",
            "answers by status"),
        rows);
  }
}
