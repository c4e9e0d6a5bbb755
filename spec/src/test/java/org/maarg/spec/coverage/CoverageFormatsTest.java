package org.maarg.spec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.spec.coverage.FakeCatalogue.ENTRIES;
import static org.maarg.spec.coverage.FakeCatalogue.digest;
import static org.maarg.spec.coverage.FakeCatalogue.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same report as text, as JSON and as a page. */
class CoverageFormatsTest {
  @TempDir private Path root;
  private FakeCatalogue catalogue;

  @BeforeEach
  void setUp() {
    catalogue = new FakeCatalogue(root);
    catalogue.replace(ENTRIES, entry("8371-2-2", "MUST", digest("A pane")), "");
  }

  @Test
  void textHasRowsGapsAndVerdict() {
    assertThat(catalogue.report().text())
        .isEqualTo(
            """
                         sentences  entries  not ours   open   covered
            RFC 8371             8        6         1      1    87.5 %
              1                  3        2         1      0   100.0 %
              1.1                3        3         0      0   100.0 %
              2                  2        1         0      1    50.0 %
            all                  8        6         1      1    87.5 %
            RFC 8371 2: in no entry, X: "A pane MUST be clean."
            coverage: 87.5 % of 8 sentences of 1 RFC, 1 gap
            """
                .replace("X", digest("A pane")));
    assertThat(new FakeCatalogue(root).report().text())
        .endsWith("coverage: 100.0 % of 8 sentences of 1 RFC, no gap\n");
  }

  @Test
  void dataHaveCountsAndGaps() throws IOException {
    JsonNode report = new ObjectMapper().readTree(catalogue.report().json());
    assertThat(report.path("complete").asBoolean()).isFalse();
    assertThat(report.path("percent").asDouble()).isEqualTo(87.5);
    assertThat(report.path("rfcs").get(0).path("sections").get(2))
        .hasToString(
            "{\"section\":\"2\",\"sentences\":2,\"entries\":1,\"notOurs\":0,\"open\":1,"
                + "\"percent\":50.0}");
    assertThat(report.path("gaps"))
        .hasToString(
            "[{\"kind\":\"missing\",\"rfc\":8371,\"section\":\"2\",\"sentence\":\""
                + digest("A pane")
                + "\",\"words\":\"A pane MUST be clean.\",\"what\":\"in no entry\","
                + "\"place\":\"\"}]");
  }

  @Test
  void pageHasTitlesAndGapsAndEscapes() {
    catalogue.replace("texts/rfc8371.txt", "A pane MUST", "A <pane> & MUST");
    assertThat(catalogue.report().html())
        .contains("<tr class=\"open\"><td>2 Windows</td>")
        .contains("A &lt;pane&gt; &amp; MUST be clean.")
        .doesNotContain("<pane>")
        .endsWith("</html>\n");
  }
}
