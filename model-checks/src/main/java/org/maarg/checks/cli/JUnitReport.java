package org.maarg.checks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Ladder;
import org.maarg.cli.CliException;

/** The result as a JUnit report. */
final class JUnitReport {
  private JUnitReport() {}

  static void write(Path file, List<CheckRun.Outcome> outcomes) {
    try {
      Files.writeString(file, text(outcomes));
    } catch (IOException broken) {
      throw CliException.file(file, broken);
    }
  }

  /**
   * A world that only the explorer has checked, although both should, counts as skipped, and so
   * does one of which not all has been seen yet.
   */
  static String text(List<CheckRun.Outcome> outcomes) {
    long failed = outcomes.stream().filter(it -> it.verdict().equals("FAILED")).count();
    long passed = outcomes.stream().filter(it -> it.verdict().equals("ok")).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"maarg check\" tests=\"").append(outcomes.size());
    xml.append("\" failures=\"").append(failed);
    xml.append("\" skipped=\"").append(outcomes.size() - failed - passed).append("\">\n");
    for (CheckRun.Outcome outcome : outcomes) {
      add(outcome, xml);
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static void add(CheckRun.Outcome outcome, StringBuilder xml) {
    xml.append(
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"maarg.check\" name=\"%s\" time=\"%.3f\">",
            escape(outcome.world().name()),
            outcome.result().seconds()));
    if (outcome.problem().isPresent()) {
      xml.append("<failure message=\"").append(escape(outcome.problem().get())).append("\">");
      outcome.result().violation().ifPresent(it -> xml.append(escape(way(outcome, it))));
      xml.append("</failure>");
    } else if (outcome.notRun().isPresent()) {
      String why = "not run on Java PathFinder: " + outcome.notRun().get();
      xml.append("<skipped message=\"").append(escape(why)).append("\"/>");
    } else if (outcome.isUnfinished()) {
      xml.append("<skipped message=\"").append(escape(CheckRun.UNFINISHED)).append("\"/>");
    }
    xml.append("</testcase>\n");
  }

  private static String way(CheckRun.Outcome outcome, Counterexample found) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("--replay " + Report.replayId(outcome, found));
    Ladder.tell(outcome.bounds(), found.path(), out);
    out.flush();
    return text.toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
