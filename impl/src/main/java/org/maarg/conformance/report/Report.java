package org.maarg.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.maarg.conformance.cases.Case;
import org.maarg.conformance.cases.Level;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.report.CaseResult.Outcome;

/** The results of a run for people and for programs. */
public final class Report {
  private static final Set<Outcome> LEFT_OUT =
      EnumSet.of(Outcome.SKIPPED, Outcome.NOT_SHOWN, Outcome.NOT_RUN);

  private final TargetRole role;
  private final List<CaseResult> results;
  private final List<String> remarks;
  private final boolean strict;
  private final boolean heard;

  /**
   * A report.
   *
   * @param strict whether a failed SHOULD makes the run fail as well
   * @param heard whether the target has sent anything at all
   */
  public Report(
      TargetRole role,
      List<CaseResult> results,
      List<String> remarks,
      boolean strict,
      boolean heard) {
    this.role = role;
    this.results = List.copyOf(results);
    this.remarks = List.copyOf(remarks);
    this.strict = strict;
    this.heard = heard;
  }

  /** What the run says of the target. */
  public Verdict verdict() {
    boolean tested = heard && results.stream().anyMatch(it -> it.outcome().isResult());
    if (!tested) {
      return Verdict.NOTHING_TESTED;
    }
    boolean good =
        results.stream().noneMatch(it -> it.counts(strict)) && count(Outcome.NOT_RUN) == 0;
    return good ? Verdict.CONFORMS : Verdict.DOES_NOT_CONFORM;
  }

  /** True if the target conforms, as far as it was tested. */
  public boolean passed() {
    return verdict() == Verdict.CONFORMS;
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
    leftOut(text);
    remarks.forEach(it -> text.append(String.format("%n%s%n", it)));
    text.append(
        String.format(
            "%n%s: %d cases, %d passed, %d failed (MUST %d, IMPLIED %d, SHOULD %d),"
                + " %d otherwise (MAY %d, READING %d), %d not shown, %d skipped, %d not run%n",
            verdict().text(),
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

  /** What says nothing of the target, by reason: a reader has to know what was not looked at. */
  private void leftOut(StringBuilder text) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (CaseResult result : results) {
      if (LEFT_OUT.contains(result.outcome())) {
        String reason = result.outcome().text() + ": " + result.actual();
        byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(result.testCase().id());
      }
    }
    if (!byReason.isEmpty()) {
      text.append(String.format("%nNot tested:%n"));
      byReason.forEach(
          (reason, ids) ->
              text.append(
                  String.format(
                      "  %s (%d)%n      %s%n", reason, ids.size(), String.join(" ", ids))));
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
    root.put("role", role.label()).put("verdict", verdict().text());
    root.put("passed", passed()).put("strict", strict).put("heard", heard);
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
    boolean silent = verdict() == Verdict.NOTHING_TESTED;
    String why = verdict().text() + (remarks.isEmpty() ? "" : ": " + String.join(" ", remarks));
    return new JUnitReport(role, results, strict).text(silent ? why : "");
  }

  /** The report as one HTML page. */
  public String html() {
    String title = "Conformance of a " + role.label().toUpperCase(Locale.ROOT) + " to RFC 8885";
    return new HtmlReport(title, summary()).text(results);
  }

  static String xml(String text) {
    return xml(text, false);
  }

  /**
   * Text inside XML or HTML; what XML 1.0 cannot carry becomes a question mark.
   *
   * @param lines whether line ends stay
   */
  static String xml(String text, boolean lines) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(isPlain(c) || (lines && c == '\n') ? c : '?');
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~';
  }
}
