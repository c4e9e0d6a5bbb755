package org.maarg.performance.load;

import java.time.Duration;
import org.maarg.performance.Roster;

/**
 * What load there is to be.
 *
 * @param maars that the generator plays, 1..{@link Roster#MAX_MAARS}, more than {@code previous}
 * @param mns mobile nodes, 1..{@link Roster#MAX_MNS}
 * @param previous previous MAARs of each mobile node before the measurement begins, and after each
 *     of its moves
 * @param moves share of the updates that are handovers, 0..1; the others are renewals
 * @param rate updates a second, whether answers come or not (open loop); 0: the next when one is
 *     answered (closed loop)
 * @param window updates that are under way at most, 1..{@link #MAX_WINDOW}; in an open loop what
 *     would go beyond is not sent, and counted
 * @param warmUp before the measurement, with the same load
 * @param measured duration of the measurement
 */
public record LoadPlan(
    int maars,
    int mns,
    int previous,
    double moves,
    int rate,
    int window,
    Duration warmUp,
    Duration measured) {
  /** Sequence numbers tell the updates of a MAAR apart: far fewer are under way than there are. */
  public static final int MAX_WINDOW = 1 << 14;

  /** Sees that there can be such a load. */
  public LoadPlan {
    require(maars >= 1 && maars <= Roster.MAX_MAARS, "--maars", "1 to " + Roster.MAX_MAARS);
    require(mns >= 1 && mns <= Roster.MAX_MNS, "--mns", "1 to " + Roster.MAX_MNS);
    require(previous >= 0 && previous < maars, "--k", "0 to one less than there are MAARs");
    require(moves >= 0 && moves <= 1, "--moves", "0 to 1");
    require(moves == 0 || previous > 0, "--moves", "0 where no MAAR is to be behind (--k 0)");
    require(rate >= 0, "--rate", "at least 0");
    require(window >= 1 && window <= MAX_WINDOW, "--window", "1 to " + MAX_WINDOW);
    require(!warmUp.isNegative(), "--warm-up", "at least 0 s");
    require(measured.compareTo(Duration.ofMillis(100)) >= 0, "--duration", "at least 100 ms");
  }

  private static void require(boolean holds, String option, String range) {
    if (!holds) {
      throw new IllegalLoadException(option, range);
    }
  }

  /** The same load at another rate, 0 for as fast as answered, with another window. */
  public LoadPlan at(int otherRate, int otherWindow) {
    return new LoadPlan(maars, mns, previous, moves, otherRate, otherWindow, warmUp, measured);
  }

  /**
   * The MAARs that a mobile node goes through, one after the other and over again: with {@code
   * previous} of them behind it, the next one is one where it has been.
   */
  int ring() {
    return previous + 1;
  }

  /** Where a mobile node is after so many moves. */
  int maarAfter(int mn, int handovers) {
    return (mn % maars + handovers % ring()) % maars;
  }
}
