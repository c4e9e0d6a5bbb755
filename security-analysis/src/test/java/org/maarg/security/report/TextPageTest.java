package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The two long texts as their readers get them. */
class TextPageTest {
  static final java.util.List<String> TEXTS = Reports.TEXTS;

  @Test
  void markersAreGoneAndLinksLeadToPages() {
    String page =
        TextPage.of(
            """
            # A <title>

            It is <!--= a.b -->17<!--/--> ms, see [it](report/report.md#x) and
            [that](review-response.md#y). <!-- Verifies: 1-2-3 -->

            ## One part

            | a | b |
            | --- | --- |
            | 1 | `2` |
            """);
    assertThat(page)
        .contains("<title>A &lt;title&gt;</title>", "It is 17 ms", "href=\"report/index.html#x\"")
        .contains(
            "href=\"review-response.html#y\"", "<h2 id=\"one-part\">", "<td><code>2</code></td>")
        .doesNotContain("<!--", "Verifies");
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void pageOfEachTextIsUpToDate(String text) throws IOException {
    Path root = Path.of("..");
    String page = Files.readString(root.resolve(text.replaceFirst("\\.md$", ".html")));
    assertThat(page).isEqualTo(TextPage.of(Files.readString(root.resolve(text))));
  }
}
