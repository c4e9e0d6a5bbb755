package org.maarg.vectors.letter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A row's update, answer and events in words. */
final class LetterWords {
  private static final Map<String, String> VALUES =
      Map.of(
          "empty", "of no octets",
          "clock", "the receiver's time",
          "made", "one of the receiver's making",
          "any", "one");

  private LetterWords() {}

  /** The update, with those that come before it. */
  static String input(JsonNode row) {
    List<String> parts = new ArrayList<>();
    if (row.has("policy")) {
      parts.add("policy " + row.path("policy").asText().replace('-', ' '));
    }
    if (row.has("attached")) {
      JsonNode attached = row.path("attached");
      parts.add(attached.isArray() ? "mobile node 2 is here too" : "nobody is here");
    }
    for (JsonNode given : row.path("given")) {
      parts.add("given: " + update(given));
    }
    parts.add(update(row.path("input")));
    return String.join("; ", parts);
  }

  /** What differs from a complete update. */
  static String update(JsonNode change) {
    List<String> parts = new ArrayList<>();
    add(parts, change, "afterMillis", "after %s ms");
    add(parts, change, "maar", "from MAAR %s");
    add(parts, change, "from", "from the address %s");
    add(parts, change, "mobileNode", "mobile node: %s");
    add(parts, change, "sequence", "number %s");
    add(parts, change, "lifetime", "lifetime %s");
    add(parts, change, "handoff", "HI %s");
    add(parts, change, "technology", "ATT %s");
    add(parts, change, "stampMillis", "Timestamp %s ms against the clock");
    add(parts, change, "secondStampMillis", "a second one %s ms against it");
    add(parts, change, "linkLocal", "Link-local Address %s");
    add(parts, change, "alternate", "Alternate Care-of Address of %s");
    add(parts, change, "unknownOption", "an option of type %s");
    if (change.has("prefixes")) {
      parts.add("HNP " + list(change.path("prefixes"), " and "));
    }
    if (change.has("without")) {
      parts.add("without " + list(change.path("without"), ", "));
    }
    if (change.has("flagsOff")) {
      parts.add(list(change.path("flagsOff"), " and ") + " clear");
    }
    if (!change.path("secured").asBoolean(true)) {
      parts.add("not authenticated");
    }
    return parts.isEmpty() ? "a complete PBU" : String.join(", ", parts);
  }

  private static void add(List<String> parts, JsonNode change, String key, String form) {
    if (change.has(key)) {
      parts.add(form.formatted(change.path(key).asText()));
    }
  }

  private static String list(JsonNode items, String between) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(between));
  }

  /** The status, or silence. */
  static String status(JsonNode outcome) {
    return outcome.path("silence").asBoolean() ? "silence" : outcome.at("/answer/status").asText();
  }

  /** What of an answer is not as in the update. */
  static String rest(JsonNode outcome) {
    JsonNode answer = outcome.path("answer");
    List<String> parts = new ArrayList<>();
    add(parts, answer, "lifetime", "lifetime %s");
    add(parts, answer, "sequence", "number %s");
    if (answer.has("flags")) {
      parts.add("no flags");
    }
    JsonNode options = answer.path("options");
    if (options.isTextual()) {
      parts.add("options: not told");
    }
    for (Map.Entry<String, JsonNode> it : options.properties()) {
      parts.add(it.getKey() + ": " + value(it.getValue()));
    }
    return String.join("; ", parts);
  }

  private static String value(JsonNode value) {
    return value.isArray()
        ? list(value, " and ")
        : VALUES.getOrDefault(value.asText(), value.asText());
  }

  /** What happens, one after the other. */
  static String events(JsonNode events) {
    return list(events, ", ");
  }

  /** What differs from a matching acknowledgement. */
  static String acknowledgement(JsonNode change) {
    List<String> parts = new ArrayList<>();
    parts.add(change.path("status").asText());
    add(parts, change, "transmission", "to transmission %s");
    add(parts, change, "handoff", "HI %s");
    add(parts, change, "technology", "ATT %s");
    add(parts, change, "linkLayer", "link-layer identifier %s");
    add(parts, change, "mobileNode", "mobile node %s");
    add(parts, change, "sequencePlus", "number + %s");
    add(parts, change, "stampMillis", "Timestamp %s ms against the clock");
    if (change.has("flagsOff")) {
      parts.add(list(change.path("flagsOff"), " and ") + " clear");
    }
    if (!change.path("secured").asBoolean(true)) {
      parts.add("not authenticated");
    }
    return String.join(", ", parts);
  }
}
