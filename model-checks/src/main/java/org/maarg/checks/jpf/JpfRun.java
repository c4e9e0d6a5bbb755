package org.maarg.checks.jpf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.checks.explore.Result;

/**
 * What a run of Java PathFinder said, read from its report: its exit status is always 0.
 *
 * @param verdict empty if the run may count as passed, otherwise why not
 * @param states new states, or -1
 * @param visited visited states, or -1
 */
public record JpfRun(Optional<String> verdict, long states, long visited, double seconds) {
  private static final Pattern STATES =
      Pattern.compile("states: +new=(\\d+),visited=(\\d+),.*end=(\\d+)");
  private static final Pattern ERROR = Pattern.compile("(?m)^error #1: (.*)$");
  private static final Pattern MESSAGE = Pattern.compile("(?m)^\\S*(?:Violation|Error): (.*)$");

  /** States that the formula expects of a world: those with a choice, and the beginning. */
  public static long expectedStates(Result result) {
    return result.branching() + 1L;
  }

  /** Visits that the formula expects: steps to known states, all ends being one. */
  public static long expectedVisited(Result result) {
    return (result.total() - 1) - (result.unique() - 1) + (result.ends() - 1);
  }

  /** Reads a report; every guard must hold. */
  static JpfRun of(String report, double seconds) {
    Matcher counts = STATES.matcher(report);
    boolean counted = counts.find();
    long states = counted ? Long.parseLong(counts.group(1)) : -1;
    long visited = counted ? Long.parseLong(counts.group(2)) : -1;
    return new JpfRun(
        verdict(report, counted && !counts.group(3).equals("0")), states, visited, seconds);
  }

  private static Optional<String> verdict(String report, boolean ended) {
    Matcher error = ERROR.matcher(report);
    if (error.find()) {
      Matcher message = MESSAGE.matcher(report);
      return Optional.of(message.find() ? message.group(1) : error.group(1));
    } else if (report.contains("[SEVERE]") || report.contains("at gov.nasa.jpf.")) {
      return Optional.of("Java PathFinder failed");
    } else if (!report.contains("results\nno errors detected\n")) {
      return Optional.of("no result");
    } else if (!report.contains("constraints=0") || !report.contains("search finished")) {
      return Optional.of("the search was cut short");
    }
    return ended ? Optional.empty() : Optional.of("no path came to its end");
  }
}
