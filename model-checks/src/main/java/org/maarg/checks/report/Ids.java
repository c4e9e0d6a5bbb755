package org.maarg.checks.report;

import java.util.List;
import java.util.stream.Collectors;

/** Names of ways through worlds, which {@code --replay} takes. */
public final class Ids {
  private Ids() {}

  /** A world and choices in it: {@code WORLD:CHOICE.CHOICE...}. */
  public static String of(String world, List<Integer> path) {
    return world + ":" + path.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
