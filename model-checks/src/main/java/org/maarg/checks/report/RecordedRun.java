package org.maarg.checks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.checks.jpf.CheckedSources;

/**
 * A record of a run of Java PathFinder in {@code model-checks/evidence}. Keys that a record does
 * not have count as empty.
 *
 * @param kind what was run: a world, unless the record says otherwise
 * @param name of the world, mutant or thread harness
 * @param agrees {@code true} or {@code false} where the explorer's counts stand beside it
 * @param counts what PathFinder counted
 * @param ratio the explorer's transitions a second in PathFinder's, if measured
 * @param today whether what was checked is as it was then
 */
record RecordedRun(
    String kind,
    String name,
    String result,
    String agrees,
    String counts,
    String ratio,
    boolean today) {
  private static final String FOLDER = "model-checks/evidence";

  /** All records in the order of their files. */
  static List<RecordedRun> all(Path root) {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
      List<RecordedRun> runs = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".yaml")) {
          runs.add(of(yaml.readTree(Files.readString(file))));
        }
      }
      return runs;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RecordedRun of(JsonNode record) {
    String kind = record.path("kind").asText("world");
    String name = record.path("name").asText(record.path("world").asText());
    String counts =
        record.has("jpf")
            ? "%,d new, %,d visited"
                .formatted(
                    record.path("jpf").path("new").asLong(),
                    record.path("jpf").path("visited").asLong())
            : "";
    return new RecordedRun(
        kind,
        name,
        record.path("result").asText(),
        record.path("agrees").asText(),
        counts,
        record.path("ratio").asText(),
        CheckedSources.of(kind, name).filter(record.path("sources").asText()::equals).isPresent());
  }

  boolean isOfWorld(String world) {
    return kind.equals("world") && name.equals(world);
  }
}
