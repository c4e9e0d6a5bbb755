package org.maarg.mutation;

import java.util.List;

/**
 * What became of the mutants of one top-level class, those of its nested ones included.
 *
 * @param sources digest of its source file when it was measured
 * @param killed by a test that failed
 * @param timedOut killed because a test ran on for much longer than without the mutant
 * @param survivors in order; with those that no test even runs
 */
record Measured(String sources, int killed, int timedOut, List<Survivor> survivors) {

  int mutants() {
    return killed + timedOut + survivors.size();
  }
}
