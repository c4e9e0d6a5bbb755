package org.maarg.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.report.CaseResult.Outcome;

/** A run as JUnit XML: what does not count for the outcome is skipped there, and says so. */
final class JUnitReport {
  private static final double MILLIS = 1_000.0;

  private final TargetRole role;
  private final List<CaseResult> results;
  private final boolean strict;

  JUnitReport(TargetRole role, List<CaseResult> results, boolean strict) {
    this.role = role;
    this.results = results;
    this.strict = strict;
  }

  /**
   * The document.
   *
   * @param error why the run as a whole says nothing; empty if it does
   */
  String text(String error) {
    List<String> lines = new ArrayList<>();
    int broken = error.isEmpty() ? 0 : 1;
    long failures = results.stream().filter(it -> it.counts(strict)).count();
    long defects = results.stream().filter(it -> it.outcome() == Outcome.DEFECT).count();
    long skipped =
        results.stream().filter(it -> !it.counts(strict) && it.outcome() != Outcome.PASSED).count();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"maarg.conformance.%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\""
                + " skipped=\"%d\" time=\"%.3f\">",
            role.label(),
            results.size() + broken,
            failures,
            defects + broken,
            skipped - defects,
            results.stream().mapToLong(CaseResult::millis).sum() / MILLIS));
    results.forEach(it -> lines.add(testCase(it)));
    if (broken > 0) {
      lines.add(
          String.format(
              "  <testcase classname=\"maarg.conformance.%s\" name=\"the run\"><error"
                  + " message=\"%s\"/></testcase>",
              role.label(), Report.xml(error)));
    }
    lines.add("</testsuite>");
    return String.join("\n", lines) + "\n";
  }

  private String testCase(CaseResult result) {
    Case one = result.testCase();
    String start =
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"maarg.conformance.%s.%s\" name=\"%s\" time=\"%.3f\"",
            role.label(),
            Report.xml(one.requirement()),
            Report.xml(one.id()),
            result.millis() / MILLIS);
    String verdict = "expected " + result.expected() + ", but " + result.actual();
    if (result.counts(strict)) {
      return start
          + "><failure message=\""
          + Report.xml(verdict)
          + "\">"
          + Report.xml(one.purpose())
          + "</failure></testcase>";
    }
    return switch (result.outcome()) {
      case PASSED -> start + "/>";
      case SKIPPED, NOT_SHOWN, NOT_RUN ->
          start + skipped(result.outcome().text() + ": " + result.actual());
      case FAILED, DIFFERS -> start + skipped(one.level() + ": " + verdict);
      case DEFECT -> start + "><error message=\"" + Report.xml(verdict) + "\"/></testcase>";
    };
  }

  private static String skipped(String why) {
    return "><skipped message=\"" + Report.xml(why) + "\"/></testcase>";
  }
}
