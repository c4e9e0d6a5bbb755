package org.maarg.runtime.yaml;

import java.util.List;
import java.util.Map;

/** A YAML value that knows where it stands in its file, for messages to its author. */
public sealed interface YamlValue {
  /** Where a value or key begins; line and column count from 1. */
  record Position(int line, int column) {}

  /** Where the value begins. */
  Position at();

  /** A word for the kind of value. */
  String kind();

  /**
   * A text, number, truth value or nothing; what it is taken for is up to the reader.
   *
   * @param text as written, without quotes
   */
  record Scalar(String text, Position at) implements YamlValue {
    @Override
    public String kind() {
      return "a single value";
    }
  }

  /** A list. */
  record Sequence(List<YamlValue> items, Position at) implements YamlValue {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the file. */
  record Mapping(Map<String, Entry> entries, Position at) implements YamlValue {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * The value of a key.
   *
   * @param keyAt where the key begins
   */
  record Entry(Position keyAt, YamlValue value) {}
}
