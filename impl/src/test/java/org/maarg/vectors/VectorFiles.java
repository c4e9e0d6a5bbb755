package org.maarg.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vector files: made from the descriptions here, and as they are committed. */
final class VectorFiles {
  /** Where the committed files are, seen from the module. */
  static final Path FOLDER = Path.of("..", "spec", "vectors");

  private VectorFiles() {}

  /** What should be committed: text by path below the folder. */
  static Map<String, String> generate() {
    Map<String, ObjectNode> files = new TreeMap<>(messageFiles());
    files.putAll(invalidFiles());
    for (List<ObjectNode> exchanges : List.of(Exchanges.all(), Rejections.all())) {
      exchanges.forEach(it -> files.put("exchanges/" + it.get("name").textValue() + ".json", it));
    }
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, json) -> texts.put(path, VectorJson.write(json)));
    return texts;
  }

  private static Map<String, ObjectNode> messageFiles() {
    Map<String, ObjectNode> files = new TreeMap<>();
    files.put("messages/binding-update.json", messages(UpdateVectors.ABOUT, UpdateVectors.all()));
    files.put(
        "messages/binding-acknowledgement.json",
        messages(AcknowledgementVectors.ABOUT, AcknowledgementVectors.all()));
    files.put("messages/options.json", messages(OptionVectors.ABOUT, OptionVectors.all()));
    files.put("messages/alignment.json", messages(AlignmentVectors.ABOUT, AlignmentVectors.all()));
    files.put(
        "messages/option-lists.json", messages(OptionListVectors.ABOUT, OptionListVectors.all()));
    files.put("messages/lenient.json", messages(LenientVectors.ABOUT, LenientVectors.all()));
    files.put(
        "messages/other.json", messages(OtherMessageVectors.ABOUT, OtherMessageVectors.all()));
    return files;
  }

  private static Map<String, ObjectNode> invalidFiles() {
    Map<String, ObjectNode> files = new TreeMap<>();
    files.put(
        "invalid/headers.json", invalid(InvalidHeaderVectors.ABOUT, InvalidHeaderVectors.all()));
    files.put(
        "invalid/options.json", invalid(InvalidOptionVectors.ABOUT, InvalidOptionVectors.all()));
    files.put(
        "invalid/option-lengths.json",
        invalid(InvalidLengthVectors.ABOUT, InvalidLengthVectors.all()));
    files.put(
        "invalid/nodes.json",
        VectorJson.file(
            "node", NodeVectors.ABOUT, NodeVectors.all().stream().map(NodeVector::write).toList()));
    return files;
  }

  private static ObjectNode messages(String about, List<MessageVector> vectors) {
    return VectorJson.file("messages", about, vectors.stream().map(VectorJson::of).toList());
  }

  private static ObjectNode invalid(String about, List<InvalidVector> vectors) {
    return VectorJson.file("invalid", about, vectors.stream().map(VectorJson::of).toList());
  }

  /** Writes what should be committed, and removes what should not. */
  static void write(Map<String, String> files) throws IOException {
    for (String stale : committed().keySet()) {
      if (!files.containsKey(stale)) {
        Files.delete(FOLDER.resolve(stale));
      }
    }
    for (var file : files.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** What is committed: text by path below the folder. */
  static Map<String, String> committed() {
    Map<String, String> files = new TreeMap<>();
    for (String kind : List.of("messages", "invalid", "exchanges")) {
      Path folder = FOLDER.resolve(kind);
      if (Files.isDirectory(folder)) {
        list(folder).forEach(it -> files.put(kind + "/" + it.getFileName(), read(it)));
      }
    }
    return files;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The committed vectors of a kind, in the order of files and of the vectors in them. */
  static List<JsonNode> vectors(String kind) {
    List<JsonNode> vectors = new ArrayList<>();
    for (String text : committed().values()) {
      JsonNode file = VectorJson.parse(text);
      if (file.get("kind").textValue().equals(kind)) {
        file.get("vectors").forEach(vectors::add);
      }
    }
    return vectors;
  }

  /** The committed exchanges. */
  static List<JsonNode> exchanges() {
    List<JsonNode> exchanges = new ArrayList<>();
    for (String text : committed().values()) {
      JsonNode file = VectorJson.parse(text);
      if (file.get("kind").textValue().equals("exchange")) {
        exchanges.add(file);
      }
    }
    return exchanges;
  }
}
