package org.maarg.spec.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;

class RequirementsReaderTest {
  private static final String FILE = "spec/requirements/rfc8885.yaml";
  private static final String GOOD =
      """
      rfc: 8885
      title: An RFC
      entries:
        - id: 8885-3-1
          section: "3"
          level: MUST NOT
          role: [cmd, maar]
          text: >-
            It is
            done.
          note: Nobody knows.
        - id: 8885-3-2
          section: "3"
          level: MAY
          role: [codec]
          text: It may be done.
          sentences: [0123456789ab, 012345678901-12, 1234567890e1.2, 123456789012]
        - id: 8885-3.1-1
          section: "3.1"
          level: IMPLIED
          role: [maar]
          text: It is done, too.
          withdrawn: >-
            Nobody
            asks.
      """;

  @Test
  void everythingIsRead() {
    List<Requirement> all = RequirementsReader.read(FILE, 8885, GOOD);
    assertThat(all)
        .extracting(it -> it.id().toString())
        .containsExactly("8885-3-1", "8885-3-2", "8885-3.1-1");
    assertThat(all.get(0))
        .isEqualTo(
            new Requirement(
                new RequirementId(8885, "3", 1),
                Level.MUST_NOT,
                List.of(Role.CMD, Role.MAAR),
                "It is done.",
                Optional.of("Nobody knows."),
                List.of(),
                Optional.empty(),
                FILE,
                4));
    assertThat(all.get(1).note()).isEmpty();
    assertThat(all.get(1).sentences())
        .containsExactly(
            new SentenceId("0123456789ab", 0),
            new SentenceId("012345678901-12", 0),
            new SentenceId("1234567890e1", 2),
            new SentenceId("123456789012", 0));
    assertThat(all.get(1).withdrawn()).isEmpty();
    assertThat(all.get(2).withdrawn()).contains("Nobody asks.");
  }

  /** What is replaced in the good file, by what, at which line that is refused, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rfc: 8885            | rfc: 5213            | 1  | rfc is 5213 in the file of RFC 8885
          title: An RFC        | titel: An RFC        | 2  | unknown key 'titel'
          title: An RFC        | titel: An RFC        | 1  | key 'title' is missing
          id: 8885-3-1         | id: 8885-3_1         | 4  | 8885-3_1: an ID has the form <rfc>-<section>-<n>
          id: 8885-3-1         | id: 5213-3-1         | 4  | 5213-3-1: the ID is not of RFC 8885
          id: 8885-3-1         | di: 8885-3-1         | 4  | key 'id' is missing
          section: "3"         | section: "4"         | 5  | 8885-3-1: section 4 is not that of the ID
          level: MUST NOT      | level: SHALL NOT     | 6  | 8885-3-1: 'SHALL NOT' is no level
          level: MUST NOT      | level: [MUST]        | 6  | 8885-3-1: 'level' is not a text
          role: [cmd, maar]    | role: [cmd, mag]     | 7  | 8885-3-1: 'mag' is no role
          role: [cmd, maar]    | role: [cmd, cmd]     | 7  | 8885-3-1: 'cmd' stands twice
          role: [cmd, maar]    | role: []             | 7  | 8885-3-1: 'role' is not a list of at least one
          role: [cmd, maar]    | role: cmd            | 7  | 8885-3-1: 'role' is not a list of at least one
          role: [cmd, maar]    | role: [[cmd]]        | 7  | 8885-3-1: 'role' holds no text here
          text: It may be done.| text:                | 16 | 8885-3-2: 'text' is not a text
          note: Nobody knows.  | reading: doubtful    | 11 | 8885-3-1: unknown key 'reading'
          note: Nobody knows.  | section: "3"         | 11 | key 'section' stands twice
          id: 8885-3-2         | id: 8885-3-1         | 12 | 8885-3-1: the ID stands twice
          id: 8885-3-2         | id: 8885-3-3         | 12 | 8885-3-3: the next number of section 3 is 2
          id: 8885-3.1-1       | id: 8885-3.1-2       | 18 | 8885-3.1-2: the next number of section 3.1 is 1
          id: 8885-3.1-1       | id: 8885-2.1-1       | 18 | 8885-2.1-1: section 2.1 comes after 3
          0123456789ab         | 0123456789a          | 17 | 8885-3-2: '0123456789a' is no digest of a sentence
          0123456789ab         | 0123456789AB         | 17 | 8885-3-2: '0123456789AB' is no digest of a sentence
          0123456789ab         | 0123456789ab-1       | 17 | 8885-3-2: '0123456789ab-1' is no digest of a sentence
          0123456789ab         | 0123456789ab.0       | 17 | 8885-3-2: '0123456789ab.0' is no digest of a sentence
          0123456789ab         | 123456789012         | 17 | 8885-3-2: '123456789012' stands twice
          """)
  void mistakeIsNamedWithItsPlace(String good, String bad, int line, String what) {
    assertThat(problems(GOOD.replaceFirst(Pattern.quote(good), bad)))
        .contains(new Problem(FILE, line, what));
  }

  @Test
  void whatIsWithdrawnStandsForNothing() {
    String both = "8885-3.1-1: what is withdrawn has no sentences";
    String end = "    sentences: [0123456789ab]\n";
    assertThat(problems(GOOD + end)).extracting(Problem::what).contains(both);
  }

  @Test
  void everyMistakeIsTold() {
    String bad = GOOD.replace("MUST NOT", "SHALL").replace("[codec]", "[codex]");
    assertThat(problems(bad)).hasSize(2);
  }

  @Test
  void fileThatIsNoListOfEntriesIsRefused() {
    assertThat(problems("")).containsExactly(new Problem(FILE, 1, "the file is empty"));
    assertThat(problems("- 1"))
        .containsExactly(new Problem(FILE, 1, "keys and values are expected here"));
    assertThat(problems("rfc: 8885\ntitle: T\nentries: [7]"))
        .containsExactly(new Problem(FILE, 3, "keys and values are expected here"));
    assertThat(problems("rfc: 8885\ntitle: T\nentries: []"))
        .containsExactly(new Problem(FILE, 3, "'entries' is not a list of at least one"));
    assertThat(problems(GOOD + "---\nrfc: 8885\n"))
        .containsExactly(new Problem(FILE, 27, "a second document begins"));
    assertThat(problems("rfc: [")).hasSize(1).first().extracting(Problem::file).isEqualTo(FILE);
  }

  private static List<Problem> problems(String yaml) {
    return catchThrowableOfType(
            SpecificationException.class, () -> RequirementsReader.read(FILE, 8885, yaml))
        .problems();
  }
}
