package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Document;

/** The CMD's live heap. */
final class MemorySection {
  private MemorySection() {}

  static void add(Document document, Map<String, JsonNode> records) {
    JsonNode memory = records.get("memory");
    if (memory == null) {
      return;
    }
    document.heading(2, "memory", "Memory of a mobile node at the CMD");
    document.paragraph(
        "What "
            + Figure.count(memory.path("mns").asLong())
            + " registrations leave in the process's heap after a full collection, by mobile node:"
            + " sessions, timers, and what grew beside them.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode one : memory.path("byPrevious")) {
      rows.add(
          List.of(one.path("previous").asText(), Spread.number(one.path("octetsEach").asDouble())));
    }
    document.numbers(List.of("previous MAARs", "octets"), rows);
    for (JsonNode one : memory.path("byPrevious")) {
      classes(document, one);
    }
    Optional.ofNullable(records.get("small-heap")).ifPresent(it -> smallHeap(document, it));
  }

  private static void classes(Document document, JsonNode one) {
    List<List<String>> rows = new ArrayList<>();
    one.path("octetsEachByClass")
        .properties()
        .forEach(
            it ->
                rows.add(
                    List.of("`" + it.getKey() + "`", Spread.number(it.getValue().asDouble()))));
    document.folded(
        "by class, with " + one.path("previous").asText() + " previous MAARs",
        List.of("class", "octets"),
        rows);
  }

  private static void smallHeap(Document document, JsonNode record) {
    String mns = Figure.count(record.path("mns").asLong());
    boolean done = record.path("registered").asBoolean();
    document.paragraph(
        mns
            + " mobile nodes in a heap of "
            + record.path("heapMegabytes").asText()
            + " MiB: "
            + (done
                ? "all have registered and handed over, and are renewed."
                : "they do not all register and hand over: " + record.path("why").asText() + "."));
  }
}
