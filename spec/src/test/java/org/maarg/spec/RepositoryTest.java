package org.maarg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.maarg.spec.report.TraceabilityReport;

/** The gate over this repository: with it closed the build fails. */
class RepositoryTest {
  @Test
  void gateIsOpen() throws IOException {
    Path root = Trace.root(Path.of("")).orElseThrow();
    TraceabilityReport report = TraceabilityReport.of(root);
    report.write(root.resolve("spec/target/report"));
    assertThat(report.problems()).as("see spec/target/report/index.html").isEmpty();
  }
}
