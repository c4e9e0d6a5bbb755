package org.maarg.fuzz.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A method with branches that no input takes.
 *
 * @param type the class, without its package; an inner one after its outer one and a dot
 * @param method its name; those that share it count together
 * @param missed number of branches, at least 1
 * @param lines where they begin
 */
public record Gap(String type, String method, int missed, List<Integer> lines) {
  /** Class and method. */
  public String place() {
    return type + "." + method;
  }

  /** One gap for each name, in the order of the names. */
  static List<Gap> merged(List<Gap> gaps) {
    Map<String, Gap> byPlace = new TreeMap<>();
    for (Gap gap : gaps) {
      byPlace.merge(gap.place(), gap, Gap::plus);
    }
    return List.copyOf(byPlace.values());
  }

  private Gap plus(Gap other) {
    List<Integer> all = new ArrayList<>(lines);
    all.addAll(other.lines);
    return new Gap(type, method, missed + other.missed, List.copyOf(all));
  }
}
