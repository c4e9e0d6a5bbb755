package org.maarg.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recorded scores, the list of equivalent mutants and the page fit each other. */
class MutationRecordTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  @ParameterizedTest
  @EnumSource(Area.class)
  void noScoreIsLowerThanItWas(Area area) throws IOException {
    Recorded recorded = Recorded.read(MODULE, area);
    Judgement judgement = Judgement.of(recorded.classes(), Equivalent.read(MODULE));
    assertThat(MutationReport.problems(area, recorded, judgement)).isEmpty();
  }

  /** Says so and does not fail: a change of the core can be tried without a measurement. */
  @ParameterizedTest
  @EnumSource(Area.class)
  void classesOfOlderSourcesAreNamed(Area area) throws IOException {
    List<String> older = MutationPlan.chosen(MODULE, area, MutationPlan.CHANGED);
    if (!older.isEmpty()) {
      System.out.println(area.id() + ": mutants measured on older sources: " + older);
    }
    assertThat(area.classes(MODULE)).containsAll(older).isNotEmpty();
  }

  @Test
  void everyEquivalentMutantHasAReasonAndIsOfAMeasuredClass() throws IOException {
    Set<String> measured = new HashSet<>();
    for (Area area : Area.values()) {
      measured.addAll(Recorded.read(MODULE, area).classes().keySet());
    }
    List<String> keys = new ArrayList<>();
    for (Equivalent entry : Equivalent.read(MODULE)) {
      assertThat(entry.reason()).as(entry.line()).isNotBlank();
      assertThat(measured).contains(Judgement.topLevel(entry.type()));
      keys.add(String.join("\n", entry.type(), entry.method(), entry.mutator(), entry.line()));
    }
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void thePageIsOfTheRecords() throws IOException {
    assertThat(Files.readString(MutationPage.file(MODULE))).isEqualTo(MutationPage.of(MODULE));
  }
}
