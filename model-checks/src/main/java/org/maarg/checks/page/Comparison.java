package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.maarg.cli.Json;

/** The same way in two settings, and where they begin to differ. */
final class Comparison {
  private final JsonNode one;
  private final JsonNode other;

  private Comparison(JsonNode one, JsonNode other) {
    this.one = one;
    this.other = other;
  }

  /**
   * Puts two ways beside each other.
   *
   * @param other went the steps of the first as far as it could, {@code stepsOfOther} tells which
   */
  static ObjectNode of(ObjectNode one, ObjectNode other) {
    ObjectNode json = Json.object();
    json.set("one", one);
    json.set("other", other);
    new Comparison(one, other).mark(json);
    return json;
  }

  private void mark(ObjectNode json) {
    JsonNode pairs = other.path("stepsOfOther");
    for (int step = 1; step <= pairs.size(); step++) {
      int twin = pairs.get(step - 1).asInt();
      String title = one.path("steps").get(step - 1).path("title").asText();
      if (twin == 0) {
        difference(json, step, 0, "the other cannot take this step: " + title);
        return;
      }
      if (!happened(one, step).equals(happened(other, twin))) {
        difference(json, step, twin, "the nodes do something else: " + title);
        return;
      }
    }
    if (breach(one) != breach(other)) {
      int step = pairs.size();
      String which = breach(one) ? "here" : "there";
      difference(json, step, step, "only " + which + " a property breaks");
    }
  }

  private static void difference(ObjectNode json, int step, int otherStep, String why) {
    json.putObject("firstDifference").put("step", step).put("otherStep", otherStep).put("why", why);
  }

  private static boolean breach(JsonNode walk) {
    return walk.has("breach");
  }

  private static List<String> happened(JsonNode walk, int step) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : walk.path("rows")) {
      if (row.path("step").asInt() == step) {
        rows.add(row.path("from") + " " + row.path("to") + " " + row.path("text").asText());
      }
    }
    return rows;
  }
}
