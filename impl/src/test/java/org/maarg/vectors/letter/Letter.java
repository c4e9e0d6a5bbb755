package org.maarg.vectors.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Profile;

/** The table of what a peer that knows RFC 5213 alone gets: spec/vectors/rfc5213-letter.yaml. */
final class Letter {
  static final Path FILE = Path.of("..", "spec", "vectors", "rfc5213-letter.yaml");
  static final Path SCHEMA = Path.of("..", "spec", "vectors", "rfc5213-letter.schema.json");

  /** A row of the table, shown by its name. */
  record Row(String name, JsonNode content) {
    @Override
    public String toString() {
      return name;
    }

    /** What the row says under a profile: the letter's, or what one for deployment does instead. */
    JsonNode under(Profile profile) {
      JsonNode otherwise = content.path("deployable");
      if (profile == Profile.RFC8885 || otherwise.isMissingNode()) {
        return content;
      }
      ObjectNode changed = content.deepCopy();
      return changed.setAll((ObjectNode) otherwise);
    }
  }

  private Letter() {}

  static JsonNode table() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of one part in their order. */
  static List<Row> rows(String part) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : table().path(part)) {
      rows.add(new Row(row.path("name").asText(), row));
    }
    return rows;
  }
}
