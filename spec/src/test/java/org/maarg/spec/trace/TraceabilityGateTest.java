package org.maarg.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.spec.FakeRepository.CODE;
import static org.maarg.spec.FakeRepository.TEST;
import static org.maarg.spec.FakeRepository.entry;
import static org.maarg.spec.FakeRepository.implementing;
import static org.maarg.spec.FakeRepository.verifying;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.spec.FakeRepository;
import org.maarg.spec.file.Problem;

class TraceabilityGateTest {
  private static final String EXCEPTIONS = "spec/exceptions/a.yaml";

  @TempDir private Path root;
  private FakeRepository repository;

  @BeforeEach
  void setUp() {
    repository = new FakeRepository(root).covered();
  }

  @Test
  void coveredRequirementsOpenTheGate() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void unknownRequirementClosesTheGate() {
    repository.file(TEST, verifying("8885-3-1, 8885-3-2, 8885-3-3"));
    assertThat(problems()).containsExactly(TEST + ":1: 8885-3-3: there is no such requirement");
  }

  @Test
  void withdrawnRequirementNeedsNothingAndIsNotCited() {
    String withdrawn = entry("4861-1-1", "MUST") + "    withdrawn: It was none.\n";
    repository.requirements(4861, withdrawn);
    assertThat(problems()).isEmpty();
    repository.file(TEST, verifying("8885-3-1, 8885-3-2, 4861-1-1"));
    assertThat(problems()).containsExactly(TEST + ":1: 4861-1-1: is withdrawn");
  }

  @Test
  void exceptionForWhatIsWithdrawnClosesTheGate() {
    repository.requirements(4861, entry("4861-1-1", "MUST") + "    withdrawn: It was none.\n");
    except("4861-1-1", "both");
    assertThat(problems())
        .containsExactly(
            EXCEPTIONS + ":3: 4861-1-1: needs no exception, the gate does not ask for it");
  }

  @Test
  void malformedCitationClosesTheGate() {
    repository.file("impl/src/test/java/A.java", verifying("8885-3"));
    assertThat(problems())
        .containsExactly("impl/src/test/java/A.java:1: '8885-3' is no requirement ID");
  }

  @Test
  void missingImplementationClosesTheGate() {
    repository.file(CODE, implementing("8885-3-1"));
    assertThat(problems())
        .containsExactly(
            "spec/requirements/rfc8885.yaml:10: 8885-3-2: MUST without implementation");
  }

  @Test
  void missingVerificationClosesTheGate() {
    repository.file(TEST, verifying("8885-3-2"));
    assertThat(problems())
        .containsExactly(
            "spec/requirements/rfc8885.yaml:4: 8885-3-1: IMPLIED without verification");
  }

  @Test
  void missingBothIsOneProblem() {
    repository.file(CODE, implementing("8885-3-1")).file(TEST, verifying("8885-3-1"));
    assertThat(problems())
        .containsExactly(
            "spec/requirements/rfc8885.yaml:10: 8885-3-2: MUST without implementation and"
                + " verification");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MUST", "MUST NOT", "SHOULD", "SHOULD NOT"})
  void keywordsOfAnyRfcAreGated(String level) {
    repository.requirements(4861, entry("4861-1-1", level));
    assertThat(problems())
        .containsExactly(
            "spec/requirements/rfc4861.yaml:4: 4861-1-1: "
                + level
                + " without implementation and verification");
  }

  @Test
  void permissionIsOnlyReported() {
    repository.requirements(4861, entry("4861-1-1", "MAY"));
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"implementation, false, true", "verification, true, false", "both, false, false"})
  void exceptionStandsForWhatIsMissing(String of, boolean implemented, boolean verified) {
    cite(implemented, verified);
    except("8885-3-2", of);
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"implementation, false, false", "verification, false, false"})
  void exceptionForTheOtherHalfIsNotEnough(String of, boolean implemented, boolean verified) {
    cite(implemented, verified);
    except("8885-3-2", of);
    String rest = of.equals("verification") ? "implementation" : "verification";
    assertThat(problems())
        .containsExactly("spec/requirements/rfc8885.yaml:10: 8885-3-2: MUST without " + rest);
  }

  @ParameterizedTest
  @CsvSource({
    "implementation, true, false",
    "verification, false, true",
    "both, true, false",
    "both, false, true",
    "both, true, true"
  })
  void exceptionForWhatIsThereClosesTheGate(String of, boolean implemented, boolean verified) {
    cite(implemented, verified);
    except("8885-3-2", of);
    String cited = (of.equals("verification") || !implemented ? TEST : CODE) + ":1";
    assertThat(problems())
        .contains(EXCEPTIONS + ":3: 8885-3-2: the exception is out of date, see " + cited);
  }

  @ParameterizedTest
  @CsvSource({
    "8885-3.1-1, 'needs no exception, the gate does not ask for it'",
    "5213-1-1, 'needs no exception, the gate does not ask for it'",
    "8885-3-9, there is no such requirement"
  })
  void exceptionForNothingClosesTheGate(String id, String why) {
    except(id, "both");
    assertThat(problems()).containsExactly(EXCEPTIONS + ":3: " + id + ": " + why);
  }

  private void cite(boolean implemented, boolean verified) {
    repository.file(CODE, implementing("8885-3-1" + (implemented ? ", 8885-3-2" : "")));
    repository.file(TEST, verifying("8885-3-1" + (verified ? ", 8885-3-2" : "")));
  }

  private void except(String id, String of) {
    repository.file(
        EXCEPTIONS,
        """
        title: A
        entries:
          - ids: [%s]
            kind: not-yet
            of: %s
            reason: Later.
            reviewed: 2026-11-23
        """
            .formatted(id, of));
  }

  private List<String> problems() {
    return new TraceabilityGate(Traceability.of(root))
        .problems().stream().map(Problem::toString).toList();
  }
}
