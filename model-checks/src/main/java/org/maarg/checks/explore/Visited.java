package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The states seen, by number: fingerprint, and how each was reached first. */
final class Visited {
  private final LongOpenHashSet seen = new LongOpenHashSet(1 << 16);
  private final LongArrayList fingerprints = new LongArrayList();
  private final IntArrayList parents = new IntArrayList();
  private final IntArrayList choices = new IntArrayList();
  private final IntArrayList depths = new IntArrayList();
  private int depth;

  /** The state in which everything begins: number 0. */
  void begin(long fingerprint) {
    record(fingerprint, -1, -1, 0);
  }

  /** Returns the number of a new state, or -1 if it is known. */
  int add(long fingerprint, int parent, int choice) {
    return seen.contains(fingerprint)
        ? -1
        : record(fingerprint, parent, choice, depths.getInt(parent) + 1);
  }

  private int record(long fingerprint, int parent, int choice, int atDepth) {
    seen.add(fingerprint);
    fingerprints.add(fingerprint);
    parents.add(parent);
    choices.add(choice);
    depths.add(atDepth);
    depth = Math.max(depth, atDepth);
    return fingerprints.size() - 1;
  }

  boolean contains(long fingerprint) {
    return seen.contains(fingerprint);
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
