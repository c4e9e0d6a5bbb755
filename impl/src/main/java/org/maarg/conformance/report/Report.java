package org.maarg.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /** True unless a case failed that counts, or the target fell silent before the end. */
  public boolean passed() {
    return results.stream().noneMatch(it -> it.counts(strict)) && count(Outcome.NOT_RUN) == 0;
  }

  /** True if the tester itself has failed. */
  public boolean hasDefect() {
    return count(Outcome.DEFECT) > 0;
  }

  /** A case and how it ended, in a line or, if it did not pass, in some. */
  public static String text(CaseResult result) {
    Case one = result.testCase();
    String line =
        String.format(
            Locale.ROOT,
            "%-9s %-7s %-50s %6d ms%n",
            result.outcome().text(),
            one.level(),
            one.id(),
            result.millis());
    String more =
        switch (result.outcome()) {
          case PASSED -> "";
          case SKIPPED, NOT_SHOWN, NOT_RUN -> below(result.outcome().text(), result.actual());
          case FAILED, DIFFERS, DEFECT ->
              String.format("          %s%n", one.purpose())
                  + below("Expected", result.expected())
                  + below("Actual", result.actual());
        };
    StringBuilder text = new StringBuilder(line).append(more);
    result.unreadable().forEach(it -> text.append(below("Unreadable", it)));
    return text.toString();
  }

  private static String below(String what, String text) {
    return String.format("          %s: %s%n", what, text);
  }

  /** What the target did otherwise once more, remarks and counts. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    repeat("Failed", EnumSet.of(Outcome.FAILED, Outcome.DEFECT), text);
    repeat("Done otherwise, which is no failure", EnumSet.of(Outcome.DIFFERS), text);
    remarks.forEach(it -> text.append(String.format("%n%s%n", it)));
    text.append(
        String.format(
            "%n%s: %d cases, %d passed, %d failed (MUST %d, IMPLIED %d, SHOULD %d),"
                + " %d otherwise (MAY %d, READING %d), %d not shown, %d skipped, %d not run%n",
            passed() ? "conforms" : "does not conform",
            results.size(),
            count(Outcome.PASSED),
            count(Outcome.FAILED),
            count(Outcome.FAILED, Level.MUST),
            count(Outcome.FAILED, Level.IMPLIED),
            count(Outcome.FAILED, Level.SHOULD),
            count(Outcome.DIFFERS),
            count(Outcome.DIFFERS, Level.MAY),
            count(Outcome.DIFFERS, Level.READING),
            count(Outcome.NOT_SHOWN),
            count(Outcome.SKIPPED),
            count(Outcome.NOT_RUN)));
    return text.toString();
  }

  private void repeat(String title, Set<Outcome> which, StringBuilder text) {
    List<CaseResult> found = results.stream().filter(it -> which.contains(it.outcome())).toList();
    if (!found.isEmpty()) {
      text.append(String.format("%n%s:%n", title));
      found.forEach(it -> text.append(text(it)));
    }
  }

  private long count(Outcome outcome) {
    return results.stream().filter(it -> it.outcome() == outcome).count();
  }

  private long count(Outcome outcome, Level level) {
    return results.stream()
        .filter(it -> it.outcome() == outcome && it.testCase().level() == level)
        .count();
  }

  /** The report as JSON. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("role", role.label()).put("passed", passed()).put("strict", strict);
    ArrayNode cases = root.putArray("cases");
    for (CaseResult result : results) {
      Case one = result.testCase();
      ObjectNode node = cases.addObject();
      node.put("id", one.id())
          .put("requirement", one.requirement())
          .put("level", one.level().name())
          .put("purpose", one.purpose())
          .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
          .put("counts", result.counts(strict))
          .put("expected", result.expected())
          .put("actual", result.actual())
          .put("millis", result.millis());
      ArrayNode unreadable = node.putArray("unreadable");
      result.unreadable().forEach(unreadable::add);
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
    String kind = result.outcome().text() + ": ";
    return switch (result.outcome()) {
      case PASSED -> start + "/>";
      case SKIPPED, NOT_SHOWN, NOT_RUN ->
          start + "><skipped message=\"" + xml(kind + result.actual()) + "\"/></testcase>";
      case FAILED, DIFFERS ->
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
