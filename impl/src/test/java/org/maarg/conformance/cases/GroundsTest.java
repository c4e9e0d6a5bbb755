package org.maarg.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.maarg.conformance.play.TargetRole;
import org.maarg.vectors.SchemaCheck;

/**
 * No case asks for more than the text that it stands on, and the list of that is as committed. To
 * write it: {@code mvn -pl impl test -Dtest=GroundsTest -Dmaarg.conformance.write=true}.
 */
class GroundsTest {
  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (Boolean.getBoolean("maarg.conformance.write")) {
      Files.writeString(Grounds.FILE, Grounds.text());
    }
  }

  @Test
  void noCaseIsStricterThanItsEntryOrStandsOnAWithdrawnOne() throws IOException {
    Map<String, JsonNode> entries = Grounds.entries();
    List<String> problems = new ArrayList<>();
    for (TargetRole role : TargetRole.values()) {
      Cases.of(role).forEach(it -> problems.addAll(Grounds.problems(it, entries)));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void aStricterCaseAndAWithdrawnGroundAreNoticed() throws IOException {
    Map<String, JsonNode> entries = Grounds.entries();
    assertThat(Grounds.problems(made(Level.SHOULD, "8885-3.6-1"), entries)).isEmpty();
    assertThat(Grounds.problems(made(Level.MUST, "8885-3.6-1"), entries)).hasSize(1);
    assertThat(Grounds.problems(made(Level.MUST, "8885-3.2-4"), entries)).hasSize(1);
    assertThat(Grounds.problems(made(Level.IMPLIED, "8885-3.2-18"), entries)).isEmpty();
    assertThat(Grounds.problems(made(Level.SHOULD, "5213-5.3.4-999"), entries)).hasSize(1);
    assertThat(Grounds.problems(made(Level.READING, "6275-11.8-1"), entries))
        .singleElement()
        .asString()
        .contains("withdrawn");
  }

  private static Case made(Level level, String requirement) {
    return Case.of(TargetRole.CMD, level, requirement + "/made-up", "It does.", scene -> {});
  }

  @Test
  void theCommittedListIsThatOfTheCases() throws IOException {
    assertThat(Files.readString(Grounds.FILE)).isEqualTo(Grounds.text());
  }

  @Test
  void theListFitsItsSchema() throws IOException {
    ObjectMapper json = new ObjectMapper();
    SchemaCheck schema = new SchemaCheck(json.readTree(Grounds.SCHEMA.toFile()));
    assertThat(schema.check(json.readTree(Grounds.FILE.toFile()))).isEmpty();
  }

  @Test
  void anIdIsNotUsedAgain() {
    for (Withdrawn gone : WithdrawnCases.all()) {
      assertThat(Cases.of(gone.role()).stream().map(Case::id)).doesNotContain(gone.id());
    }
  }
}
