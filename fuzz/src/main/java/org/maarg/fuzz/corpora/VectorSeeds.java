package org.maarg.fuzz.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maarg.fuzz.run.FuzzHome;

/** The Mobility Headers of all files in {@code spec/vectors}, valid, invalid and exchanged. */
public final class VectorSeeds {
  private VectorSeeds() {}

  /** Every Mobility Header there is, each once. */
  public static List<byte[]> octets() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    try {
      for (Path file : files()) {
        for (JsonNode value : new ObjectMapper().readTree(file.toFile()).findValues("octets")) {
          all.putIfAbsent(value.textValue(), HexFormat.of().parseHex(value.textValue()));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new ArrayList<>(all.values());
  }

  /** The fields of all messages that have a valid encoding, as JSON texts. */
  static Collection<String> fields() {
    List<String> all = new ArrayList<>();
    try {
      for (Path file : files()) {
        for (JsonNode value : new ObjectMapper().readTree(file.toFile()).findValues("fields")) {
          all.add(value.toString());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all;
  }

  private static List<Path> files() throws IOException {
    Path vectors = FuzzHome.ofTheseClasses().root().resolveSibling("spec").resolve("vectors");
    try (Stream<Path> files = Files.walk(vectors)) {
      return files
          .filter(it -> it.toString().endsWith(".json") && !it.endsWith("schema.json"))
          .sorted()
          .toList();
    }
  }
}
