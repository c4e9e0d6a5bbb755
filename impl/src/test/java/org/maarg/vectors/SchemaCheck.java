package org.maarg.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks JSON against a JSON Schema, as far as the keywords go that the vectors' schema uses. */
public final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "oneOf",
          "type",
          "const",
          "enum",
          "pattern",
          "minLength",
          "minimum",
          "maximum",
          "multipleOf",
          "items",
          "minItems",
          "uniqueItems",
          "required",
          "properties",
          "additionalProperties",
          "dependentRequired",
          "description",
          "title",
          "$schema",
          "$defs");

  private final JsonNode root;

  /** For this schema. */
  public SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** What is wrong, with its place; empty if the value fits the schema. */
  public List<String> check(JsonNode value) {
    List<String> problems = new ArrayList<>();
    check(root, value, "$", problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> problems) {
    schema
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!KNOWN.contains(keyword)) {
                throw new IllegalArgumentException("keyword " + keyword + " is not known here");
              }
            });
    if (schema.has("$ref")) {
      String pointer = schema.get("$ref").textValue().substring(1);
      check(root.at(pointer), value, path, problems);
    }
    if (schema.has("oneOf")) {
      checkOneOf(schema.get("oneOf"), value, path, problems);
    }
    if (!fits(schema, value)) {
      problems.add(path + ": " + value.toString() + " does not fit " + schema);
    }
    if (value.isObject()) {
      checkObject(schema, value, path, problems);
    } else if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), path + "[" + i + "]", problems);
      }
    }
  }

  private void checkOneOf(JsonNode schemas, JsonNode value, String path, List<String> problems) {
    List<String> all = new ArrayList<>();
    int fitting = 0;
    for (JsonNode schema : schemas) {
      List<String> found = new ArrayList<>();
      check(schema, value, path, found);
      fitting += found.isEmpty() ? 1 : 0;
      all.addAll(found);
    }
    if (fitting != 1) {
      problems.add(path + ": fits " + fitting + " of the schemas: " + all);
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String path, List<String> problems) {
    schema.path("required").forEach(key -> require(key.textValue(), value, path, problems));
    schema
        .path("dependentRequired")
        .properties()
        .forEach(
            it -> {
              if (value.has(it.getKey())) {
                it.getValue().forEach(key -> require(key.textValue(), value, path, problems));
              }
            });
    for (var entry : value.properties()) {
      String inner = path + "." + entry.getKey();
      JsonNode property = schema.path("properties").path(entry.getKey());
      if (!property.isMissingNode()) {
        check(property, entry.getValue(), inner, problems);
      } else if (schema.has("additionalProperties")) {
        problems.add(inner + ": unknown key");
      }
    }
  }

  private static void require(String key, JsonNode value, String path, List<String> problems) {
    if (!value.has(key)) {
      problems.add(path + ": '" + key + "' is missing");
    }
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    return fitsType(schema.path("type").asText(""), value)
        && (!schema.has("const") || schema.get("const").equals(value))
        && (!schema.has("enum") || VectorJson.elements(schema.get("enum")).contains(value))
        && fitsText(schema, value)
        && fitsNumber(schema, value)
        && value.size() >= schema.path("minItems").asInt(0);
  }

  private static boolean fitsType(String type, JsonNode value) {
    return switch (type) {
      case "" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalArgumentException("type " + type + " is not known here");
    };
  }

  private static boolean fitsText(JsonNode schema, JsonNode value) {
    if (!value.isTextual()) {
      return true;
    }
    String text = value.textValue();
    boolean matches =
        !schema.has("pattern")
            || Pattern.compile(schema.get("pattern").textValue()).matcher(text).find();
    return matches && text.length() >= schema.path("minLength").asInt(0);
  }

  private static boolean fitsNumber(JsonNode schema, JsonNode value) {
    if (!value.isIntegralNumber()) {
      return true;
    }
    BigInteger number = value.bigIntegerValue();
    boolean divides =
        !schema.has("multipleOf")
            || number.mod(schema.get("multipleOf").bigIntegerValue()).signum() == 0;
    return divides
        && (!schema.has("minimum")
            || number.compareTo(schema.get("minimum").bigIntegerValue()) >= 0)
        && (!schema.has("maximum")
            || number.compareTo(schema.get("maximum").bigIntegerValue()) <= 0);
  }
}
