package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.maarg.cli.Json;
import org.maarg.site.page.Html;
import org.maarg.site.page.Repository;

/** What rooms read out of data files. */
final class Data {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Data() {}

  static JsonNode yaml(Repository repository, String file) {
    try {
      return YAML.readTree(repository.octets(file));
    } catch (IOException wrong) {
      throw new UncheckedIOException(file, wrong);
    }
  }

  static JsonNode json(Repository repository, String file) {
    return Json.parse(repository.text(file));
  }

  /** The texts of a list. */
  static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(it -> strings.add(it.asText()));
    return strings;
  }

  /** A value as HTML: what is a text as such, what is more than that as data. */
  static String html(JsonNode value) {
    return value.isValueNode() ? Html.escape(value.asText()) : Html.code(Json.write(value));
  }
}
