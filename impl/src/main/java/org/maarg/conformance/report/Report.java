package org.maarg.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Level;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.report.CaseResult.Outcome;

/** The results of a run for people and for programs. */
public final class Report {
  private final TargetRole role;
  private final List<CaseResult> results;
  private final List<String> remarks;
  private final boolean strict;

  /**
   * A report.
   *
   * @param strict whether a failed SHOULD makes the run fail as well
   */
  public Report(TargetRole role, List<CaseResult> results, List<String> remarks, boolean strict) {
    this.role = role;
    this.results = List.copyOf(results);
    this.remarks = List.copyOf(remarks);
    this.strict = strict;
  }

  /** True unless a case failed that counts. */
  public boolean passed() {
    return results.stream().noneMatch(it -> it.counts(strict));
  }

  /** True if the tester itself has failed. */
  public boolean hasDefect() {
    return count(Outcome.DEFECT) > 0;
  }

  /** A case and how it ended, in a line or, if it did not pass, in some. */
  public static String text(CaseResult result) {
    Case one = result.testCase();
    String mark =
        switch (result.outcome()) {
          case PASSED -> "pass";
          case FAILED -> "FAIL";
          case SKIPPED -> "skip";
          case DEFECT -> "DEFECT";
        };
    String line =
        String.format(
            Locale.ROOT, "%-6s %-6s %-50s %6d ms%n", mark, one.level(), one.id(), result.millis());
    return switch (result.outcome()) {
      case PASSED -> line;
      case SKIPPED -> line + String.format("       skipped: %s%n", result.actual());
      default ->
          line
              + String.format("       %s%n", one.purpose())
              + String.format("       Expected: %s%n", result.expected())
              + String.format("       Actual:   %s%n", result.actual());
    };
  }

  /** The failures once more, remarks and counts. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    List<CaseResult> failed = results.stream().filter(Report::isFailure).toList();
    if (!failed.isEmpty()) {
      text.append(String.format("%nFailed:%n"));
      failed.forEach(it -> text.append(text(it)));
    }
    remarks.forEach(it -> text.append(String.format("%n%s%n", it)));
    text.append(
        String.format(
            "%n%s: %d cases, %d passed, %d failed (MUST %d, SHOULD %d, MAY %d), %d skipped%n",
            passed() ? "conforms" : "does not conform",
            results.size(),
            count(Outcome.PASSED),
            count(Outcome.FAILED),
            failedOf(Level.MUST),
            failedOf(Level.SHOULD),
            failedOf(Level.MAY),
            count(Outcome.SKIPPED)));
    return text.toString();
  }

  private static boolean isFailure(CaseResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.DEFECT;
  }

  private long count(Outcome outcome) {
    return results.stream().filter(it -> it.outcome() == outcome).count();
  }

  private long failedOf(Level level) {
    return results.stream()
        .filter(it -> it.outcome() == Outcome.FAILED && it.testCase().level() == level)
        .count();
  }

  /** The report as JSON. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("role", role.label()).put("passed", passed()).put("strict", strict);
    ArrayNode cases = root.putArray("cases");
    for (CaseResult result : results) {
      Case one = result.testCase();
      cases
          .addObject()
          .put("id", one.id())
          .put("requirement", one.requirement())
          .put("level", one.level().name())
          .put("purpose", one.purpose())
          .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
          .put("expected", result.expected())
          .put("actual", result.actual())
          .put("millis", result.millis());
    }
    ArrayNode notes = root.putArray("remarks");
    remarks.forEach(notes::add);
    return root;
  }

  /** The report as JUnit XML: what does not count for the outcome is skipped there, and says so. */
  public String junit() {
    List<String> lines = new ArrayList<>();
    long failures = results.stream().filter(it -> it.counts(strict)).count();
    long skipped =
        results.stream().filter(it -> !it.counts(strict) && it.outcome() != Outcome.PASSED).count();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"maarg.conformance.%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\""
                + " skipped=\"%d\" time=\"%.3f\">",
            role.label(),
            results.size(),
            failures,
            count(Outcome.DEFECT),
            skipped - count(Outcome.DEFECT),
            results.stream().mapToLong(CaseResult::millis).sum() / 1_000.0));
    results.forEach(it -> lines.add(junit(it)));
    lines.add("</testsuite>");
    return String.join("\n", lines) + "\n";
  }

  private String junit(CaseResult result) {
    Case one = result.testCase();
    String start =
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"maarg.conformance.%s.%s\" name=\"%s\" time=\"%.3f\"",
            role.label(),
            xml(one.requirement()),
            xml(one.id()),
            result.millis() / 1_000.0);
    String verdict = "expected " + result.expected() + ", but " + result.actual();
    if (result.counts(strict)) {
      return start
          + "><failure message=\""
          + xml(verdict)
          + "\">"
          + xml(one.purpose())
          + "</failure></testcase>";
    }
    return switch (result.outcome()) {
      case PASSED -> start + "/>";
      case SKIPPED -> start + "><skipped message=\"" + xml(result.actual()) + "\"/></testcase>";
      case FAILED ->
          start + "><skipped message=\"" + xml(one.level() + ": " + verdict) + "\"/></testcase>";
      case DEFECT -> start + "><error message=\"" + xml(verdict) + "\"/></testcase>";
    };
  }

  /** Text inside XML; what XML 1.0 cannot carry becomes a question mark. */
  static String xml(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' || c > '~' ? '?' : c);
      }
    }
    return escaped.toString();
  }
}
