package org.maarg.spec.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.trace.Citation;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Decision;
import org.maarg.spec.trace.Exceptions;

/** The report for programs. */
final class ReportJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /** Everything: the gate's verdict, tallies, and each requirement with its places. */
  static String all(List<Coverage> coverage, List<Problem> problems) {
    ObjectNode root = NODES.objectNode();
    root.put("gate", problems.isEmpty() ? "open" : "closed");
    ArrayNode wrong = root.putArray("problems");
    for (Problem problem : problems) {
      place(wrong.addObject(), problem.file(), problem.line()).put("what", problem.what());
    }
    root.set("total", tally(Tally.of(coverage)));
    root.set("levels", levels(coverage));
    root.set("rfcs", rfcs(coverage));
    ArrayNode requirements = root.putArray("requirements");
    coverage.forEach(it -> requirements.add(node(it)));
    return text(root);
  }

  /** One requirement with its places. */
  static String one(Coverage coverage) {
    return text(node(coverage));
  }

  private static ArrayNode rfcs(List<Coverage> all) {
    ArrayNode rfcs = NODES.arrayNode();
    for (int rfc : Tally.rfcs(all)) {
      List<Coverage> coverage = Tally.ofRfc(all, rfc);
      ObjectNode node = rfcs.addObject().put("rfc", rfc);
      node.set("total", tally(Tally.of(coverage)));
      node.set("levels", levels(coverage));
      ArrayNode sections = node.putArray("sections");
      for (Map.Entry<String, Tally> section : Tally.bySection(all, rfc).entrySet()) {
        sections
            .addObject()
            .put("section", section.getKey())
            .set("total", tally(section.getValue()));
      }
    }
    return rfcs;
  }

  private static ArrayNode levels(List<Coverage> coverage) {
    ArrayNode levels = NODES.arrayNode();
    for (Map.Entry<Level, Tally> level : Tally.byLevel(coverage).entrySet()) {
      levels.addObject().put("level", level.getKey().text()).set("total", tally(level.getValue()));
    }
    return levels;
  }

  private static ObjectNode tally(Tally tally) {
    return NODES
        .objectNode()
        .put("requirements", tally.total())
        .put("implemented", tally.implemented())
        .put("verified", tally.verified())
        .put("covered", tally.covered())
        .put("excepted", tally.excepted())
        .put("notYet", tally.notYet())
        .put("missing", tally.missing());
  }

  private static ObjectNode node(Coverage coverage) {
    Requirement requirement = coverage.requirement();
    ObjectNode node = NODES.objectNode();
    node.put("id", requirement.id().toString());
    node.put("rfc", requirement.id().rfc()).put("section", requirement.id().section());
    node.put("level", requirement.level().text());
    ArrayNode roles = node.putArray("role");
    requirement.roles().forEach(it -> roles.add(it.text()));
    node.put("text", requirement.text());
    requirement.note().ifPresent(it -> node.put("note", it));
    requirement.withdrawn().ifPresent(it -> node.put("withdrawn", it));
    ArrayNode sentences = node.putArray("sentences");
    requirement.sentences().forEach(it -> sentences.add(it.toString()));
    place(node, requirement.file(), requirement.line());
    node.put("gated", requirement.isGated()).put("status", ReportText.of(coverage.status()));
    for (Citation.Evidence evidence : Citation.Evidence.values()) {
      ArrayNode places = node.putArray(ReportText.plural(evidence));
      coverage.of(evidence).forEach(it -> place(places.addObject(), it.file(), it.line()));
    }
    ArrayNode decisions = node.putArray("decisions");
    coverage.decisions().forEach(it -> decisions.add(node(it)));
    ArrayNode exceptions = node.putArray("exceptions");
    coverage.exceptions().forEach(it -> exceptions.add(node(it)));
    return node;
  }

  private static ObjectNode node(Decision decision) {
    return place(NODES.objectNode(), decision.file(), 1)
        .put("name", decision.name())
        .put("title", decision.title());
  }

  private static ObjectNode node(Exceptions.Entry exception) {
    ObjectNode node = NODES.objectNode();
    node.put("kind", exception.kind().text()).put("of", exception.missing().text());
    node.put("reason", exception.reason()).put("reviewed", exception.reviewed());
    return place(node, exception.file(), exception.line());
  }

  private static ObjectNode place(ObjectNode node, String file, int line) {
    return node.put("file", file).put("line", line);
  }

  private static String text(ObjectNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
