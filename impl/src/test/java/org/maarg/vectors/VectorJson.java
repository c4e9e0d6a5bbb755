package org.maarg.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.maarg.cli.packet.MessageJson;
import org.maarg.wire.Octets;

/** The vector files' form: JSON of vectors, and its layout. */
final class VectorJson {
  private static final int LINE_WIDTH = 110;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private VectorJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  /** The elements of an array. */
  static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  /** A file of vectors. */
  static ObjectNode file(String kind, String about, List<ObjectNode> vectors) {
    ObjectNode json = object().put("$schema", "../schema.json").put("kind", kind);
    json.put("about", about);
    json.putArray("vectors").addAll(vectors);
    return json;
  }

  static ObjectNode of(MessageVector vector) {
    ObjectNode json = head(vector.name(), vector.shows(), vector.requirements());
    json.put("source", MessageVector.SOURCE).put("destination", MessageVector.DESTINATION);
    json.put("canonical", vector.canonical());
    json.put("octets", octets(vector.octets()).toHex());
    json.set("fields", MessageJson.write(vector.message()));
    return json;
  }

  static ObjectNode of(InvalidVector vector) {
    ObjectNode json = head(vector.name(), vector.shows(), vector.requirements());
    json.put("source", MessageVector.SOURCE).put("destination", MessageVector.DESTINATION);
    json.put("octets", octets(vector.octets()).toHex());
    json.putObject("refusal")
        .put("reason", vector.reason().name())
        .put("offset", vector.offset())
        .put("answer", vector.answer().name());
    return json;
  }

  static ObjectNode head(String name, String shows, String requirements) {
    ObjectNode json = object().put("name", name).put("shows", shows);
    ArrayNode ids = json.putArray("requirements");
    for (String id : requirements.split(", ", -1)) {
      ids.add(id);
    }
    return json;
  }

  private static Octets octets(String text) {
    return OctetText.parse(MessageVector.SOURCE, MessageVector.DESTINATION, text);
  }

  /** Text with a final line end; what fits on a line stands on one line. */
  static String write(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, "", 0, text);
    return text.append('\n').toString();
  }

  private static void write(JsonNode node, String indent, int before, StringBuilder text) {
    String line = inline(node);
    if (node.isEmpty() || before + line.length() <= LINE_WIDTH) {
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
      return node.toString();
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
                          JsonNodeFactory.instance.textNode(it.getKey()) + ": ", it.getValue())));
    } else {
      node.forEach(it -> entries.add(new Entry("", it)));
    }
    return entries;
  }
}
