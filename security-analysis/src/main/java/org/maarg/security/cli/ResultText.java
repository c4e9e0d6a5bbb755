package org.maarg.security.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.security.live.LiveResult;
import org.maarg.security.live.LiveTable;
import org.maarg.security.model.Parameter;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.VerdictRule.Expectation;
import org.maarg.security.result.Reading;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.result.VerdictResult;
import org.maarg.security.run.ScenarioRunner;

/** Results as tables for a terminal. */
final class ResultText {
  private ResultText() {}

  /** One scenario: a table with a line for each run, then the verdicts. */
  static void print(ScenarioResult result, PrintWriter out) {
    out.println(result.scenario().id() + ": " + result.scenario().title());
    List<List<String>> rows = new ArrayList<>();
    rows.add(head(result));
    result.runs().forEach(run -> rows.add(row(run)));
    printTable(rows, out);
    result.verdicts().stream()
        .map(VerdictResult::variant)
        .distinct()
        .forEach(variant -> print(result, variant, out));
    printUnbroken(result, out);
    out.println();
    out.flush();
  }

  /** Live runs of one scenario: what was simulated, then what was measured on sockets. */
  static void printLive(List<LiveResult> results, PrintWriter out) {
    out.println("  on loopback sockets, simulated / live:");
    List<List<String>> rows = new ArrayList<>();
    rows.add(LiveTable.HEAD);
    rows.addAll(LiveTable.rows(results));
    printTable(rows, out);
    out.println("  " + LiveTable.TOLERANCE);
    for (LiveResult result : results) {
      result.comparison().differences().forEach(line -> out.println("    differs: " + line));
    }
    out.println();
    out.flush();
  }

  private static List<String> head(ScenarioResult result) {
    List<String> head = new ArrayList<>(List.of("profile", "mode"));
    RunResult first = result.runs().get(0);
    head.addAll(first.point().values().keySet());
    head.addAll(first.readings().keySet());
    return head;
  }

  private static List<String> row(RunResult run) {
    List<String> row = new ArrayList<>();
    row.add(run.variant());
    row.add(run.mode().name().toLowerCase(Locale.ROOT));
    run.point().values().values().stream().map(Parameter.Value::text).forEach(row::add);
    run.readings().values().stream().map(Reading::toString).forEach(row::add);
    return row;
  }

  private static void printTable(List<List<String>> rows, PrintWriter out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(' ').append(i < 2 ? row.get(i) + padding : padding + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** One outcome for a variant, as in the report, and below it what does not hold. */
  private static void print(ScenarioResult result, String variant, PrintWriter out) {
    List<VerdictResult> verdicts = result.verdicts(variant);
    boolean exceeds = verdicts.stream().anyMatch(it -> it.expected() == Expectation.EXCEEDS);
    out.println(
        "  "
            + name(result.scenario(), variant)
            + " "
            + result.outcome(variant).text()
            + (result.asExpected(variant) ? "" : " UNEXPECTEDLY")
            + (exceeds ? " (exceeds is expected)" : ""));
    for (VerdictResult verdict : verdicts) {
      verdict.limits().forEach(limit -> print(verdict, limit, out));
    }
  }

  private static void print(
      VerdictResult verdict, VerdictResult.LimitResult limit, PrintWriter out) {
    String known = verdict.isResidual() ? ", known not to be prevented" : "";
    limit
        .first()
        .ifPresent(
            first ->
                out.println(
                    "    "
                        + limit.limit()
                        + ": not in "
                        + limit.broken()
                        + " of "
                        + limit.runs()
                        + " runs, first: "
                        + first
                        + known));
  }

  /** A limit that held under every variant shows nothing, unless the scenario says what. */
  private static void printUnbroken(ScenarioResult result, PrintWriter out) {
    if (result.runs().stream().map(RunResult::variant).distinct().count()
        < result.scenario().variants().size()) {
      return;
    }
    for (String limit : ScenarioRunner.neverBroken(result)) {
      out.println(
          "  nothing breaks "
              + limit
              + ": "
              + result.scenario().reason(limit).orElse("UNDECLARED"));
    }
  }

  /** The name that the table has, and what it stands for if that is not a profile as shipped. */
  private static String name(Scenario scenario, String variant) {
    String label = scenario.label(variant);
    return label.equals(variant) ? variant : variant + " [" + label + "]";
  }

  /** All scenarios: how many verdicts are as they should be. */
  static void printSummary(List<ScenarioResult> results, PrintWriter out) {
    List<String> wrong =
        results.stream()
            .filter(result -> !result.asExpected())
            .map(result -> result.scenario().id())
            .toList();
    long events =
        results.stream()
            .flatMap(result -> result.runs().stream())
            .mapToLong(RunResult::events)
            .sum();
    out.println(
        results.size()
            + " scenarios, "
            + results.stream().mapToInt(result -> result.runs().size()).sum()
            + " runs, "
            + events
            + " events; verdicts "
            + (wrong.isEmpty()
                ? "all as expected"
                : "not as expected: " + String.join(", ", wrong)));
  }
}
