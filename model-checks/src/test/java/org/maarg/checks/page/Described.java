package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Holds an answer against its description in {@code openapi.yaml}. */
final class Described {
  private static final JsonNode API = api();

  private Described() {}

  private static JsonNode api() {
    try (InputStream in = PageServer.class.getResourceAsStream("openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The paths that are described. */
  static JsonNode paths() {
    return API.path("paths");
  }

  /** Fails unless a body is as described for this path and status. */
  static void check(String path, int status, JsonNode body) {
    JsonNode response =
        resolved(paths().path(path).path("get").path("responses").path("" + status));
    JsonNode schema = response.path("content").path("application/json").path("schema");
    assertThat(schema.isMissingNode()).as(path + " " + status + " is described").isFalse();
    check(path, schema, body);
  }

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? API.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private static void check(String place, JsonNode reference, JsonNode value) {
    JsonNode schema = resolved(reference);
    switch (schema.path("type").asText("any")) {
      case "object" -> object(place, schema, value);
      case "array" -> {
        assertThat(value.isArray()).as(place + " is an array").isTrue();
        value.forEach(item -> check(place + "[]", schema.path("items"), item));
      }
      case "string" -> string(place, schema, value);
      case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
      default -> assertThat(value.isValueNode()).as(place).isTrue();
    }
  }

  private static void object(String place, JsonNode schema, JsonNode value) {
    assertThat(value.isObject()).as(place + " is an object").isTrue();
    schema
        .path("required")
        .forEach(name -> assertThat(value.has(name.asText())).as(place + "." + name).isTrue());
    if (schema.path("additionalProperties").asBoolean(true)) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      String name = place + "." + field.getKey();
      assertThat(described.isMissingNode()).as(name + " is described").isFalse();
      check(name, described, field.getValue());
    }
  }

  private static void string(String place, JsonNode schema, JsonNode value) {
    assertThat(value.isTextual()).as(place + " is a string").isTrue();
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).as(place).contains(value);
    }
  }
}
