package org.maarg.fuzz.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.maarg.fuzz.run.Finding;
import org.maarg.fuzz.run.Outcome;

/** Tells people what came of a run. */
final class TextReport {
  private final PrintWriter out;

  TextReport(PrintWriter out) {
    this.out = out;
  }

  /** A target has ended. */
  void ended(Outcome outcome) {
    for (Finding finding : outcome.findings()) {
      out.println("FOUND by " + outcome.target() + ": " + finding.what());
      out.println("  reproducer: " + finding.reproducer());
      out.println("  replay:     " + replay(outcome, finding));
    }
    outcome
        .failure()
        .ifPresent(
            it ->
                out.println("FAILED: " + outcome.target() + ": " + it + ", see " + outcome.log()));
    out.flush();
  }

  /** The command that shows a finding again. */
  static String replay(Outcome outcome, Finding finding) {
    return "./maarg fuzz --target " + outcome.target() + " --replay " + finding.reproducer();
  }

  /** All targets. */
  void table(List<Outcome> outcomes) {
    out.printf(
        "%-18s %8s %14s %10s %7s %9s %7s %8s%n",
        "target", "seconds", "executions", "per s", "edges", "features", "corpus", "findings");
    for (Outcome it : outcomes) {
      out.printf(
          Locale.ROOT,
          "%-18s %8.1f %,14d %,10.0f %,7d %,9d %,7d %8d%n",
          it.target(),
          it.seconds(),
          it.executions(),
          it.executionsPerSecond(),
          it.edges(),
          it.features(),
          it.corpusInputs(),
          it.findings().size());
    }
    out.flush();
  }
}
