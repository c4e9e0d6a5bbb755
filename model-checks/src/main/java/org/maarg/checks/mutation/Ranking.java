package org.maarg.checks.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;

/**
 * In which order worlds are tried: the next is always the one that reaches most of what those
 * before it have not; once all is reached it begins anew, so that each line is tried in several.
 */
final class Ranking {
  private final Reach reach;
  private final List<String> order = new ArrayList<>();

  Ranking(Reach reach) {
    this.reach = reach;
    List<String> left = new ArrayList<>(reach.counts().keySet());
    Set<String> reached = new HashSet<>();
    while (!left.isEmpty()) {
      String next = left.get(0);
      long most = -1;
      for (String world : left) {
        long more = reach.lines(world).stream().filter(it -> !reached.contains(it)).count();
        if (more > most) {
          most = more;
          next = world;
        }
      }
      if (most == 0 && !reached.isEmpty()) {
        reached.clear();
      } else {
        reached.addAll(reach.lines(next));
        order.add(next);
        left.remove(next);
      }
    }
  }

  /** Worlds of no more than so many states, the smallest first, in which every property holds. */
  static List<String> worlds(int states) {
    return Worlds.holding().stream()
        .filter(world -> world.unique() <= states)
        .sorted(Comparator.comparingInt(CheckedWorld::unique).thenComparing(CheckedWorld::name))
        .map(CheckedWorld::name)
        .toList();
  }

  /** The worlds to try on a mutant. */
  List<String> of(CoreMutant mutant) {
    List<String> reaching = reach.worlds(mutant.type(), mutant.line());
    return order.stream().filter(reaching::contains).toList();
  }
}
