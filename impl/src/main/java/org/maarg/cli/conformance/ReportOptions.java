package org.maarg.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.cli.Json;
import org.maarg.conformance.report.Report;
import picocli.CommandLine.Option;

/** In which forms a run is told. */
final class ReportOptions {
  @Option(names = "--junit", paramLabel = "FILE", description = "Write a report as JUnit XML.")
  private Optional<Path> junit = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "Write a report as an HTML page.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--json", description = "Write one JSON document at the end, nothing else.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** Tells a run, and writes the files that were asked for. */
  void tell(Report report, PrintWriter out) {
    out.print(json ? Json.write(report.json()) + "\n" : report.summary());
    out.flush();
    junit.ifPresent(file -> write(file, report.junit()));
    html.ifPresent(file -> write(file, report.html()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CliException.file(file, e);
    }
  }
}
