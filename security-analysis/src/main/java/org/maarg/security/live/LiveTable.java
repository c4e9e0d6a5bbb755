package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.sim.Counters.Traffic;

/** Live results in rows: each number of the simulation beside that of the sockets. */
public final class LiveTable {
  /** Heads of the columns; each number is "simulated / live". */
  public static final List<String> HEAD =
      List.of(
          "profile",
          "mode",
          "point",
          "PBUs of the CMD",
          "octets of PBUs",
          "packets of all",
          "octets of all",
          "peak 1 ms",
          "peak 10 ms",
          "peak 100 ms",
          "span ms",
          "agrees",
          "runs");

  /** What "agrees" means. */
  public static final String TOLERANCE =
      "agrees: packets and octets of every node are equal; a live peak is at most one pacing"
          + " interval above the simulated one and found in a window longer by "
          + Math.round((BurstTolerance.STRETCH - 1) * 100)
          + " % and "
          + BurstTolerance.SPREAD_MILLIS
          + " ms; a live span is never shorter, and longer by as much at most. Runs that the"
          + " machine disturbed or slowed are repeated, up to "
          + FanOutComparison.MAX_RUNS
          + " in all.";

  private LiveTable() {}

  /** A row for each result, in the order of {@link #HEAD}. */
  public static List<List<String>> rows(List<LiveResult> results) {
    return results.stream().map(LiveTable::row).toList();
  }

  private static List<String> row(LiveResult result) {
    FanOutComparison comparison = result.comparison();
    FanOutResult simulated = comparison.simulated();
    List<String> row = new ArrayList<>();
    row.add(result.variant());
    row.add(result.mode().name().toLowerCase(Locale.ROOT));
    row.add(result.point().toString());
    if (comparison.live().isEmpty()) {
      cells(simulated).forEach(cell -> row.add(cell + " / -"));
    } else {
      List<String> live = cells(comparison.live().get());
      List<String> cells = cells(simulated);
      for (int i = 0; i < cells.size(); i++) {
        row.add(cells.get(i) + " / " + live.get(i));
      }
    }
    row.add(comparison.agrees() ? "yes" : "NO");
    row.add(String.valueOf(comparison.runs()));
    return row;
  }

  private static List<String> cells(FanOutResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(result.updates()));
    cells.add(String.valueOf(result.updateOctets()));
    cells.add(
        String.valueOf(result.traffic().values().stream().mapToLong(Traffic::packetsSent).sum()));
    cells.add(
        String.valueOf(result.traffic().values().stream().mapToLong(Traffic::octetsSent).sum()));
    for (int window : BurstShape.WINDOWS_MILLIS) {
      cells.add(String.valueOf(result.burst().peak(window)));
    }
    cells.add(String.format(Locale.ROOT, "%.1f", result.burst().spanMicros() / 1_000.0));
    return cells;
  }
}
