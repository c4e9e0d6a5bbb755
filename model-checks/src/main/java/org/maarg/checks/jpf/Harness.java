package org.maarg.checks.jpf;

import java.util.List;
import java.util.Random;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.checks.world.World;

/**
 * What a software model checker runs: it tries every outcome of {@link Random}. On an ordinary Java
 * machine the same program is a random walk.
 */
public final class Harness {
  private static final int WARM_UP_WALKS = 16;
  private static final int WARM_UP_STEPS = 160;

  private Harness() {}

  /**
   * Walks through a world to one of its ends.
   *
   * @param args name of the world; changes to its bounds, {@code NAME=VALUE}; and, to look for it,
   *     name of a witness
   */
  public static void main(String[] args) {
    Bounds bounds = Worlds.named(args[0]).orElseThrow().bounds();
    Monitor monitor = Monitor.NONE;
    for (int i = 1; i < args.length; i++) {
      if (args[i].indexOf('=') > 0) {
        bounds = BoundChanges.change(bounds, args[i]);
      } else {
        monitor = new WitnessFailure(args[i]);
      }
    }
    warmUp(bounds);
    World world = new World(bounds, monitor);
    Random random = new Random();
    while (advance(world, random)) {
      // Everything happens in advance, whose frame leaves no trace between two steps.
    }
  }

  private static boolean advance(World world, Random random) {
    List<Action> actions = world.actions();
    if (actions.isEmpty()) {
      return false;
    }
    world.take(actions.get(random.nextInt(outcomes(actions.size())) % actions.size()));
    return true;
  }

  /**
   * Where there is no choice, one between two that come to the same: a software model checker looks
   * at a state only where it has to choose, and takes steps without an alternative for one.
   */
  private static int outcomes(int steps) {
    return Math.max(2, steps);
  }

  /** Which classes are loaded is state as well: here all of them are, before the first choice. */
  private static void warmUp(Bounds bounds) {
    int seed = 1;
    for (int walk = 0; walk < WARM_UP_WALKS; walk++) {
      seed = walk(new World(bounds, Monitor.NONE), seed);
    }
  }

  private static int walk(World world, int seed) {
    int next = seed;
    for (int step = 0; step < WARM_UP_STEPS; step++) {
      List<Action> actions = world.actions();
      if (actions.isEmpty()) {
        return next;
      }
      next = next * 1_103_515_245 + 12_345;
      int choice = ((next >>> 16) & 0x7fff) % actions.size();
      try {
        world.take(actions.get(choice));
      } catch (Violation found) {
        // The search will find it, too.
        return next;
      }
    }
    return next;
  }
}
