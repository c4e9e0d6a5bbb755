package org.maarg.spec.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** The coverage for programs. */
final class CoverageJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CoverageJson() {}

  /** Counts per RFC and section, and every gap. */
  static String of(CoverageReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("complete", report.isComplete());
    addTally(root, report.total());
    ArrayNode rfcs = root.putArray("rfcs");
    report.rfcs().forEach(it -> addRfc(rfcs.addObject(), it));
    ArrayNode gaps = root.putArray("gaps");
    report.gaps().forEach(it -> addGap(gaps.addObject(), it));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addRfc(ObjectNode node, RfcCoverage rfc) {
    node.put("rfc", rfc.rfc());
    addTally(node, rfc.total());
    ArrayNode sections = node.putArray("sections");
    for (Map.Entry<String, Tally> section : rfc.sections().entrySet()) {
      addTally(sections.addObject().put("section", section.getKey()), section.getValue());
    }
  }

  private static void addTally(ObjectNode node, Tally tally) {
    node.put("sentences", tally.sentences()).put("entries", tally.claimed());
    node.put("notOurs", tally.notOurs()).put("open", tally.open());
    node.put("percent", Double.parseDouble(tally.percent()));
  }

  private static void addGap(ObjectNode node, Gap gap) {
    node.put("kind", gap.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("rfc", gap.rfc()).put("section", gap.section());
    node.put("sentence", gap.digest()).put("words", gap.words());
    node.put("what", gap.what()).put("place", gap.place());
  }
}
