package org.maarg.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.maarg.conformance.play.TargetRole;

/** The requirements that the cases stand on, and the list of that. */
final class Grounds {
  static final Path FILE = Path.of("..", "spec", "conformance-cases.json");
  static final Path SCHEMA = Path.of("..", "spec", "conformance-cases.schema.json");

  private static final Path REQUIREMENTS = Path.of("..", "spec", "requirements");

  private Grounds() {}

  /** All entries of the catalogue by their IDs. */
  static Map<String, JsonNode> entries() throws IOException {
    Map<String, JsonNode> entries = new HashMap<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(REQUIREMENTS)) {
      files = tree.filter(it -> it.toString().endsWith(".yaml")).toList();
    }
    YAMLMapper yaml = new YAMLMapper();
    for (Path file : files) {
      for (JsonNode entry : yaml.readTree(file.toFile()).path("entries")) {
        entries.put(entry.path("id").asText(), entry);
      }
    }
    return entries;
  }

  /** What is wrong with the grounds of a case; empty if nothing is. */
  static List<String> problems(Case one, Map<String, JsonNode> entries) {
    List<String> problems = new ArrayList<>();
    Set<Level> allowed = EnumSet.noneOf(Level.class);
    for (String id : one.requirements()) {
      JsonNode entry = entries.get(id);
      if (entry == null) {
        problems.add(one + " stands on " + id + ", which does not exist");
      } else if (entry.has("withdrawn")) {
        problems.add(one + " stands on " + id + ", which is withdrawn");
      } else {
        allowed.addAll(under(entry.path("level").asText()));
      }
    }
    if (problems.isEmpty() && !allowed.contains(one.level())) {
      problems.add(one + " has level " + one.level() + ", which no entry of its grounds bears");
    }
    return problems;
  }

  /** The levels that a case may have on an entry of this level. */
  private static Set<Level> under(String entry) {
    return switch (entry) {
      case "MUST", "MUST NOT" -> EnumSet.allOf(Level.class);
      case "SHOULD", "SHOULD NOT" -> EnumSet.of(Level.SHOULD, Level.MAY, Level.READING);
      case "IMPLIED" -> EnumSet.of(Level.IMPLIED, Level.MAY, Level.READING);
      default -> EnumSet.of(Level.MAY, Level.READING);
    };
  }

  /** The list as it has to be. */
  static String text() throws IOException {
    Map<String, JsonNode> entries = entries();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode cases = root.putArray("cases");
    for (TargetRole role : TargetRole.values()) {
      Cases.of(role).forEach(it -> write(it, entries, cases.addObject()));
    }
    ArrayNode withdrawn = root.putArray("withdrawn");
    for (Withdrawn each : WithdrawnCases.all()) {
      withdrawn
          .addObject()
          .put("role", each.role().label())
          .put("id", each.id())
          .put("why", each.why());
    }
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root)
        + "\n";
  }

  private static void write(Case one, Map<String, JsonNode> entries, ObjectNode node) {
    node.put("role", one.role().label())
        .put("id", one.id())
        .put("level", one.level().name())
        .put("purpose", one.purpose());
    ArrayNode grounds = node.putArray("standsOn");
    for (String id : one.requirements()) {
      JsonNode entry = entries.getOrDefault(id, JsonNodeFactory.instance.objectNode());
      ObjectNode ground = grounds.addObject();
      ground.put("requirement", id).put("level", entry.path("level").asText());
      ArrayNode sentences = ground.putArray("sentences");
      entry.path("sentences").forEach(it -> sentences.add(it.asText()));
    }
  }
}
