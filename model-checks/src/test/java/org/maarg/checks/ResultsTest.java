package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.checks.report.Finding;
import org.maarg.checks.report.Results;

class ResultsTest {
  @Test
  void thePagesAreThoseOfAFreshRun() throws IOException {
    Map<Path, String> pages =
        Results.pages(Scope.worlds(), Scope.mutants(), Explored::of, Explored::of);
    assertThat(pages).hasSizeGreaterThan(10);
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      boolean isWhole = Scope.LONG || !page.getKey().endsWith("RESULTS.md");
      String committed = Files.readString(page.getKey());
      assertThat(isWhole ? committed : rows(committed))
          .as("%s is out of date: run ./maarg check --results", page.getKey())
          .isEqualTo(isWhole ? page.getValue() : rows(page.getValue()));
      assertThat(page.getValue()).as("every seeded bug is found").doesNotContain("SURVIVES");
    }
  }

  /** Of a page, the rows of the tables about single worlds and mutants that were looked at. */
  private static String rows(String page) {
    Set<String> names = new HashSet<>();
    Scope.worlds().forEach(it -> names.add(it.name()));
    Scope.mutants().forEach(it -> names.add(it.id()));
    return page.lines()
        .filter(line -> line.startsWith("| ") && names.contains(line.split(" ", 3)[1]))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everyFindingWorldHasAPage() {
    Set<String> told = new HashSet<>();
    for (Finding finding : Finding.all(SourceTree.root())) {
      finding.world().ifPresent(told::add);
    }
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Worlds.findings().stream().map(CheckedWorld::name).toList());
  }

  @Test
  void everyFindingIsJudgedByTheText() {
    for (Finding finding : Finding.all(SourceTree.root())) {
      assertThat(finding.state())
          .as("%s", finding.file())
          .isIn("confirmed", "changed", "new", "withdrawn");
      assertThat(finding.rank())
          .as("%s", finding.file())
          .isIn(ranks(finding.state().equals("withdrawn")));
      assertThat(finding.text())
          .as("%s names no section", finding.file())
          .containsPattern("(?s)\n## By the text\n\n.*?\\d.*?\n## ");
    }
  }

  private static List<String> ranks(boolean withdrawn) {
    return withdrawn ? List.of("advice", "none") : List.of("erratum", "gap", "advice");
  }

  @Test
  void whatClosesAFindingIsAWorldThatHolds() {
    List<String> holding = Worlds.holding().stream().map(CheckedWorld::name).toList();
    int closed = 0;
    for (Finding finding : Finding.all(SourceTree.root())) {
      if (finding.world().isPresent()) {
        assertThat(holding).as("%s", finding.file()).containsAll(finding.closedIn());
        closed += finding.closedIn().isEmpty() ? 0 : 1;
      }
    }
    assertThat(closed).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aLadderShowsTheWayThatBreaksTheProperty() {
    for (Finding finding : Finding.all(SourceTree.root())) {
      if (finding.world().isPresent()) {
        CheckedWorld world = Worlds.named(finding.world().get()).orElseThrow();
        assertThat(finding.text()).contains("** " + world.finding().orElseThrow() + ": ");
      }
    }
  }
}
