package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maarg.checks.mutants.SourceTree;

/** Which requirements' code ran in a step. */
class TraceTest {
  private final PageApi api = new PageApi();

  private List<String> ids(String way) {
    JsonNode walk = api.answer("/api/walk", Map.of("world", "relay", "way", way));
    List<String> ids = new ArrayList<>();
    walk.path("requirements").forEach(it -> ids.add(it.asText()));
    return ids;
  }

  @Test
  void requirementIsToldInTheStepInWhichItsCodeRuns() {
    assertThat(ids("")).isEmpty();
    // A MAAR that registers a mobile node; a CMD that checks a registration.
    assertThat(ids("0")).contains("8885-3.1-2").doesNotContain("5213-5.3.1-1");
    assertThat(ids("0.0")).contains("5213-5.3.1-1").doesNotContain("8885-3.1-2");
  }

  @Test
  void idsAreOfRequirementsAndManyAreSeenOnOneWay() {
    TreeSet<String> all = new TreeSet<>();
    for (String way : List.of("0", "0.0", "0.0.0", "0.0.0.0", "0.0.0.0.0", "0.0.0.0.0.0")) {
      all.addAll(ids(way));
    }
    assertThat(all).hasSizeGreaterThan(40).allMatch(it -> it.matches("\\d{4}-[\\dA-Z.]+-\\d+"));
  }

  @Test
  void everyClassOfTheProtocolCanBeTraced() throws Exception {
    TracedLoader loader = new TracedLoader(CitedLines.read(SourceTree.root()));
    Path core = SourceTree.root().resolve("impl/src/main/java");
    int loaded = 0;
    try (Stream<Path> files = Files.walk(core.resolve("org/maarg/protocol"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String name = core.relativize(file).toString().replace(".java", "").replace('/', '.');
        if (!name.endsWith("package-info")) {
          assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
          loaded++;
        }
      }
    }
    assertThat(loaded).isGreaterThan(50);
  }

  @Test
  void citationIsOfTheStatementOrMethodBelowItAndOfNoOther() {
    // Written otherwise here, for a comment in this file would be a citation of this file's.
    List<String> source =
        List.of(
            "class A {",
            "  // cites 1111-1-1",
            "  private static final int LIMIT = 3;",
            "  // cites 1111-1-2, 1111-1-3",
            "  /** Says more. */",
            "  @Override",
            "  int handle(int a,",
            "      int b) {",
            "    // cites 1111-1-4",
            "    if (a > b) {",
            "      return a;",
            "    }",
            "    return b;",
            "  }",
            "}");
    CitedLines cited =
        CitedLines.of(
            "A.java", source.stream().map(it -> it.replace("cites", "Implements:")).toList());
    assertThat(cited.in("A.java"))
        .containsExactly(
            new CitedLines.Cited(0, 3, "", 3),
            new CitedLines.Cited(1, 7, "handle", 8),
            new CitedLines.Cited(2, 10, "if", 10));
    assertThat(cited.ids(1, 2)).containsExactly("1111-1-2", "1111-1-3", "1111-1-4");
  }
}
