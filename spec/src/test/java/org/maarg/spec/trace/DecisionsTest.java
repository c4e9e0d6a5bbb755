package org.maarg.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.FakeRepository;
import org.maarg.spec.file.Problem;
import org.maarg.spec.report.TraceabilityReport;
import org.maarg.spec.requirement.RequirementId;

class DecisionsTest {
  private static final String GOOD =
      """
      # How many?

      Status: decided
      Requirements: 8885-3-1,
      5213-1-1
      Review: G1

      ## Question

      See 8885-3-2 and RFC 8885-3.
      """;

  @TempDir private Path root;
  private FakeRepository repository;

  @BeforeEach
  void setUp() {
    repository = new FakeRepository(root).covered();
  }

  @Test
  void decisionIsRead() {
    repository
        .file("spec/decisions/how-many.md", GOOD)
        .file("spec/decisions/README.md", "8885-9-9");
    assertThat(Traceability.of(root).decisions())
        .isEqualTo(
            new Decisions(
                List.of(
                    new Decision(
                        "how-many",
                        "How many?",
                        List.of(new RequirementId(8885, "3", 1), new RequirementId(5213, "1", 1)),
                        "spec/decisions/how-many.md")),
                List.of()));
  }

  @Test
  void reportsShowIt() throws IOException {
    repository.file("spec/decisions/how-many.md", GOOD);
    TraceabilityReport report = TraceabilityReport.of(root);
    report.write(root);
    assertThat(report.text("8885-3-1").orElseThrow())
        .contains("  decision: How many? (spec/decisions/how-many.md)\n");
    assertThat(report.text("8885-3-2").orElseThrow()).doesNotContain("decision");
    assertThat(report.json("8885-3-1").orElseThrow()).contains("\"name\" : \"how-many\"");
    assertThat(root.resolve(TraceabilityReport.PAGE))
        .content()
        .contains("href=\"spec/decisions/how-many.md#L1\"");
  }

  @Test
  void unknownRequirementClosesTheGate() {
    repository.file("spec/decisions/how-many.md", GOOD.replace("8885-3-2", "8885-3-3"));
    assertThat(problems())
        .containsExactly("spec/decisions/how-many.md:10: 8885-3-3: there is no such requirement");
  }

  @Test
  void decisionAboutNothingClosesTheGate() {
    repository.file("spec/decisions/how-many.md", GOOD.replace("Requirements:", "About:"));
    assertThat(problems())
        .containsExactly(
            "spec/decisions/how-many.md:1: no heading, or no paragraph 'Requirements: ID, ID'");
  }

  @Test
  void namedDecisionHasToExist() {
    String entry = FakeRepository.entry("5213-1-1", "MAY");
    repository.requirements(5213, entry + "    note: Needs decisions how-many and how-few.\n");
    repository.requirements(6275, FakeRepository.entry("6275-1-1", "MUST"));
    String exception =
        """
        title: A
        entries:
          - ids: [6275-1-1]
            kind: exception
            of: both
            reason: Otherwise (decision how-long).
            reviewed: 2026-11-23
        """;
    repository.file("spec/exceptions/a.yaml", exception);
    assertThat(problems()).isEmpty();
    repository.file("spec/decisions/how-many.md", GOOD);
    assertThat(problems())
        .containsExactly(
            "spec/exceptions/a.yaml:3: 6275-1-1: there is no decision 'how-long'",
            "spec/requirements/rfc5213.yaml:4: 5213-1-1: there is no decision 'how-few'");
  }

  private List<String> problems() {
    return new TraceabilityGate(Traceability.of(root))
        .problems().stream().map(Problem::toString).toList();
  }
}
