package org.maarg.spec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.maarg.spec.Trace;
import org.maarg.spec.rfc.TextFolder;

/**
 * How much of the texts is covered, as the pages for visitors tell it, is what the coverage counts.
 */
class PublishedNumbersTest {
  private static final List<String> PAGES = List.of("README.md", "docs/for-reviewers.md");
  private static final Pattern NUMBER = Pattern.compile("<!--= coverage\\.(\\w+) -->(.*?)<!--/-->");
  private static final Path ROOT = Trace.root(Path.of("")).orElseThrow();

  @Test
  void everyPageTellsAllOfThem() throws IOException {
    for (String page : PAGES) {
      assertThat(numbers(page))
          .as(page)
          .containsOnlyKeys("percent", "sentences", "rfcs", "rfc8885");
    }
  }

  @Test
  void theyAreThoseOfTheTexts() throws IOException {
    Optional<Path> texts = TextFolder.find(Optional.of(ROOT)).map(ROOT::resolve);
    assumeThat(texts).as("the texts are not there").isPresent();
    CoverageReport report = CoverageReport.of(Catalogue.read(ROOT), texts.orElseThrow());
    int ours =
        report.rfcs().stream()
            .filter(it -> it.rfc() == 8885)
            .mapToInt(it -> it.total().sentences())
            .sum();
    for (String page : PAGES) {
      assertThat(numbers(page))
          .as("%s; see ./maarg requirements coverage", page)
          .containsEntry("percent", report.total().percent())
          .containsEntry("sentences", String.valueOf(report.total().sentences()))
          .containsEntry("rfcs", String.valueOf(report.rfcs().size()))
          .containsEntry("rfc8885", String.valueOf(ours));
    }
  }

  private static Map<String, String> numbers(String page) throws IOException {
    Map<String, String> numbers = new LinkedHashMap<>();
    Matcher number = NUMBER.matcher(Files.readString(ROOT.resolve(page)));
    while (number.find()) {
      numbers.put(number.group(1), number.group(2));
    }
    return numbers;
  }
}
