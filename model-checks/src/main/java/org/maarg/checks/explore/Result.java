package org.maarg.checks.explore;

import java.util.Optional;
import java.util.Set;
import org.maarg.checks.world.Witness;

/**
 * What a search has found.
 *
 * @param total transitions taken, and the beginning
 * @param unique different states
 * @param branching states with more than one possible step
 * @param ends states without a possible step
 * @param depth steps to the state furthest away
 * @param replayed states that were reached again from their choices alone, with live nodes
 * @param complete false if the search stopped at its limit or at a violation
 */
public record Result(
    long total,
    int unique,
    int branching,
    int ends,
    int depth,
    int replayed,
    double seconds,
    long memoryBytes,
    boolean complete,
    Set<Witness> witnesses,
    Optional<Counterexample> violation) {
  /** Copies the witnesses. */
  public Result {
    witnesses = Set.copyOf(witnesses);
  }

  /** Unique states a second. */
  public long statesPerSecond() {
    return Math.round(unique / Math.max(seconds, 1e-3));
  }

  /** Transitions a second. */
  public long transitionsPerSecond() {
    return Math.round((total - 1) / Math.max(seconds, 1e-3));
  }
}
