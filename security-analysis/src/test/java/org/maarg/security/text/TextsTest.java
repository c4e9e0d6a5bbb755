package org.maarg.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maarg.security.SmallRuns;
import org.maarg.security.report.NumberTable;
import org.maarg.security.report.Reports;
import org.maarg.security.result.ScenarioResult;
import org.maarg.spec.Trace;
import org.maarg.spec.requirement.Requirements;

/** The texts of this repository against its scenarios, checks and decisions, and a fresh run. */
class TextsTest {
  private static final Path ROOT = Trace.root(Path.of("")).orElseThrow();
  private static final String FINDINGS = "spec/findings";

  @Test
  void everyClaimHasEvidence() {
    for (String text : Reports.TEXTS) {
      assertThat(Claims.problems(ROOT, text)).isEmpty();
    }
  }

  @Test
  void everyNumberIsThatOfAFreshRun() throws IOException {
    NumberTable table = new NumberTable(SmallRuns.results());
    for (String file : Reports.TEXTS) {
      String text = Files.readString(ROOT.resolve(file));
      List<String> keys = Numbers.keys(text);
      assertThat(keys).isNotEmpty();
      assertThat(Numbers.problems(file, text, table.values(keys)))
          .as("run ./maarg scenario report --texts-only")
          .isEmpty();
    }
  }

  @Test
  void findingsLinkToWhatExists() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(FINDINGS))) {
      List<String> names = files.map(it -> FINDINGS + "/" + it.getFileName()).sorted().toList();
      assertThat(names).hasSizeGreaterThan(30);
      for (String name : names) {
        assertThat(Claims.brokenLinks(ROOT, name)).isEmpty();
      }
    }
  }

  @Test
  void pagesForVisitorsLinkToWhatExists() {
    for (String page :
        List.of("README.md", "docs/for-reviewers.md", "security-analysis/figures.md")) {
      assertThat(Claims.brokenLinks(ROOT, page)).isEmpty();
    }
  }

  @Test
  void everyDecisionAnswersAFinding() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(ROOT.resolve(FINDINGS))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    try (Stream<Path> decisions = Files.list(ROOT.resolve("spec/decisions"))) {
      assertThat(decisions.map(it -> "decisions/" + it.getFileName()))
          .filteredOn(it -> !it.endsWith("README.md"))
          // About tools and not about the RFC.
          .filteredOn(it -> !it.endsWith("jpf-state-matching.md"))
          .filteredOn(it -> !it.endsWith("fuzz-yardstick.md"))
          .filteredOn(it -> !it.endsWith("fuzz-build-seed.md"))
          .allMatch(it -> all.indexOf(it) >= 0);
    }
  }

  @Test
  void everyKeywordOfTheRfcIsCarriedByAScenarioOrWaived() throws IOException {
    Map<String, List<String>> cited = new LinkedHashMap<>();
    for (ScenarioResult result : SmallRuns.results()) {
      cited.put(result.scenario().id(), result.scenario().requirements());
    }
    Waivers waivers = Waivers.read(ROOT);
    assertThat(waivers.problems(ROOT)).isEmpty();
    assertThat(ScenarioCoverage.problems(Requirements.read(ROOT), cited, waivers)).isEmpty();
  }
}
