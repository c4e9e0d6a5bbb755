package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The two long texts for readers without a browser. */
class PlainTextTest {
  static final java.util.List<String> TEXTS = Reports.TEXTS;

  @Test
  void markersAreGoneAndLinesAreFilled() {
    String text =
        PlainText.of(
            """
            # A title

            It is <!--= a.b -->17<!--/--> ms, and this
            line [goes on](report/report.md#x) for much longer than `a page` of plain text has.
            <!-- Verifies: 1-2-3 -->

            - an item of a list, whose second line stands below its first word and not below the dash

            | a | b |
            | --- | --- |
            | 1 | `2` |
            """);
    assertThat(text)
        .isEqualTo(
            """
            A title

            It is 17 ms, and this line "goes on" (report/report.md#x) for much
            longer than a page of plain text has.

            - an item of a list, whose second line stands below its first word and
              not below the dash

            a| b
            1| 2
            """);
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void plainTextOfEachTextIsUpToDate(String text) throws IOException {
    Path root = Path.of("..");
    String plain = Files.readString(root.resolve(text.replaceFirst("\\.md$", ".txt")));
    assertThat(plain).isEqualTo(PlainText.of(Files.readString(root.resolve(text))));
    assertThat(plain).doesNotContain("<!--", "](", "**");
  }
}
