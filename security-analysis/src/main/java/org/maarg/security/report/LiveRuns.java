package org.maarg.security.report;

import java.util.List;
import java.util.Optional;
import org.maarg.security.live.LiveResult;
import org.maarg.security.live.LiveTable;

/**
 * Runs on sockets beside the simulation of the same.
 *
 * @param scenario ID of the scenario that they are a variant of
 * @param head of the columns
 * @param rows each number as "simulated / live"
 * @param differences beyond what is allowed, one line each; empty if both agree
 */
public record LiveRuns(
    String scenario, List<String> head, List<List<String>> rows, List<String> differences) {
  /** Copies the lists. */
  public LiveRuns {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
    differences = List.copyOf(differences);
  }

  /** The runs of one scenario; empty if there are none. */
  public static Optional<LiveRuns> of(String scenario, List<LiveResult> results) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    List<String> differences =
        results.stream().flatMap(it -> it.comparison().differences().stream()).toList();
    return Optional.of(
        new LiveRuns(scenario, LiveTable.HEAD, LiveTable.rows(results), differences));
  }
}
