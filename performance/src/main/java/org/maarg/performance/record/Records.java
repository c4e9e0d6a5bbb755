package org.maarg.performance.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.maarg.cli.Json;

/** What was measured, in a folder with a file for each part: one part can be measured anew. */
public final class Records {
  private static final String SUFFIX = ".json";

  private final Path folder;

  /** In a folder, which need not be there yet. */
  public Records(Path folder) {
    this.folder = folder;
  }

  /** Measures a part, and keeps what it came to with the machine and the time. */
  public void measure(Part part, Scale scale) throws IOException {
    ObjectNode measured = part.measure(scale);
    ObjectNode json = Json.object().put("part", part.title()).put("command", part.command());
    json.put("measured", Instant.now().toString());
    json.set("machine", Machine.json());
    json.setAll(measured);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(part.title() + SUFFIX), Json.write(json) + "\n");
  }

  /** What is there, by the names of the parts. */
  public Map<String, JsonNode> read() throws IOException {
    Map<String, JsonNode> parts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : files()) {
        String name = file.getFileName().toString();
        parts.put(
            name.substring(0, name.length() - SUFFIX.length()), Json.parse(Files.readString(file)));
      }
    }
    return parts;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.toString().endsWith(SUFFIX)).toList();
    }
  }
}
