package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.maarg.cli.Json;

/**
 * A part of a Mobility Header, as it stands in the octets.
 *
 * @param offset in octets from the start of the Mobility Header
 * @param length in octets
 * @param value a number or a string; missing for a field with parts
 * @param meaning for people, may be empty
 * @param parts of an option, none for other fields; they cover it without gap
 */
record Field(
    int offset, int length, String name, JsonNode value, String meaning, List<Field> parts) {
  /** Copies the list. */
  Field {
    parts = List.copyOf(parts);
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("offset", offset).put("length", length).put("name", name);
    if (hasParts()) {
      return json.set("fields", toJson(parts));
    }
    json.set("value", value);
    return meaning.isEmpty() ? json : json.put("meaning", meaning);
  }

  static ArrayNode toJson(List<Field> fields) {
    ArrayNode json = Json.array();
    fields.forEach(field -> json.add(field.toJson()));
    return json;
  }
}
