package org.maarg.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From PIT's report to a verdict, on a module with one small class. */
class MutationScoreTest {
  private static final String CLASS = "org.maarg.wire.Sign";
  private static final Survivor SURVIVOR =
      new Survivor(
          CLASS, "lambda$of", "ConditionalsBoundary", "return it > 0;", "changed the boundary");
  private static final Equivalent LISTED =
      new Equivalent(CLASS, "lambda$of", "ConditionalsBoundary", "return it > 0;", 0, "why");

  @TempDir Path module;

  @BeforeEach
  void aClassWithALambda() throws IOException {
    Path source = Area.source(module, CLASS);
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Sign {\n  return it > 0;\n}\n");
  }

  private static String mutation(String status) {
    return """
    <mutation status='%s'><mutatedClass>org.maarg.wire.Sign</mutatedClass>
    <mutatedMethod>lambda$of$7</mutatedMethod><lineNumber>2</lineNumber>
    <mutator>org.pitest.x.ConditionalsBoundaryMutator</mutator>
    <description>changed the boundary</description></mutation>
    """
        .formatted(status);
  }

  private Measured measured(String... statuses) throws IOException {
    StringBuilder xml = new StringBuilder("<mutations>");
    for (String status : statuses) {
      xml.append(mutation(status));
    }
    Path file = Files.writeString(module.resolve("mutations.xml"), xml + "</mutations>");
    return new PitReport(module).read(file, List.of(CLASS)).get(CLASS);
  }

  private static Judgement judged(Measured measured, Equivalent... list) {
    return Judgement.of(Map.of(CLASS, measured), List.of(list));
  }

  @Test
  void whatPitSaysIsCountedByItsKind() throws IOException {
    Measured measured = measured("KILLED", "KILLED", "TIMED_OUT", "SURVIVED", "NO_COVERAGE");
    assertThat(measured.killed()).isEqualTo(2);
    assertThat(measured.timedOut()).isEqualTo(1);
    assertThat(measured.survivors()).containsExactly(SURVIVOR, SURVIVOR);
    assertThat(judged(measured).score()).isEqualTo(60);
    assertThatThrownBy(() -> measured("RUN_ERROR")).hasMessageContaining("RUN_ERROR");
  }

  @Test
  void aReportOfOtherClassesIsRefused() throws IOException {
    measured("KILLED");
    PitReport report = new PitReport(module);
    Path xml = module.resolve("mutations.xml");
    assertThatThrownBy(() -> report.read(xml, List.of("org.maarg.wire.Other")))
        .hasMessageContaining(CLASS);
  }

  @Test
  void anEquivalentMutantIsNotCounted() throws IOException {
    Judgement judgement = judged(measured("KILLED", "SURVIVED"), LISTED);
    assertThat(judgement.score()).isEqualTo(100);
    assertThat(judgement.listed()).isEqualTo(1);
    assertThat(judgement.problems()).isEmpty();
  }

  @Test
  void theListMustFitWhatSurvives() throws IOException {
    assertThat(judged(measured("KILLED"), LISTED).problems()).hasSize(1);
    assertThat(judged(measured("SURVIVED", "SURVIVED"), LISTED).problems()).hasSize(1);
    Equivalent other = new Equivalent(CLASS, "of", LISTED.mutator(), LISTED.line(), 0, "why");
    assertThat(judged(measured("SURVIVED"), other).problems()).hasSize(1);
    assertThat(judged(measured("SURVIVED"), other).open()).containsExactly(SURVIVOR);
  }

  @Test
  void aScoreMustNotFall() throws IOException {
    Measured before = measured("KILLED", "KILLED", "SURVIVED");
    Recorded recorded = new Recorded(0, 0, Map.of(CLASS, before)).raisedTo(judged(before).score());
    assertThat(recorded.least()).isEqualTo(66.6);
    assertThat(MutationReport.problems(Area.WIRE, recorded, judged(before))).isEmpty();
    Measured after = measured("KILLED", "SURVIVED", "SURVIVED");
    assertThat(MutationReport.problems(Area.WIRE, recorded, judged(after))).hasSize(3);
    Recorded now = new Recorded(0, 0, Map.of(CLASS, after));
    assertThat(MutationReport.fallen(recorded, now, List.of())).hasSize(3);
    assertThat(MutationReport.fallen(now, recorded, List.of())).isEmpty();
  }

  @Test
  void onlyAnotherSourceMakesARecordOlder() throws IOException {
    Recorded recorded = new Recorded(0, 0, Map.of(CLASS, measured("KILLED")));
    assertThat(recorded.older(module, List.of(CLASS))).isEmpty();
    Files.writeString(Area.source(module, CLASS), "class Sign {}\n");
    assertThat(recorded.older(module, List.of(CLASS, "org.maarg.wire.New"))).containsExactly(CLASS);
    assertThat(recorded.with(Collections.emptyMap(), 0, List.of()).classes()).isEmpty();
  }

  @Test
  void whatAMutantTookIsRecordedInTenths() throws IOException {
    Map<String, Measured> anew = Map.of(CLASS, measured("KILLED"));
    Recorded recorded = new Recorded(0, 0, Map.of()).with(anew, 1.26, List.of(CLASS));
    assertThat(recorded.seconds()).isEqualTo(1.3);
    assertThat(recorded.raisedTo(90).seconds()).isEqualTo(1.3);
  }

  @Test
  void aRecordIsReadAsItWasWritten() throws IOException {
    Files.createDirectories(module.resolve("mutation"));
    Recorded recorded = new Recorded(66.6, 1.5, Map.of(CLASS, measured("KILLED", "SURVIVED")));
    recorded.write(module, Area.WIRE);
    assertThat(Recorded.read(module, Area.WIRE)).isEqualTo(recorded);
  }
}
