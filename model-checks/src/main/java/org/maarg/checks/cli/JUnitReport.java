package org.maarg.checks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.maarg.cli.CliException;

/** The result as a JUnit report. */
final class JUnitReport {
  private JUnitReport() {}

  static void write(Path file, List<CheckRun.Outcome> outcomes) {
    long failed = outcomes.stream().filter(it -> !it.passed()).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"maarg check\" tests=\"").append(outcomes.size());
    xml.append("\" failures=\"").append(failed).append("\">\n");
    for (CheckRun.Outcome outcome : outcomes) {
      xml.append(
          String.format(
              Locale.ROOT,
              "  <testcase classname=\"maarg.check\" name=\"%s\" time=\"%.3f\">",
              escape(outcome.world().name()),
              outcome.result().seconds()));
      outcome
          .problem()
          .ifPresent(it -> xml.append("<failure message=\"").append(escape(it)).append("\"/>"));
      xml.append("</testcase>\n");
    }
    try {
      Files.writeString(file, xml.append("</testsuite>\n"));
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
