package org.maarg.spec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.spec.Trace;
import org.maarg.spec.rfc.TextFolder;

/** The catalogue of this repository against the texts, where they are: a gap fails the build. */
class CoverageGateTest {
  private static final String NOT_RUN =
      "coverage of the RFCs: not run, there is neither "
          + TextFolder.USUAL
          + " nor -D"
          + TextFolder.PROPERTY
          + "=DIR";

  @Test
  void everySentenceOfTheScopeIsAccountedFor() throws IOException {
    Path root = Trace.root(Path.of("")).orElseThrow();
    Optional<Path> texts = TextFolder.find(Optional.of(root)).map(root::resolve);
    if (texts.isEmpty()) {
      System.out.println(NOT_RUN);
    }
    assumeThat(texts).as(NOT_RUN).isPresent();
    CoverageReport report = CoverageReport.of(Catalogue.read(root), texts.orElseThrow());
    Path folder = Files.createDirectories(root.resolve("spec/target/report"));
    Files.writeString(folder.resolve("coverage.html"), report.html());
    Files.writeString(folder.resolve("coverage.json"), report.json());
    System.out.println(report.verdict());
    assertThat(report.gaps()).as("see spec/target/report/coverage.html").isEmpty();
  }
}
