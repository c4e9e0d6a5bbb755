package org.maarg.checks.explore;

import java.util.List;
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
 * @param idle transitions that changed nothing at all; no state was made of them
 * @param longestAlone steps of the longest way on which nothing comes from outside
 * @param loops states in which a packet would go round between two MAARs
 * @param loopPath choices to the first of those states; the shortest way if searched breadth-first
 * @param seconds by the clock
 * @param processorSeconds that all threads of the search had a processor for
 * @param complete false if the search stopped at its limit or at a violation
 */
public record Result(
    long total,
    int unique,
    int branching,
    int ends,
    int depth,
    int replayed,
    long idle,
    int longestAlone,
    int loops,
    List<Integer> loopPath,
    double seconds,
    double processorSeconds,
    long memoryBytes,
    boolean complete,
    Set<Witness> witnesses,
    Optional<Counterexample> violation) {
  /** Copies witnesses and path. */
  public Result {
    witnesses = Set.copyOf(witnesses);
    loopPath = List.copyOf(loopPath);
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
