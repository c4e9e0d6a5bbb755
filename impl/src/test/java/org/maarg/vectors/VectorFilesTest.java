package org.maarg.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The committed files are those that the descriptions give. To write them: {@code mvn -pl impl test
 * -Dtest=VectorFilesTest -Dmaarg.vectors.write=true}.
 */
class VectorFilesTest {
  private static final Pattern ID = Pattern.compile("(?m)^ +- id: (\\S+)");

  private static final Map<String, String> GENERATED = VectorFiles.generate();

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (Boolean.getBoolean("maarg.vectors.write")) {
      VectorFiles.write(GENERATED);
    }
  }

  @Test
  void committedFilesAreThoseGenerated() {
    Map<String, String> committed = VectorFiles.committed();
    assertThat(committed.keySet()).isEqualTo(GENERATED.keySet());
    GENERATED.forEach((path, text) -> assertThat(committed.get(path)).as(path).isEqualTo(text));
  }

  @Test
  void thereAreEnough() {
    int messages = VectorFiles.vectors("messages").size();
    int invalid = VectorFiles.vectors("invalid").size();
    assertThat(messages).isGreaterThanOrEqualTo(200);
    assertThat(invalid).isGreaterThanOrEqualTo(80);
    assertThat(VectorFiles.vectors("node")).hasSizeGreaterThanOrEqualTo(30);
    assertThat(VectorFiles.exchanges()).hasSizeGreaterThanOrEqualTo(33);
  }

  private static List<JsonNode> all() {
    List<JsonNode> all = new ArrayList<>();
    for (String text : VectorFiles.committed().values()) {
      JsonNode file = VectorJson.parse(text);
      if (file.has("vectors")) {
        file.get("vectors").forEach(all::add);
      } else {
        all.add(file);
      }
    }
    return all;
  }

  @Test
  void filesFitTheSchema() throws IOException {
    String schema = Files.readString(VectorFiles.FOLDER.resolve("schema.json"));
    SchemaCheck check = new SchemaCheck(VectorJson.parse(schema));
    VectorFiles.committed()
        .forEach(
            (path, text) -> assertThat(check.check(VectorJson.parse(text))).as(path).isEmpty());
    assertThat(check.check(VectorJson.parse("{\"$schema\": \"../schema.json\", \"kind\": \"x\"}")))
        .isNotEmpty();
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    all().forEach(it -> assertThat(names.add(it.get("name").textValue())).as("%s", it).isTrue());
  }

  @Test
  void requirementsAreKnown() throws IOException {
    Set<String> known = knownRequirements();
    assertThat(known).contains("8885-3.2-4", "6275-9.2-1");
    for (JsonNode vector : all()) {
      assertThat(vector.get("requirements")).as("%s", vector.get("name")).isNotEmpty();
      vector
          .get("requirements")
          .forEach(id -> assertThat(known).as("%s", vector.get("name")).contains(id.textValue()));
    }
  }

  private static Set<String> knownRequirements() throws IOException {
    Set<String> known = new HashSet<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(Path.of("..", "spec", "requirements"))) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Matcher matcher = ID.matcher(Files.readString(file));
      while (matcher.find()) {
        known.add(matcher.group(1));
      }
    }
    return known;
  }
}
