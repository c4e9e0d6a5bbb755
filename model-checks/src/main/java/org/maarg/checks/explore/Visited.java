package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The states seen, by number: fingerprint, and how each was reached first. */
final class Visited {
  private static final int UNKNOWN = -1;

  private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap(1 << 16);
  private final LongArrayList fingerprints = new LongArrayList();
  private final IntArrayList parents = new IntArrayList();
  private final IntArrayList choices = new IntArrayList();
  private final IntArrayList depths = new IntArrayList();
  private final IntArrayList aloneFor = new IntArrayList();
  private int depth;

  /** The state in which everything begins: number 0. */
  void begin(long fingerprint) {
    numbers.defaultReturnValue(UNKNOWN);
    record(fingerprint, -1, -1, 0);
    aloneFor.add(0);
  }

  /**
   * Returns the number of a new state, or -1 if it is known.
   *
   * @param alone true if the domain takes this step by itself, false if it comes from outside
   */
  int add(long fingerprint, int parent, int choice, boolean alone) {
    if (contains(fingerprint)) {
      return UNKNOWN;
    }
    aloneFor.add(alone ? aloneFor.getInt(parent) + 1 : 0);
    return record(fingerprint, parent, choice, depths.getInt(parent) + 1);
  }

  /** The number of a state that is known. */
  int number(long fingerprint) {
    return numbers.get(fingerprint);
  }

  /** How many steps the domain has taken by itself on the way to a state, the last ones. */
  int aloneFor(int id) {
    return aloneFor.getInt(id);
  }

  private int record(long fingerprint, int parent, int choice, int atDepth) {
    numbers.put(fingerprint, fingerprints.size());
    fingerprints.add(fingerprint);
    parents.add(parent);
    choices.add(choice);
    depths.add(atDepth);
    depth = Math.max(depth, atDepth);
    return fingerprints.size() - 1;
  }

  /** Writes all of it, for a search that goes on another time. */
  void write(SearchWriter to) throws IOException {
    to.longs(fingerprints);
    to.ints(parents);
    to.ints(choices);
    to.ints(aloneFor);
  }

  /** What was written. */
  static Visited read(SearchReader from) throws IOException {
    Visited visited = new Visited();
    LongArrayList fingerprints = from.longs();
    IntArrayList parents = from.ints(fingerprints.size());
    IntArrayList choices = from.ints(fingerprints.size());
    IntArrayList aloneFor = from.ints(fingerprints.size());
    visited.begin(fingerprints.getLong(0));
    for (int id = 1; id < fingerprints.size(); id++) {
      int parent = from.below(parents.getInt(id), id);
      int depth = visited.depths.getInt(parent) + 1;
      visited.record(fingerprints.getLong(id), parent, choices.getInt(id), depth);
      visited.aloneFor.add(aloneFor.getInt(id));
    }
    return visited;
  }

  boolean contains(long fingerprint) {
    return numbers.containsKey(fingerprint);
  }

  long fingerprint(int id) {
    return fingerprints.getLong(id);
  }

  int size() {
    return fingerprints.size();
  }

  int depth() {
    return depth;
  }

  /** The choices that lead to a state. */
  List<Integer> path(int id) {
    List<Integer> path = new ArrayList<>();
    for (int at = id; at > 0; at = parents.getInt(at)) {
      path.add(choices.getInt(at));
    }
    Collections.reverse(path);
    return path;
  }
}
