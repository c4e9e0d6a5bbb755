package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Steps;
import org.maarg.checks.world.World;

/**
 * Crashes of nodes that start again at once or later. A node that is away loses what comes to it
 * and has no timers. For the world both its end and its restart are crashes, so that a mobile node
 * on its link attaches when there is a node to attach to.
 */
final class Outages {
  private final World world;
  private final WatchedNodes nodes;
  private final Schedule schedule;
  private final Monitor monitor;
  private int crashesLeft;

  Outages(World world, WatchedNodes nodes, Schedule schedule, Monitor monitor) {
    this.world = world;
    this.nodes = nodes;
    this.schedule = schedule;
    this.monitor = monitor;
    this.crashesLeft = world.bounds().crashes();
  }

  /**
   * The steps that can be taken now. Nobody stays away for a lifetime: what the domain heals by
   * then it heals after the restart. No node crashes whose restart the world would not allow.
   */
  List<Action> possible(List<Action> actions) {
    List<Action> possible = new ArrayList<>();
    for (Action action : actions) {
      boolean allowed =
          switch (Steps.kind(action)) {
            case FIRE -> nodes.away().isEmpty() || Steps.isShort(world, action);
            case CRASH ->
                nodes.away().contains(Steps.crashing(action)) || crashesLeft > nodes.away().size();
            default -> true;
          };
      if (allowed) {
        possible.add(action);
      }
    }
    return possible;
  }

  /** A node crashes, or comes back. */
  void crash(Action action) {
    int node = Steps.crashing(action);
    if (nodes.away().contains(node)) {
      end(action);
      return;
    }
    boolean staysAway = crashesLeft > nodes.away().size() + 1 && schedule.below(2) == 1;
    if (staysAway) {
      nodes.away().add(node);
      monitor.note("node " + node + " stays away");
    }
    take(action);
  }

  private void end(Action action) {
    nodes.away().remove(Steps.crashing(action));
    monitor.note("node " + Steps.crashing(action) + " is there again");
    take(action);
  }

  private void take(Action action) {
    crashesLeft--;
    world.take(action);
  }

  /** Every node is there again. */
  void endAll() {
    while (!nodes.away().isEmpty()) {
      for (Action action : world.actions()) {
        if (Steps.kind(action) == Action.Kind.CRASH
            && nodes.away().contains(Steps.crashing(action))) {
          end(action);
          break;
        }
      }
    }
  }
}
