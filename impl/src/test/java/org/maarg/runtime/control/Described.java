package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer has that its OpenAPI schema does not tell, and the other way round. As much of
 * OpenAPI 3.0 as the description uses; stricter in that a key without a description is a fault.
 */
final class Described {
  private final JsonNode description;
  private final List<String> faults = new ArrayList<>();

  private Described(JsonNode description) {
    this.description = description;
  }

  /** Faults of an answer with this status, each with its place. */
  static List<String> faults(
      JsonNode description, String path, String method, int status, JsonNode answer) {
    Described described = new Described(description);
    JsonNode response =
        described.resolve(
            description.path("paths").path(path).path(method).path("responses").path("" + status));
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return List.of(path + " has no schema for " + status);
    }
    described.check(path, schema, answer);
    return described.faults;
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
  }

  private void check(String place, JsonNode reference, JsonNode value) {
    JsonNode schema = resolve(reference);
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    if (schema.has("oneOf")) {
      checkOneOf(place, schema.path("oneOf"), value);
      return;
    }
    require(place, isOf(schema.path("type").asText(), value), "is no " + schema.path("type"));
    if (schema.has("enum")) {
      require(place, values(schema.path("enum")).contains(value.asText()), "is " + value);
    }
    for (JsonNode key : schema.path("required")) {
      require(place, value.has(key.asText()), "has no " + key);
    }
    for (var field : value.properties()) {
      JsonNode property = schema.path("properties").path(field.getKey());
      require(place, !property.isMissingNode(), "has the undescribed key " + field.getKey());
      if (!property.isMissingNode()) {
        check(place + "/" + field.getKey(), property, field.getValue());
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(place + "/" + i, schema.path("items"), value.get(i));
    }
  }

  private void checkOneOf(String place, JsonNode schemas, JsonNode value) {
    int fitting = 0;
    for (JsonNode schema : schemas) {
      Described one = new Described(description);
      one.check(place, schema, value);
      fitting += one.faults.isEmpty() ? 1 : 0;
    }
    require(place, fitting == 1, "fits " + fitting + " of the schemas: " + value);
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  private static List<String> values(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  private void require(String place, boolean holds, String otherwise) {
    if (!holds) {
      faults.add(place + " " + otherwise);
    }
  }
}
