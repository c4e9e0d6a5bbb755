package org.maarg.fuzz.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.Outcome;

/** Tells people how a run goes and what came of it. */
final class TextReport {
  private static final String TITLES =
      String.format(
          "%-18s %8s %14s %10s %9s %9s %7s %9s %7s %9s %9s",
          "target",
          "seconds",
          "executions",
          "per s",
          "to empty",
          "to own",
          "edges",
          "features",
          "corpus",
          "accepted",
          "findings");

  private final PrintWriter out;

  TextReport(PrintWriter out) {
    this.out = out;
  }

  /** How a target is doing. */
  void progress(Outcome it) {
    out.printf(
        Locale.ROOT,
        "%-18s %5.0f s %,14d executions %,9.0f/s  edges %,d  corpus %,d  findings %d%n",
        it.target(),
        it.seconds(),
        it.executions(),
        it.executionsPerSecond(),
        it.edges(),
        it.corpusInputs(),
        it.findings().size());
    out.flush();
  }

  /** What a target that has ended found. */
  void findings(Outcome outcome) {
    for (Finding finding : outcome.findings()) {
      out.println("FOUND by " + outcome.target() + ": " + finding.what());
      out.println("  reproducer: " + finding.reproducer());
      out.println("  replay:     " + FuzzReport.replay(outcome, finding));
    }
    outcome
        .failure()
        .ifPresent(
            it -> {
              out.println("FAILED: " + outcome.target() + ": " + it);
              out.println("  log: " + outcome.log());
            });
    out.flush();
  }

  /** All targets. */
  void table(List<Outcome> outcomes) {
    out.println(TITLES);
    for (Outcome it : outcomes) {
      out.printf(
          Locale.ROOT,
          "%-18s %8.1f %,14d %,10.0f %9s %9s %,7d %,9d %,7d %9s %9s%n",
          it.target(),
          it.seconds(),
          it.executions(),
          it.executionsPerSecond(),
          toEmpty(it),
          toOwn(it),
          it.edges(),
          it.features(),
          it.corpusInputs(),
          percent(it.acceptedShare()),
          it.failure().isPresent() ? "FAILED" : it.findings().size());
    }
    out.flush();
  }

  static String toEmpty(Outcome it) {
    return decimal(it.ratios().toEmpty()) + (it.ratios().toOwn().isEmpty() ? mark(it) : "");
  }

  static String toOwn(Outcome it) {
    return decimal(it.ratios().toOwn()) + (it.ratios().toOwn().isEmpty() ? "" : mark(it));
  }

  /** What stands beside the ratio that counts if it is too low. */
  private static String mark(Outcome it) {
    return it.ratios().isTooLow() ? "!" : "";
  }

  static String decimal(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
  }

  static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble())
        : "-";
  }
}
