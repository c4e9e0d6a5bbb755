package org.maarg.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Survivors held against the list of the equivalent ones.
 *
 * @param open those that are not listed
 * @param problems entries of the list that do not fit what survives
 */
record Judgement(int killed, int timedOut, int listed, List<Survivor> open, List<String> problems) {

  /** Of these classes; entries of the list for others are not looked at. */
  static Judgement of(Map<String, Measured> classes, Collection<Equivalent> list) {
    List<Survivor> open = new ArrayList<>();
    int killed = 0;
    int timedOut = 0;
    for (Measured measured : classes.values()) {
      open.addAll(measured.survivors());
      killed += measured.killed();
      timedOut += measured.timedOut();
    }
    int survivors = open.size();
    List<String> problems = new ArrayList<>();
    for (Equivalent entry : list) {
      if (classes.containsKey(topLevel(entry.type()))) {
        int before = open.size();
        open.removeIf(entry::matches);
        int matching = before - open.size();
        if (matching != entry.number()) {
          problems.add(
              "%d survivors match, %d are listed: %s.%s: `%s` (%s)"
                  .formatted(
                      matching,
                      entry.number(),
                      entry.type(),
                      entry.method(),
                      entry.line(),
                      entry.mutator()));
        }
      }
    }
    return new Judgement(killed, timedOut, survivors - open.size(), open, problems);
  }

  static String topLevel(String type) {
    int nested = type.indexOf('$');
    return nested < 0 ? type : type.substring(0, nested);
  }

  int mutants() {
    return killed + timedOut + listed + open.size();
  }

  /** Killed in per cent of those that are not listed; 100 if there are none. */
  double score() {
    int countable = mutants() - listed;
    return countable == 0 ? 100 : 100.0 * (killed + timedOut) / countable;
  }
}
