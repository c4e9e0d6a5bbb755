package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.SourceTree;

/** What was recorded of Java PathFinder says what it has to. */
class EvidenceTest {
  private static final int LARGE = 2_000;
  private static final double FASTER = 40;

  private static List<JsonNode> records(String kind) throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<JsonNode> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(SourceTree.root().resolve("model-checks/evidence"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        JsonNode record = yaml.readTree(Files.readString(file));
        if (record.path("kind").asText().equals(kind)) {
          records.add(record);
        }
      }
    }
    return records;
  }

  private static List<String> names(String kind) throws IOException {
    return records(kind).stream().map(it -> it.path("name").asText()).toList();
  }

  @Test
  void everythingThatIsToBeRecordedIs() throws IOException {
    assertThat(names("world"))
        .containsExactlyInAnyOrderElementsOf(Recorded.worlds())
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(names("mutant"))
        .containsExactlyInAnyOrderElementsOf(Recorded.mutants())
        .hasSizeGreaterThanOrEqualTo(10);
    assertThat(names("threads"))
        .containsExactlyInAnyOrderElementsOf(
            ThreadCheck.all().stream().map(ThreadCheck::id).toList());
  }

  @Test
  void bothEnginesAgreeEverywhere() throws IOException {
    for (String kind : List.of("world", "mutant", "threads")) {
      for (JsonNode record : records(kind)) {
        assertThat(record.path("agrees").asText())
            .as(record.path("name").asText())
            .isEqualTo("true");
      }
    }
  }

  @Test
  void everyWorldHasWitnessesThatPathFinderHasSeen() throws IOException {
    for (JsonNode record : records("world")) {
      assertThat(record.path("witnesses"))
          .as(record.path("name").asText())
          .isNotEmpty()
          .allMatch(said -> said.asText().equals(JpfWorld.SEEN));
    }
  }

  @Test
  void theExplorerIsMuchFasterOnLargerWorlds() throws IOException {
    int large = 0;
    for (JsonNode record : records("world")) {
      if (record.path("explorer").path("unique").asInt() >= LARGE) {
        large++;
        assertThat(record.path("ratio").asDouble())
            .as(record.path("name").asText())
            .isGreaterThanOrEqualTo(FASTER);
      }
    }
    assertThat(large).isGreaterThanOrEqualTo(3);
  }

  @Test
  void noTwoWorldsHaveTheSameRecordedBounds() {
    Set<String> texts = new HashSet<>();
    for (CheckedWorld world : Worlds.all()) {
      assertThat(texts.add(BoundsText.of(world.bounds()))).as(world.name()).isTrue();
    }
  }

  @Test
  void boundsAreNamedWithTheKnobsThatDiffer() {
    assertThat(BoundsText.of(Worlds.named("small-rate").orElseThrow().bounds()))
        .contains("maxUpdateRate: 1")
        .contains("symmetric: true")
        .contains("inFlight: 24");
    assertThat(BoundsText.of(Worlds.named("small-pace").orElseThrow().bounds()))
        .contains("pacingBurst: 1");
  }

  @Test
  void aDigestIsOfOneRunAlone() {
    Set<String> digests = new HashSet<>();
    for (String world : Recorded.worlds()) {
      digests.add(CheckedSources.of("world", world).orElseThrow());
    }
    assertThat(digests).hasSameSizeAs(Recorded.worlds());
    Mutant mutant = Mutants.named("pace-not-kept").orElseThrow();
    Mutant other = new Mutant("x", mutant.file(), mutant.property(), mutant.world(), "a", "b");
    assertThat(CheckedSources.ofMutant(other)).isNotEqualTo(CheckedSources.ofMutant(mutant));
    assertThat(CheckedSources.of("world", "no-such-world")).isEmpty();
  }
}
