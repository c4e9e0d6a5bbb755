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
import java.util.Iterator;

/** Strict reading of JSON, and writing that people like to read. */
public final class Json {
  private static final int LINE_WIDTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses one JSON value; a key that stands twice in an object is an error.
   *
   * @throws JsonFormatException if it is none; names line and column
   */
  public static JsonNode parse(String text) {
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
  public static String write(JsonNode node) {
    return write(node, "");
  }

  /** As {@link #write(JsonNode)}, for a value that stands after such an indentation. */
  public static String write(JsonNode node, String indent) {
    StringBuilder text = new StringBuilder();
    write(node, indent, indent.length(), text);
    return text.toString();
  }

  /** Writes a value after so many characters on its line. */
  private static void write(JsonNode node, String indent, int before, StringBuilder text) {
    int start = text.length();
    inline(node, text);
    if (node.isEmpty() || before + text.length() - start <= LINE_WIDTH || isFlat(node)) {
      return;
    }
    text.setLength(start);
    String inner = indent + "  ";
    text.append(node.isObject() ? '{' : '[');
    String separator = "\n";
    Iterator<String> keys = node.fieldNames();
    for (JsonNode value : node) {
      text.append(separator).append(inner);
      int line = text.length() - inner.length();
      key(keys, text);
      write(value, inner, text.length() - line + 1, text);
      separator = ",\n";
    }
    text.append('\n').append(indent).append(node.isObject() ? '}' : ']');
  }

  /** True for an object of nothing but numbers, strings and what is empty. */
  private static boolean isFlat(JsonNode node) {
    boolean flat = node.isObject();
    for (JsonNode value : node) {
      flat &= value.isEmpty();
    }
    return flat;
  }

  private static void inline(JsonNode node, StringBuilder text) {
    if (node.isEmpty()) {
      scalar(node, text);
      return;
    }
    text.append(node.isObject() ? '{' : '[');
    String separator = "";
    Iterator<String> keys = node.fieldNames();
    for (JsonNode value : node) {
      text.append(separator);
      key(keys, text);
      inline(value, text);
      separator = ", ";
    }
    text.append(node.isObject() ? '}' : ']');
  }

  /** The next key of an object and its colon; nothing in an array, which has no keys. */
  private static void key(Iterator<String> keys, StringBuilder text) {
    if (keys.hasNext()) {
      string(keys.next(), text);
      text.append(": ");
    }
  }

  private static void scalar(JsonNode node, StringBuilder text) {
    if (node.isTextual()) {
      string(node.textValue(), text);
    } else if (node.isInt()) {
      text.append(node.intValue());
    } else {
      text.append(quoted(node));
    }
  }

  private static void string(String value, StringBuilder text) {
    if (isPlain(value)) {
      text.append('"').append(value).append('"');
    } else {
      text.append(quoted(JsonNodeFactory.instance.textNode(value)));
    }
  }

  /** True if nothing in it has to be escaped: nearly all that is written here. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String quoted(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a JSON value", e);
    }
  }
}
