package org.maarg.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.spec.FakeRepository.CODE;
import static org.maarg.spec.FakeRepository.TEST;
import static org.maarg.spec.FakeRepository.implementing;
import static org.maarg.spec.FakeRepository.verifying;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

class CitationsTest {
  @TempDir private Path root;
  private FakeRepository repository;

  @BeforeEach
  void setUp() {
    repository = new FakeRepository(root);
  }

  @Test
  void citationsHaveTheirPlace() {
    repository.file(CODE, "class A {\n  " + implementing("8885-3-1, 8885-3.1-1") + "}\n");
    repository.file(TEST, verifying("8885-3-1"));
    assertThat(found())
        .containsExactly(
            "8885-3-1 CODE " + CODE + ":2",
            "8885-3.1-1 CODE " + CODE + ":2",
            "8885-3-1 TEST " + TEST + ":1");
  }

  @Test
  void citationMayStandBehindCode() {
    repository.file(CODE, "f(); " + implementing("8885-3-1,") + "    // 8885-3-2\n");
    assertThat(found())
        .containsExactly("8885-3-1 CODE " + CODE + ":1", "8885-3-2 CODE " + CODE + ":2");
  }

  @Test
  void listGoesOnAfterAComma() {
    repository.file(
        CODE, implementing("8885-3-1,\r") + "  // 8885-3-2,\n// 8885-3.1-1\n// 8885-9-9\n");
    assertThat(found())
        .containsExactly(
            "8885-3-1 CODE " + CODE + ":1",
            "8885-3-2 CODE " + CODE + ":2",
            "8885-3.1-1 CODE " + CODE + ":3");
  }

  @ParameterizedTest
  @CsvSource({
    "spec/src/test/java/org/maarg/spec/ATest.java, //, '', TEST",
    "impl/src/main/java/org/maarg/conformance/Cases.java, //, '', CHECK",
    "impl/src/main/java/org/maarg/sim/ConsistencyCheck.java, //, '', CHECK",
    "model-checks/src/main/java/org/maarg/check/Properties.java, //, '', CHECK",
    "fuzz/src/test/java/org/maarg/fuzz/DecodeFuzzTest.java, //, '', CHECK",
    "security-analysis/src/main/java/org/maarg/attack/Flood.java, //, '', SCENARIO",
    "impl/src/test/java/org/maarg/sim/FaultScenarioTest.java, //, '', SCENARIO",
    "security-analysis/plans/flood.yaml, #, '', SCENARIO",
    "impl/src/main/resources/scenarios/two-handovers.yml, #, '', SCENARIO",
    "docs/scenarios/handover.md, <!--, -->, SCENARIO",
    "spec/wireshark/try.lua, --, '', TEST",
    "impl/src/test/sh/try.sh, #, '', TEST",
  })
  void placeTellsWhatKindOfEvidenceItIs(String path, String open, String close, String kind) {
    repository.file(path, open + " Verifies" + ": 8885-3-1 " + close + "\n");
    assertThat(found()).containsExactly("8885-3-1 " + kind + " " + path + ":1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"impl/target/A.java", ".hidden/A.java", "a/node_modules/A.java", "A.txt"})
  void whatIsNoSourceIsNotRead(String path) {
    repository.file(path, verifying("8885-3-1"));
    assertThat(found()).isEmpty();
    assertThat(Citations.scan(root).problems()).isEmpty();
  }

  @Test
  void proseInMarkdownMayShowCitations() {
    repository.file("spec/README.md", verifying("8885-3-1"));
    assertThat(Citations.scan(root)).isEqualTo(new Citations(List.of(), List.of()));
  }

  @Test
  void onlyTheReferenceImplements() {
    repository.file(TEST, implementing("8885-3-1"));
    assertThat(wrong()).containsExactly(TEST + ":1: only impl/src/main implements");
    assertThat(found()).isEmpty();
  }

  @Test
  void codeDoesNotVerifyItself() {
    repository.file(CODE, verifying("8885-3-1"));
    assertThat(wrong()).containsExactly(CODE + ":1: this code verifies nothing");
    assertThat(found()).isEmpty();
  }

  /** The words are split so that this file itself does not hold what it is about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          // Verif~ies 8885-3-1                | 1 | looks like a citation
          // verif~ies: 8885-3-1               | 1 | looks like a citation
          // Verif~y: 8885-3-1                 | 1 | looks like a citation
          /* Implem~ents: 8885-3-1 */          | 1 | looks like a citation
           * Verif~ies: 8885-3-1               | 1 | looks like a citation
          int a;// Implem~ents: 8885-3-1       | 1 | looks like a citation
          "// Verif~ies: 8885-3-1"             | 1 | looks like a citation
          f(" // Verif~ies: 8885-3-1");        | 1 | '8885-3-1");' is no requirement ID
          // Verif~ies: 8885-3-1 (the first)   | 1 | '8885-3-1 (the first)' is no requirement ID
          // Verif~ies: 8885-3-1; 8885-3-2     | 1 | '8885-3-1; 8885-3-2' is no requirement ID
          // Verif~ies: 8885-3-1 8885-3-2      | 1 | '8885-3-1 8885-3-2' is no requirement ID
          // Verif~ies: 8885-3                 | 1 | '8885-3' is no requirement ID
          // Verif~ies:                        | 1 | '' is no requirement ID
          // Verif~ies: 8885-3-1,, 8885-3-2    | 1 | '' is no requirement ID
          // Verif~ies: 8885-3-1, 8885-3-1     | 1 | 8885-3-1 stands twice in one list
          // Verif~ies: 8885-3-1,              | 1 | the list ends with a comma, and no comment follows
          """)
  void slipOfThePenIsAMistake(String line, int number, String what) {
    repository.file(TEST, line.replace("~", ""));
    assertThat(wrong()).hasSize(1).first().asString().startsWith(TEST + ":" + number + ": " + what);
  }

  @Test
  void malformedUtf8IsReadAllTheSame() throws IOException {
    repository.file(TEST, "");
    byte[] latin = ("// \u00e9\n" + verifying("8885-3-1")).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(root.resolve(TEST), latin);
    assertThat(found()).containsExactly("8885-3-1 TEST " + TEST + ":2");
  }

  private List<String> found() {
    return Citations.scan(root).all().stream()
        .map(it -> it.requirement() + " " + it.evidence() + " " + it.file() + ":" + it.line())
        .toList();
  }

  private List<String> wrong() {
    return Citations.scan(root).problems().stream().map(Problem::toString).toList();
  }
}
