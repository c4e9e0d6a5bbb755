package org.maarg.checks.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which lines of the core each world reaches. */
final class Reach {
  /**
   * How many there are, and how many are reached.
   *
   * @param lines lines of which something is reached
   * @param branches ways out of conditions that are taken
   */
  record Count(int lines, int branches) {
    Count plus(Count other) {
      return new Count(lines + other.lines, branches + other.branches);
    }
  }

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Set<String>>> worlds = new TreeMap<>();
  private final Map<String, Count> classes = new TreeMap<>();
  private final Map<String, Count> reachedOfClasses = new TreeMap<>();
  private final Map<String, Set<Integer>> unreached = new TreeMap<>();
  private final Count all;
  private final Count together;

  Reach(Count all, Count together) {
    this.all = all;
    this.together = together;
  }

  /** Of all worlds, in their order. */
  Map<String, Count> counts() {
    return counts;
  }

  /** How many lines and branches the core has. */
  Count all() {
    return all;
  }

  /** How many at least one world reaches. */
  Count together() {
    return together;
  }

  void count(String world, Count count) {
    counts.put(world, count);
  }

  /** A class, how much there is of it, and how much of that at least one world reaches. */
  void type(String file, Count whole, Count reached) {
    classes.merge(file, whole, Count::plus);
    reachedOfClasses.merge(file, reached, Count::plus);
  }

  /** No world reaches a line of a method. */
  void unreached(String file, String method, int line) {
    unreached.computeIfAbsent(file + "#" + method, place -> new TreeSet<>()).add(line);
  }

  /** How much there is of each file of the core. */
  Map<String, Count> classes() {
    return classes;
  }

  /** How much of a file at least one world reaches. */
  Count reached(String file) {
    return reachedOfClasses.getOrDefault(file, new Count(0, 0));
  }

  /** The lines that no world reaches, by file and method: {@code cmd/Cmd#handle}. */
  Map<String, Set<Integer>> unreached() {
    return unreached;
  }

  /** The world reaches a line. */
  void reached(String world, String type, int line) {
    byLine(type).computeIfAbsent(line, number -> new TreeSet<>()).add(world);
  }

  private Map<Integer, Set<String>> byLine(String type) {
    return worlds.computeIfAbsent(type, name -> new TreeMap<>());
  }

  /** All lines that a world reaches, by class and number. */
  Set<String> lines(String world) {
    Set<String> lines = new TreeSet<>();
    worlds.forEach(
        (type, byLine) ->
            byLine.forEach(
                (line, reaching) -> {
                  if (reaching.contains(world)) {
                    lines.add(type + ":" + line);
                  }
                }));
    return lines;
  }

  /** The worlds that reach a line, in the order of the catalogue. */
  List<String> worlds(String type, int line) {
    Set<String> reaching = byLine(type).getOrDefault(line, Set.of());
    return counts.keySet().stream().filter(reaching::contains).toList();
  }
}
