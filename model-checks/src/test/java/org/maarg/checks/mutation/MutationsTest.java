package org.maarg.checks.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.maarg.checks.mutants.SourceTree;

/** A few mutants of the core in small worlds; all of them are for {@code check-mutations}. */
class MutationsTest {
  /** Of the page; it must not fall. */
  private static final int LEAST = 78;

  private static final MutationRun FEW = new MutationRun(8, 15, "cmd.Re", 700, 6);

  @Test
  void theSameMutantsHaveTheSameEndEachTime() {
    Map<String, Trials.Verdict> ends = new TreeMap<>();
    for (Trials.Outcome outcome : FEW.run(line -> {})) {
      ends.put(outcome.mutant().place() + " " + outcome.mutant().what(), outcome.verdict());
    }
    assertThat(ends).hasSize(8);
    assertThat(ends.values()).contains(Trials.Verdict.KILLED);
    Map<String, Trials.Verdict> again = new TreeMap<>();
    for (Trials.Outcome outcome : FEW.run(line -> {})) {
      again.put(outcome.mutant().place() + " " + outcome.mutant().what(), outcome.verdict());
    }
    assertThat(again).isEqualTo(ends);
  }

  @Test
  void theCoreHasManyMutantsOfEachKind() {
    List<CoreMutant> all = MutationRun.mutants(new Operators(), "");
    assertThat(all).hasSizeGreaterThan(1_000);
    assertThat(all.stream().map(CoreMutant::operator).distinct().toList())
        .contains(
            "NegateConditionalsMutator",
            "ConditionalsBoundaryMutator",
            "VoidMethodCallMutator",
            "MathMutator");
  }

  @Test
  void theScoreOfThePageDoesNotFall() throws IOException {
    String page = Files.readString(SourceTree.root().resolve(MutationReport.FILE));
    Matcher score = Pattern.compile("- score: (\\d+) %").matcher(page);
    assertThat(score.find()).isTrue();
    assertThat(Integer.parseInt(score.group(1))).isGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void whatIsListedAsEquivalentIsThereStill() throws IOException {
    for (Equivalents.Entry entry : Equivalents.all()) {
      assertThat(entry.why()).as(entry.file()).isNotBlank();
      if (entry.file().equals("*")) {
        assertThat(entry.method()).isNotBlank();
      } else {
        String source =
            Files.readString(CoreClasses.source(CoreClasses.CORE + entry.file().replace('/', '.')));
        assertThat(source).as(entry.file()).contains(entry.line());
      }
    }
  }
}
