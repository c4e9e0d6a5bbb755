package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Steps;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;
import org.maarg.wire.Octets;

/**
 * Plays a schedule in a world of the model checks, whose properties judge each step, and lets the
 * domain come to rest in the end. Besides the world's own steps a message is damaged, changed or
 * repeated by somebody on its path, and a node that crashes may stay away for a while.
 */
public final class DomainRun {
  /** Left alone, a domain comes to rest, and to one that is checked. */
  public static final String COMES_TO_REST = "comes-to-rest";

  /** The checksum finds a single damaged octet. */
  public static final String DAMAGE_NOTICED = "damage-noticed";

  /** Somebody who is no peer costs no more than he pays, and learns and changes nothing. */
  public static final String OUTSIDER_POWERLESS = "outsider-powerless";

  private static final int MOST_STEPS_TO_REST = 3_000;
  private static final int SPECIAL_STEPS = 3;
  private static final int NEVER = 9;

  private final Bounds bounds;
  private final Schedule schedule;
  private final WatchedNodes nodes;
  private final World world;
  private final OnPath path;
  private final Outages outages;
  private final InterfaceMoves interfaces;

  private DomainRun(Schedule schedule, Monitor monitor) {
    this.schedule = schedule;
    this.bounds = DomainPlan.of(schedule);
    this.nodes = new WatchedNodes(bounds);
    this.world = new World(bounds, monitor, nodes);
    this.path = new OnPath(schedule, monitor, nodes);
    this.outages = new Outages(world, nodes, schedule, monitor);
    this.interfaces = new InterfaceMoves(world, nodes, schedule, monitor);
  }

  /**
   * Plays a whole schedule.
   *
   * @throws Violation if a property does not hold
   */
  public static void play(byte[] octets, Monitor monitor) {
    DomainRun run = new DomainRun(new Schedule(octets), monitor);
    run.playSteps();
    run.outages.endAll();
    run.settle();
  }

  private void playSteps() {
    while (!schedule.isOver()) {
      List<Action> actions = interfaces.possible(outages.possible(world.actions()));
      if (actions.isEmpty()) {
        return;
      }
      int choice = schedule.below(actions.size() + SPECIAL_STEPS);
      if (choice >= actions.size()) {
        special(actions, choice - actions.size());
      } else if (Steps.kind(actions.get(choice)) == Action.Kind.CRASH) {
        outages.crash(actions.get(choice));
      } else {
        interfaces.take(actions.get(choice));
      }
    }
  }

  private void special(List<Action> actions, int which) {
    List<Action> deliveries = new ArrayList<>();
    for (Action action : actions) {
      if (Steps.kind(action) == Action.Kind.DELIVER) {
        deliveries.add(action);
      }
    }
    if (deliveries.isEmpty()) {
      return;
    }
    Action concerned = deliveries.get(schedule.below(deliveries.size()));
    switch (which) {
      case 0 -> path.forge(letter(concerned));
      case 1 -> {
        path.damage(letter(concerned));
        lose(concerned);
      }
      default -> {
        path.tamper(letter(concerned));
        lose(concerned);
      }
    }
  }

  private OnPath.Letter letter(Action delivery) {
    int to = Steps.receiver(world, delivery);
    return new OnPath.Letter(
        Steps.address(Steps.sender(world, delivery)),
        to,
        Steps.address(to),
        Octets.of(Steps.octets(world, delivery)));
  }

  /**
   * What has been changed does not arrive as it was. Where the plan has no losses left, it was a
   * copy.
   */
  private void lose(Action delivery) {
    Optional<Action> loss = Steps.loss(world, delivery);
    loss.ifPresent(world::take);
  }

  /** Nothing goes wrong any more: what is under way arrives, timers end when they are due. */
  private void settle() {
    for (int step = 0; step < MOST_STEPS_TO_REST; step++) {
      List<Action> actions = world.actions();
      int next = -1;
      for (int i = 0; i < actions.size(); i++) {
        if (rank(actions.get(i)) < (next < 0 ? NEVER : rank(actions.get(next)))) {
          next = i;
        }
      }
      if (next < 0) {
        checkHealed();
        return;
      }
      world.take(actions.get(next));
    }
    throw new Violation(COMES_TO_REST, "still busy after " + MOST_STEPS_TO_REST + " steps");
  }

  /** At an end before the domain has healed, the properties at rest have judged nothing. */
  private void checkHealed() {
    if (!Steps.isHealed(world) && Steps.anybodyAttached(world)) {
      throw new Violation(COMES_TO_REST, "no lifetime is left to heal the domain");
    }
  }

  /** Messages and short timers first; lifetimes heal the domain before the last one leaves. */
  private int rank(Action action) {
    return switch (Steps.kind(action)) {
      case DELIVER -> 0;
      case FIRE -> Steps.isShort(world, action) ? 1 : lifetimeRank();
      case LEAVE -> 3;
      case MOVE -> bounds.leaves() && interfaces.mayAge() ? 3 : NEVER;
      default -> NEVER;
    };
  }

  private int lifetimeRank() {
    if (!Steps.isHealed(world)) {
      return 2;
    }
    return bounds.leaves() ? 4 : NEVER;
  }
}
