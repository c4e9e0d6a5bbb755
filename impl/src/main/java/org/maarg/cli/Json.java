package org.maarg.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Strict reading of JSON, and writing that people like to read. */
final class Json {
  private static final int LINE_WIDTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** An empty object. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses one JSON value; a key that stands twice in an object is an error.
   *
   * @throws JsonFormatException if it is none; names line and column
   */
  static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new JsonFormatException("line 1, column 1", "there is no JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new JsonFormatException(placeOf(e.getLocation()), e.getOriginalMessage());
    }
  }

  private static String placeOf(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /**
   * ASCII text without a final line end: what fits on a line stands on one line, and so does an
   * object of nothing but numbers and strings.
   */
  static String write(JsonNode node) {
    return write(node, "");
  }

  /** As {@link #write(JsonNode)}, for a value that stands after such an indentation. */
  static String write(JsonNode node, String indent) {
    StringBuilder text = new StringBuilder();
    write(node, indent, indent.length(), text);
    return text.toString();
  }

  /** Writes a value after so many characters on its line. */
  private static void write(JsonNode node, String indent, int before, StringBuilder text) {
    String line = inline(node);
    boolean flat = node.isObject() && entriesOf(node).stream().allMatch(it -> it.value().isEmpty());
    if (flat || before + line.length() <= LINE_WIDTH || node.isEmpty()) {
      text.append(line);
      return;
    }
    String inner = indent + "  ";
    text.append(node.isObject() ? "{" : "[");
    String separator = "\n";
    for (Entry entry : entriesOf(node)) {
      text.append(separator).append(inner).append(entry.key());
      write(entry.value(), inner, inner.length() + entry.key().length() + 1, text);
      separator = ",\n";
    }
    text.append('\n').append(indent).append(node.isObject() ? "}" : "]");
  }

  private static String inline(JsonNode node) {
    if (node.isEmpty()) {
      return scalar(node);
    }
    List<String> parts = new ArrayList<>();
    for (Entry entry : entriesOf(node)) {
      parts.add(entry.key() + inline(entry.value()));
    }
    String all = String.join(", ", parts);
    return node.isObject() ? "{" + all + "}" : "[" + all + "]";
  }

  /** What stands in a container; the key is empty in an array. */
  private record Entry(String key, JsonNode value) {}

  private static List<Entry> entriesOf(JsonNode node) {
    List<Entry> entries = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              it ->
                  entries.add(
                      new Entry(
                          scalar(JsonNodeFactory.instance.textNode(it.getKey())) + ": ",
                          it.getValue())));
    } else {
      node.forEach(it -> entries.add(new Entry("", it)));
    }
    return entries;
  }

  private static String scalar(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON value", e);
    }
  }
}
