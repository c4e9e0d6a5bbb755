package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page is the table's: whoever changes a row writes it again. */
class LetterPageTest {
  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    String page = LetterPage.text();
    if (Boolean.getBoolean("maarg.letter.write")) {
      Files.writeString(LetterPage.FILE, page);
    }
    assertThat(Files.readString(LetterPage.FILE))
        .as("run with -Dmaarg.letter.write=true")
        .isEqualTo(page);
  }

  @Test
  void everyRowHasALine() {
    long lines = LetterPage.text().lines().filter(it -> it.startsWith("| ")).count();
    long rows = 0;
    List<String> parts = List.of("cmd", "anchor", "updates", "acknowledgements");
    for (String part : parts) {
      rows += Letter.rows(part).size();
    }
    assertThat(lines).isEqualTo(rows + 2L * parts.size());
  }

  /** A key that no word stands for would be lost to the reader. */
  @Test
  void noRowHasAnUpdateThatReadsAsACompleteOneAndIsNone() {
    for (String part : List.of("cmd", "anchor")) {
      for (Letter.Row row : Letter.rows(part)) {
        JsonNode input = row.content().path("input");
        assertThat(LetterWords.update(input).equals("a complete PBU"))
            .as(row.name())
            .isEqualTo(input.isEmpty());
      }
    }
  }
}
