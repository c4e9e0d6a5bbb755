package org.maarg.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.spec.FakeRepository;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.requirement.RequirementId;

class ExceptionsTest {
  private static final String FILE = "spec/exceptions/later.yaml";
  private static final String GOOD =
      """
      title: Later
      entries:
        - ids: [8885-3-1, 8885-3-2]
          kind: not-yet
          of: verification
          reason: No test yet.
          reviewed: 2026-11-23
        - ids:
            - 5213-1-1
          kind: exception
          of: both
          reason: The host does it.
          reviewed: 2026-11-23
      """;

  @TempDir private Path root;

  @Test
  void entriesShareAReason() {
    assertThat(read(GOOD).all())
        .containsExactly(
            new Exceptions.Entry(
                new RequirementId(8885, "3", 1),
                Exceptions.Kind.NOT_YET,
                Exceptions.Missing.VERIFICATION,
                "No test yet.",
                "2026-11-23",
                FILE,
                3),
            new Exceptions.Entry(
                new RequirementId(8885, "3", 2),
                Exceptions.Kind.NOT_YET,
                Exceptions.Missing.VERIFICATION,
                "No test yet.",
                "2026-11-23",
                FILE,
                3),
            new Exceptions.Entry(
                new RequirementId(5213, "1", 1),
                Exceptions.Kind.EXCEPTION,
                Exceptions.Missing.BOTH,
                "The host does it.",
                "2026-11-23",
                FILE,
                9));
  }

  @Test
  void thereMayBeNone() {
    assertThat(Exceptions.read(root).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: Later         | titel: Later         | 1 | key 'title' is missing
          kind: not-yet        | kind: never          | 4 | 'never' is no 'kind'
          of: verification     | of: tests            | 5 | 'tests' is no 'of'
          reason: No test yet. | reason:              | 6 | 'reason' is not a text
          reason: No test yet. | raison: No.          | 3 | key 'reason' is missing
          reason: No test yet. | raison: No.          | 6 | unknown key 'raison'
          reviewed: 2026-11-23 | reviewed: 2026-11-31 | 7 | '2026-11-31' is no day (year-month-day)
          8885-3-2             | 8885-3               | 3 | '8885-3' is no requirement ID
          8885-3-2             | 8885-3-1             | 3 | '8885-3-1' stands twice
          - 5213-1-1           | - 8885-3-2           | 9 | 8885-3-2: excepted at spec/exceptions/later.yaml:3 already
          """)
  void mistakeIsNamedWithItsPlace(String good, String bad, int line, String what) {
    String yaml = GOOD.replaceFirst(Pattern.quote(good), bad);
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SpecificationException.class)
        .message()
        .contains(FILE + ":" + line + ": " + what);
  }

  @Test
  void codeAndCheckMayBeExceptedForReasonsOfTheirOwn() {
    String yaml =
        GOOD.replace("- 5213-1-1", "- 8885-3-2").replace("of: both", "of: implementation");
    assertThat(read(yaml).of(new RequirementId(8885, "3", 2))).hasSize(2);
  }

  private Exceptions read(String yaml) {
    new FakeRepository(root).file(FILE, yaml);
    return Exceptions.read(root);
  }
}
