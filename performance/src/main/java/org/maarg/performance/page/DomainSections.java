package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.maarg.performance.record.Spread;
import org.maarg.security.report.Diagram;
import org.maarg.security.report.Document;

/** Whole domains in virtual time. */
final class DomainSections {
  private DomainSections() {}

  static void add(Document document, Map<String, JsonNode> records) {
    List<JsonNode> domains = Figure.byMns(records, "domain-");
    if (!domains.isEmpty()) {
      storms(document, domains);
    }
    Optional.ofNullable(records.get("signalling")).ifPresent(it -> signalling(document, it));
  }

  private static void storms(Document document, List<JsonNode> domains) {
    document.heading(2, "domains", "Whole domains: everybody attaches, everybody moves");
    document.paragraph(
        "A CMD and four MAARs in the simulator, relay mode, every message through the codec: all"
            + " mobile nodes attach at one moment of virtual time, and then all hand over at one. One"
            + " thread does the work of all five nodes and of the network. The heap is that of all of"
            + " them, after a full collection, when all are attached. Updates are not paced. Where a"
            + " handover takes more packets than with few mobile nodes, and more virtual time, some"
            + " were repeated or refused and asked for again.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode domain : domains) {
      rows.add(
          List.of(
              Figure.count(domain.path("mns").asLong()),
              Figure.count(domain.path("registered").asLong()),
              phase(domain.path("attach")),
              phase(domain.path("storm")),
              Spread.number(domain.path("storm").path("packetsEach").asDouble()),
              Figure.count(domain.path("storm").path("virtualMillis").asLong()),
              Spread.number(domain.path("octetsEach").asDouble())));
    }
    document.numbers(
        List.of(
            "mobile nodes",
            "registered at the end",
            "attachments a second",
            "handovers a second",
            "packets of a handover",
            "virtual ms until all is quiet",
            "octets of heap each"),
        rows);
    document.drawing(
        Figure.lines(
            "domains",
            "Whole domains",
            new Diagram.Axis("mobile nodes", true),
            new Diagram.Axis("mobile nodes a second", false),
            List.of(
                Figure.series("attach", domains, "mns", it -> rate(it.path("attach"))),
                Figure.series("hand over", domains, "mns", it -> rate(it.path("storm"))))));
  }

  private static double rate(JsonNode phase) {
    return phase.path("mnsPerSecond").asDouble();
  }

  private static String phase(JsonNode phase) {
    return Spread.number(rate(phase)) + (phase.path("quiet").asBoolean() ? "" : " (not quiet)");
  }

  private static void signalling(Document document, JsonNode record) {
    document.heading(2, "signalling", "Signalling of a handover");
    document.paragraph(
        "All Mobility Headers of one handover, by mode and previous MAARs; exact, and the same on"
            + " every machine.");
    Map<String, List<JsonNode>> byMode = new LinkedHashMap<>();
    record
        .path("handovers")
        .forEach(
            it -> byMode.computeIfAbsent(it.path("mode").asText(), m -> new ArrayList<>()).add(it));
    List<List<String>> rows = new ArrayList<>();
    List<Diagram.Series> series = new ArrayList<>();
    byMode.forEach(
        (mode, all) -> {
          String name = mode.toLowerCase(Locale.ROOT);
          all.forEach(
              it ->
                  rows.add(
                      List.of(
                          name + ", " + it.path("previous").asText(),
                          it.path("packets").asText(),
                          Figure.count(it.path("octets").asLong()))));
          series.add(Figure.series(name, all, "previous", it -> it.path("packets").asDouble()));
        });
    document.numbers(List.of("mode, previous MAARs", "packets", "octets"), rows);
    document.drawing(
        Figure.lines(
            "signalling",
            "Packets of a handover",
            new Diagram.Axis("previous MAARs", false),
            new Diagram.Axis("packets", false),
            series));
  }
}
