package org.maarg.mutation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of an area, in a file that only the command writes.
 *
 * @param least the score in per cent that the area has had as a whole and must not fall below
 * @param seconds for each mutant, when classes of the area were measured last: with the one run of
 *     all its tests, on that machine and with all else that it did
 * @param classes by the name of the top-level class
 */
record Recorded(double least, double seconds, Map<String, Measured> classes) {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));

  /** Nothing, if the area was never measured. */
  static Recorded read(Path module, Area area) throws IOException {
    Path file = file(module, area);
    if (!Files.exists(file)) {
      return new Recorded(0, 0, Map.of());
    }
    return YAML.readValue(file.toFile(), Recorded.class);
  }

  void write(Path module, Area area) throws IOException {
    Files.writeString(file(module, area), YAML.writeValueAsString(this));
  }

  /** Those that are still there, with another source than when they were measured. */
  List<String> older(Path module, List<String> today) throws IOException {
    List<String> older = new ArrayList<>();
    for (String name : today) {
      Measured measured = classes.get(name);
      if (measured != null && !measured.sources().equals(Digest.of(Area.source(module, name)))) {
        older.add(name);
      }
    }
    return older;
  }

  /** With what was measured anew in so many seconds each, and without classes that are gone. */
  Recorded with(Map<String, Measured> anew, double seconds, List<String> today) {
    Map<String, Measured> merged = new TreeMap<>(classes);
    merged.putAll(anew);
    merged.keySet().retainAll(today);
    return new Recorded(least, Math.round(seconds * 10) / 10.0, merged);
  }

  /** With the score as the least one from now on, if it is higher; tenths count. */
  Recorded raisedTo(double score) {
    return new Recorded(Math.max(least, Math.floor(score * 10) / 10), seconds, classes);
  }

  private static Path file(Path module, Area area) {
    return module.resolve("mutation/" + area.id() + ".yaml");
  }
}
