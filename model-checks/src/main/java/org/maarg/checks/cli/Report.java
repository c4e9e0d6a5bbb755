package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.List;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.jpf.JpfHunt;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.jpf.ThreadCheck;
import org.maarg.checks.report.Ids;

/** Tells what came out. */
interface Report {
  /** A world. */
  void add(CheckRun.Outcome outcome);

  /** A mutant on Java PathFinder. */
  void add(JpfHunt.Outcome hunted);

  /** Threads on Java PathFinder. */
  void add(ThreadCheck check, JpfRun run);

  /** All worlds together. */
  void end(List<CheckRun.Outcome> outcomes);

  /** Lines for people. */
  static Report text(PrintWriter out) {
    return new TextReport(out);
  }

  /** One JSON object with everything. */
  static Report json(PrintWriter out) {
    return new JsonReport(out);
  }

  /** What {@code --replay} takes. */
  static String replayId(CheckRun.Outcome outcome, Counterexample found) {
    return Ids.of(outcome.world().name(), found.path());
  }

  /** What {@code --replay} takes beside {@code --mutant}, or nothing if a witness is missing. */
  static String replayId(JpfHunt.Outcome hunted) {
    return hunted.path().isEmpty() ? "" : hunted.mutant().world() + ":" + hunted.path();
  }
}
