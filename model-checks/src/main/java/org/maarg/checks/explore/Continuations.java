package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that a domain takes by itself, nothing coming from outside, as a graph of state
 * numbers. Each way through it must end: one that leads back to a state where it has been is a
 * domain that never comes to rest, whatever a fair network and true timers do.
 */
final class Continuations {
  private final IntArrayList from = new IntArrayList();
  private final IntArrayList to = new IntArrayList();
  private final IntArrayList choices = new IntArrayList();

  /** A step by itself. */
  void add(int state, int choice, int next) {
    from.add(state);
    choices.add(choice);
    to.add(next);
  }

  /** Writes all of it, for a search that goes on another time. */
  void write(SearchWriter to) throws IOException {
    to.ints(from);
    to.ints(choices);
    to.ints(this.to);
  }

  /**
   * What was written.
   *
   * @param states how many there are; each step is between two of them
   */
  static Continuations read(SearchReader in, int states) throws IOException {
    IntArrayList from = in.ints();
    IntArrayList choices = in.ints(from.size());
    IntArrayList to = in.ints(from.size());
    Continuations read = new Continuations();
    for (int i = 0; i < from.size(); i++) {
      int state = in.below(from.getInt(i), states);
      read.add(state, choices.getInt(i), in.below(to.getInt(i), states));
    }
    return read;
  }

  /**
   * What became of the search for ways without end.
   *
   * @param longest steps of the longest way; of no meaning if there is a cycle
   * @param cycle a state and the choices that lead back to it, if there are such
   */
  record Outcome(int longest, Optional<Cycle> cycle) {}

  /** A way that leads back to where it begins. */
  record Cycle(int state, List<Integer> choices) {
    /** Copies the choices. */
    Cycle {
      choices = List.copyOf(choices);
    }
  }

  /** Takes away states from which all ways end, the ends first; what stays goes round. */
  Outcome solve(int states) {
    int[] left = new int[states];
    int[] begins = begins(states, left);
    int[] byTarget = byTarget(begins);
    int[] length = new int[states];
    IntArrayList done = new IntArrayList();
    for (int state = 0; state < states; state++) {
      if (left[state] == 0) {
        done.add(state);
      }
    }
    int longest = 0;
    for (int i = 0; i < done.size(); i++) {
      int target = done.getInt(i);
      longest = Math.max(longest, length[target]);
      for (int at = begins[target]; at < begins[target + 1]; at++) {
        int source = from.getInt(byTarget[at]);
        length[source] = Math.max(length[source], length[target] + 1);
        left[source]--;
        if (left[source] == 0) {
          done.add(source);
        }
      }
    }
    return new Outcome(longest, done.size() == states ? Optional.empty() : cycle(left));
  }

  /** Where the steps to each state begin in their list; counts those from each state, too. */
  private int[] begins(int states, int[] outgoing) {
    int[] begins = new int[states + 1];
    for (int i = 0; i < to.size(); i++) {
      outgoing[from.getInt(i)]++;
      begins[to.getInt(i) + 1]++;
    }
    for (int state = 0; state < states; state++) {
      begins[state + 1] += begins[state];
    }
    return begins;
  }

  private int[] byTarget(int[] begins) {
    int[] next = begins.clone();
    int[] steps = new int[to.size()];
    for (int i = 0; i < to.size(); i++) {
      steps[next[to.getInt(i)]] = i;
      next[to.getInt(i)]++;
    }
    return steps;
  }

  /** Of the states that have steps left, from the nearest on until one comes up again. */
  private Optional<Cycle> cycle(int[] left) {
    int[] step = new int[left.length];
    int first = left.length;
    for (int i = from.size() - 1; i >= 0; i--) {
      if (left[from.getInt(i)] > 0 && left[to.getInt(i)] > 0) {
        step[from.getInt(i)] = i;
        first = Math.min(first, from.getInt(i));
      }
    }
    boolean[] seen = new boolean[left.length];
    int state = first;
    while (!seen[state]) {
      seen[state] = true;
      state = to.getInt(step[state]);
    }
    List<Integer> way = new ArrayList<>();
    int at = state;
    do {
      way.add(choices.getInt(step[at]));
      at = to.getInt(step[at]);
    } while (at != state);
    return Optional.of(new Cycle(state, way));
  }
}
