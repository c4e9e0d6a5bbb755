package org.maarg.cli.demo;

import java.util.List;
import org.maarg.cli.ExitStatus;
import org.maarg.sim.Counters;
import org.maarg.sim.DomainState;
import org.maarg.sim.Names;
import org.maarg.sim.Verdict;

/**
 * How a demo ended.
 *
 * @param millis that it took
 * @param duplicates datagrams that arrived more than once
 * @param troubles what should never happen, one line each
 */
record DemoResult(
    DemoPlan plan,
    Names names,
    DomainState state,
    Verdict verdict,
    Counters counters,
    long duplicates,
    long millis,
    List<String> troubles) {
  /** Copies the list. */
  DemoResult {
    troubles = List.copyOf(troubles);
  }

  int exitStatus() {
    if (!troubles.isEmpty()) {
      return ExitStatus.DEFECT;
    }
    return verdict.isConsistent() ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }
}
