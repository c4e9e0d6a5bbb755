package org.maarg.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Strict reading of one JSON object: a key that is missing, has a value of the wrong kind, or is
 * left unread when {@link #end} is called is an error that names its path.
 */
public final class JsonFields {
  private final JsonNode node;
  private final String path;
  private final Set<String> read = new HashSet<>();

  /**
   * The fields of an object.
   *
   * @param path of the object in its document, such as {@code $.options[2]}
   * @throws JsonFormatException if it is no object
   */
  public JsonFields(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new JsonFormatException(path, "an object is expected, not " + kindOf(node));
    }
    this.node = node;
    this.path = path;
  }

  /** Where this object is. */
  public String path() {
    return path;
  }

  /** Where a field of this object is. */
  public String path(String key) {
    return path + "." + key;
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** The value of a key, whatever it is. */
  public JsonNode value(String key) {
    read.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      throw new JsonFormatException(path, "'" + key + "' is missing");
    }
    return value;
  }

  public String text(String key) {
    JsonNode value = value(key);
    if (!value.isTextual()) {
      throw new JsonFormatException(path(key), "a string is expected, not " + kindOf(value));
    }
    return value.textValue();
  }

  /** A string made into something by a parser that throws {@link IllegalArgumentException}. */
  public <T> T parse(String key, Function<String, T> parser) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(path(key), String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #parse}, empty if there is no such key. */
  public <T> Optional<T> parseOptional(String key, Function<String, T> parser) {
    return has(key) ? Optional.of(parse(key, parser)) : Optional.empty();
  }

  /** A whole number in a range, both ends included. */
  public long number(String key, long least, long greatest) {
    JsonNode value = value(key);
    if (!value.isIntegralNumber()) {
      throw new JsonFormatException(path(key), "a whole number is expected, not " + kindOf(value));
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > greatest) {
      throw new JsonFormatException(
          path(key), value.asText() + " is not in " + least + ".." + greatest);
    }
    return value.longValue();
  }

  /** A whole number in a range, both ends included. */
  public int integer(String key, int least, int greatest) {
    return (int) number(key, least, greatest);
  }

  /** The elements of an array, each made into something from its value and its path. */
  public <T> List<T> list(String key, ElementReader<T> reader) {
    JsonNode value = value(key);
    if (!value.isArray()) {
      throw new JsonFormatException(path(key), "an array is expected, not " + kindOf(value));
    }
    List<T> list = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      list.add(reader.read(value.get(i), path(key) + "[" + i + "]"));
    }
    return list;
  }

  /** Reads an element of an array. */
  public interface ElementReader<T> {
    T read(JsonNode element, String path);
  }

  /** Marks keys as known although nobody reads them. */
  public void skip(String... keys) {
    read.addAll(List.of(keys));
  }

  /**
   * Ends the reading.
   *
   * @throws JsonFormatException if there is a key that has not been read
   */
  public void end() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!read.contains(key)) {
                throw new JsonFormatException(path(key), "unknown key");
              }
            });
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "the number " + node.asText();
      case BOOLEAN -> node.asText();
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }
}
