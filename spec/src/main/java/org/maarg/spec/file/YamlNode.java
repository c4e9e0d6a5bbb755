package org.maarg.spec.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its line. */
public sealed interface YamlNode {
  /** Counted from 1. */
  int line();

  /** A value; its text is as written, and empty where nothing is written. */
  record Scalar(int line, String text) implements YamlNode {}

  /** Items in order. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /** Keys and values in order. */
  record Mapping(int line, Map<String, YamlNode> values) implements YamlNode {}

  /**
   * Reads the one document of a file.
   *
   * @throws SpecificationException if it is no YAML, or has a key twice
   */
  static YamlNode parse(String file, String yaml) {
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw broken(file, 1, "the file is empty");
      }
      YamlNode root = new Reader(file, parser).node();
      if (parser.nextToken() != null) {
        throw broken(file, lineOf(parser), "a second document begins");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw broken(file, Math.max(1, e.getLocation().getLineNr()), e.getOriginalMessage());
    } catch (IOException e) {
      throw broken(file, 1, Unreadable.because(e));
    }
  }

  private static int lineOf(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static SpecificationException broken(String file, int line, String what) {
    return new SpecificationException(List.of(new Problem(file, line, what)));
  }

  /** Builds the tree from the parser's tokens. */
  final class Reader {
    private final String file;
    private final JsonParser parser;

    private Reader(String file, JsonParser parser) {
      this.file = file;
      this.parser = parser;
    }

    private YamlNode node() throws IOException {
      int line = lineOf(parser);
      return switch (parser.currentToken()) {
        case START_OBJECT -> mapping(line);
        case START_ARRAY -> sequence(line);
        case VALUE_NULL -> new Scalar(line, "");
        default -> new Scalar(line, parser.getText());
      };
    }

    private Mapping mapping(int line) throws IOException {
      Map<String, YamlNode> values = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        int keyLine = lineOf(parser);
        parser.nextToken();
        if (values.containsKey(key)) {
          throw broken(file, keyLine, "key '" + key + "' stands twice");
        }
        values.put(key, node());
      }
      return new Mapping(line, values);
    }

    private Sequence sequence(int line) throws IOException {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return new Sequence(line, items);
    }
  }
}
