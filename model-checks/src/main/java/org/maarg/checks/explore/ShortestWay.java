package org.maarg.checks.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Witness;
import org.maarg.checks.world.Witnesses;
import org.maarg.checks.world.World;
import org.maarg.protocol.StateWriter;

/** Looks for the nearest step of a world in which something is seen. */
public final class ShortestWay {
  private final Witness goal;
  private final int limit;
  private final Visited visited = new Visited();
  private final Deque<Frontier.Entry> open = new ArrayDeque<>();
  private final StateWriter scratch = new StateWriter();

  private ShortestWay(Witness goal, int limit) {
    this.goal = goal;
    this.limit = limit;
  }

  /**
   * The choices that lead to a witness, the step in which it is seen included; nothing if it is not
   * among so many states. A step that breaks a property leads nowhere.
   */
  public static Optional<List<Integer>> to(Witness goal, Bounds bounds, int limit) {
    return new ShortestWay(goal, limit).search(bounds);
  }

  private Optional<List<Integer>> search(Bounds bounds) {
    NodeMemory nodes = new NodeMemory(bounds);
    World start = new World(bounds, Monitor.NONE, new RememberedNodes(bounds, nodes));
    visited.begin(start.fingerprint(scratch));
    open.add(new Frontier.Entry(0, start));
    while (!open.isEmpty() && visited.size() < limit) {
      Frontier.Entry next = open.removeFirst();
      List<Action> actions = next.world().actions();
      for (int choice = 0; choice < actions.size(); choice++) {
        if (isSeen(next, choice, actions.get(choice))) {
          List<Integer> path = new ArrayList<>(visited.path(next.id()));
          path.add(choice);
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSeen(Frontier.Entry from, int choice, Action action) {
    Witnesses seen = new Witnesses();
    World world = from.world().copy(seen);
    try {
      world.take(action);
    } catch (RuntimeException broken) {
      // What breaks is looked for by the explorer.
      return false;
    }
    int id = visited.add(world.fingerprint(scratch), from.id(), choice, false);
    if (id >= 0) {
      open.addLast(new Frontier.Entry(id, world));
    }
    return seen.seen().contains(goal);
  }
}
