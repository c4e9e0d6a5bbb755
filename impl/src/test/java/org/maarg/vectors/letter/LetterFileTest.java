package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.vectors.SchemaCheck;

/** The table itself: its form, its names, and what it rests on. */
class LetterFileTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^ +- id: (\\S+)");

  @Test
  void itFitsItsSchema() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Letter.SCHEMA.toFile());
    assertThat(new SchemaCheck(schema).check(Letter.table())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmd", "anchor", "updates", "acknowledgements"})
  void namesAreUnique(String part) {
    assertThat(Letter.rows(part)).isNotEmpty().extracting(Letter.Row::name).doesNotHaveDuplicates();
  }

  @Test
  void everyRowRestsOnEntriesOfTheCatalogue() throws IOException {
    Set<String> known = entries();
    List<String> cited = new ArrayList<>();
    Letter.table().findValues("text").forEach(it -> it.forEach(id -> cited.add(id.asText())));
    assertThat(cited).hasSizeGreaterThan(100);
    assertThat(known).containsAll(cited);
  }

  private static Set<String> entries() throws IOException {
    Set<String> ids = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(Path.of("..", "spec", "requirements"))) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Matcher matcher = ENTRY.matcher(Files.readString(file));
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }
}
