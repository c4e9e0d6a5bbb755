package org.maarg.runtime.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.runtime.config.Faults;

/**
 * Reads a YAML document into values with positions. Jackson's own tree forgets where a value stood.
 * Aliases are refused: what a line says is all there is to it.
 */
public final class YamlReader {
  /** Deeper than any configuration, shallow enough for every stack. */
  private static final int MOST_LEVELS = 20;

  private final YAMLParser parser;
  private final ConfigProblems problems;

  private YamlReader(YAMLParser parser, ConfigProblems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The text of a file.
   *
   * @param maxOctets a longer file is not read
   * @throws ConfigException if it is longer, is not UTF-8, or cannot be read
   */
  public static String textOf(Path path, int maxOctets) throws ConfigException {
    try {
      if (Files.size(path) > maxOctets) {
        throw new ConfigException(List.of(path + ": has more than " + maxOctets + " octets"));
      }
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new ConfigException(List.of(path + ": is not UTF-8"));
    } catch (IOException e) {
      throw new ConfigException(List.of(path + ": cannot be read: " + Faults.reasonOf(e)));
    }
  }

  /**
   * Reads the only document of a text.
   *
   * @param file its name, for messages
   * @throws ConfigException if the text is not YAML, or holds no or several documents
   */
  public static YamlValue read(String text, String file, ConfigProblems problems)
      throws ConfigException {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(parser, problems);
      if (parser.nextToken() == null) {
        throw new ConfigException(List.of(file + ":1:1: the file is empty"));
      }
      YamlValue value = reader.value(0);
      if (parser.nextToken() != null) {
        problems.add(reader.position(), "---", "a second document");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new ConfigException(List.of(file + at(e.getLocation()) + firstLine(e)));
    } catch (IOException e) {
      throw new ConfigException(List.of(file + ": " + e.getMessage()));
    }
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ": "
        : ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
  }

  private static String firstLine(JsonProcessingException e) {
    return "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private YamlValue value(int level) throws IOException {
    YamlValue.Position at = position();
    if (parser.isCurrentAlias()) {
      problems.add(at, parser.getText(), "aliases are not supported");
    }
    if (level > MOST_LEVELS) {
      throw new IOException("line " + at.line() + ": nested too deeply");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(at, level);
      case START_ARRAY -> sequence(at, level);
      case VALUE_NULL -> new YamlValue.Scalar("", at);
      default -> new YamlValue.Scalar(parser.getText(), at);
    };
  }

  private YamlValue mapping(YamlValue.Position at, int level) throws IOException {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      YamlValue.Position keyAt = position();
      parser.nextToken();
      if (entries.putIfAbsent(key, new YamlValue.Entry(keyAt, value(level + 1))) != null) {
        problems.add(keyAt, key, "stands here for the second time");
      }
    }
    return new YamlValue.Mapping(entries, at);
  }

  private YamlValue sequence(YamlValue.Position at, int level) throws IOException {
    List<YamlValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(level + 1));
    }
    return new YamlValue.Sequence(items, at);
  }

  private YamlValue.Position position() {
    JsonLocation location = parser.currentTokenLocation();
    return new YamlValue.Position(location.getLineNr(), location.getColumnNr());
  }
}
