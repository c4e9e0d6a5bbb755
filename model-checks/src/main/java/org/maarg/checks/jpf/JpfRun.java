package org.maarg.checks.jpf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.checks.explore.Result;

/**
 * What a run of Java PathFinder said, read from its report: its exit status is always 0.
 *
 * @param verdict empty if the run may count as passed, otherwise why not
 * @param error true if the verdict is an error that PathFinder found in what it ran
 * @param revision PathFinder's own, or nothing
 * @param states new states, or -1
 * @param visited visited states, or -1
 * @param choices the choices that lead to the error, one for each step
 * @param seconds wall time, with the start of the Java machine
 * @param searchSeconds processor time in which the search went from state to state
 */
public record JpfRun(
    Optional<String> verdict,
    boolean error,
    String revision,
    long states,
    long visited,
    List<Integer> choices,
    double seconds,
    double searchSeconds) {
  private static final Pattern STATES =
      Pattern.compile("states: +new=(\\d+),visited=(\\d+),.*end=(\\d+)");
  private static final Pattern ERROR = Pattern.compile("(?m)^error #1: (.*)$");
  private static final Pattern DETAILS =
      Pattern.compile("(?s)={10,} error 1\n(?<property>[^\n]*)\n(?<first>[^\n]*)\n");
  private static final Pattern REVISION = Pattern.compile("\\(rev ([0-9a-f]+)\\)");
  private static final Pattern CHOICE =
      Pattern.compile("(?m)^gov\\.nasa\\.jpf\\.vm\\.choice\\.IntIntervalGenerator\\[.*cur=(\\d+)]");
  private static final Pattern SEARCH =
      Pattern.compile("(?m)^maarg: search took (\\d+) ms of processor time$");
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final String NO_ERROR = "no errors detected";

  /** Copies the choices. */
  public JpfRun {
    choices = List.copyOf(choices);
  }

  /** States that the formula expects of a world: all of them, the ends being one, and the start. */
  public static long expectedStates(Result result) {
    return 1L + result.unique() - result.ends();
  }

  /**
   * Visits that the formula expects: steps to known states. Where there is one step, the harness
   * has it taken twice.
   */
  public static long expectedVisited(Result result) {
    long single = 0L + result.unique() - result.branching() - result.ends();
    long steps = result.total() - 1 + single;
    return steps - result.unique() + result.ends();
  }

  /** True if the run passed and its counts are those that the formula expects. */
  public boolean agreesWith(Result result) {
    return verdict.isEmpty()
        && result.complete()
        && states == expectedStates(result)
        && visited == expectedVisited(result);
  }

  /** What PathFinder itself counts as transitions: one to each state, new or known. */
  public long transitions() {
    return states + visited;
  }

  /** What came out, in words. */
  public String outcome() {
    return verdict.orElse(NO_ERROR);
  }

  /** What PathFinder was not asked, because it could not execute the classes faithfully. */
  static JpfRun refused(String finding) {
    return without("not run: " + finding, 0);
  }

  /** A run that took too long. */
  static JpfRun stopped(int seconds) {
    return without("stopped after " + seconds + " s", seconds);
  }

  private static JpfRun without(String verdict, double seconds) {
    return new JpfRun(Optional.of(verdict), false, "", -1, -1, List.of(), seconds, seconds);
  }

  /** Reads a report; every guard must hold. */
  static JpfRun of(String report, double seconds) {
    Matcher counts = STATES.matcher(report);
    boolean counted = counts.find();
    long states = counted ? Long.parseLong(counts.group(1)) : -1;
    long visited = counted ? Long.parseLong(counts.group(2)) : -1;
    boolean ended = counted && !counts.group(3).equals("0");
    Matcher revision = REVISION.matcher(report);
    return new JpfRun(
        verdict(report, ended),
        isError(report),
        revision.find() ? revision.group(1) : "",
        states,
        visited,
        choices(report),
        seconds,
        searchSeconds(report, seconds));
  }

  /** Our listener writes how long the search took, without PathFinder's start and the warm-up. */
  private static double searchSeconds(String report, double seconds) {
    Matcher search = SEARCH.matcher(report);
    return search.find() ? Long.parseLong(search.group(1)) / MILLIS_PER_SECOND : seconds;
  }

  private static boolean isError(String report) {
    return ERROR.matcher(report).find() && !hasCrashed(report);
  }

  private static boolean hasCrashed(String report) {
    return report.contains("[SEVERE]") || report.contains("at gov.nasa.jpf.");
  }

  private static Optional<String> verdict(String report, boolean ended) {
    if (hasCrashed(report)) {
      return Optional.of("Java PathFinder failed");
    } else if (isError(report)) {
      return Optional.of(message(report));
    } else if (!report.contains("results\n" + NO_ERROR + "\n")) {
      return Optional.of("no result");
    } else if (!report.contains("constraints=0") || !report.contains("search finished")) {
      return Optional.of("the search was cut short");
    }
    return ended ? Optional.empty() : Optional.of("no path came to its end");
  }

  /** The exception's message, the exception if it has none, or what the property says. */
  private static String message(String report) {
    Matcher details = DETAILS.matcher(report);
    if (!details.find()) {
      return "an error without details";
    }
    String first = details.group("first");
    int colon = first.indexOf(": ");
    boolean own = first.startsWith("org.maarg.") || first.startsWith("java.lang.AssertionError");
    return own && colon > 0 ? first.substring(colon + 2) : first;
  }

  private static List<Integer> choices(String report) {
    List<Integer> choices = new ArrayList<>();
    Matcher choice = CHOICE.matcher(report);
    while (choice.find()) {
      choices.add(Integer.valueOf(choice.group(1)));
    }
    return choices;
  }
}
