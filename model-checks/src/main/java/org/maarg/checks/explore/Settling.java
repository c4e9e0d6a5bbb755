package org.maarg.checks.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.World;
import org.maarg.protocol.StateWriter;

/**
 * Watches a way for the domain never coming to rest on it: nothing comes from outside, and it is
 * back where it has been, or goes on for longer than anything in it takes.
 */
final class Settling {
  private final World world;
  private final StateWriter words = new StateWriter();
  private final List<String> alone = new ArrayList<>();
  private final List<Long> states = new ArrayList<>();

  /** Watches from here on. */
  Settling(World world) {
    this.world = world;
    states.add(world.fingerprint(words));
  }

  /**
   * The end of a way that does not end, seen in its steps.
   *
   * @param period how many steps come again and again
   * @param times how often they were taken, 1 or more
   */
  record Loop(int period, int times) {}

  /** Takes a step; what is wrong with it, if it is one too many. */
  Optional<String> take(int choice) {
    Action action = world.actions().get(choice);
    boolean byItself = world.isAlone(action);
    String what = world.describe(action);
    world.take(action);
    if (!byItself) {
      alone.clear();
      states.clear();
    } else {
      alone.add(what);
    }
    long state = world.fingerprint(words);
    int before = states.lastIndexOf(state);
    states.add(state);
    if (before >= 0) {
      return Optional.of(cycle(states.size() - 1 - before));
    }
    return alone.size() > Explorer.stepsAlone(world.bounds())
        ? Optional.of(growth())
        : Optional.empty();
  }

  private static String cycle(int steps) {
    return Properties.SETTLES
        + ": the last "
        + (steps == 1 ? "step leads" : steps + " steps lead")
        + " back to where the domain was before, and nothing came from outside";
  }

  private String growth() {
    Loop loop = loop();
    String tail =
        loop.times() == 1
            ? ""
            : "; "
                + (loop.period() == 1 ? "the last step was" : "the last " + loop.period() + " were")
                + " taken "
                + loop.times()
                + " times, with other numbers and times";
    return Properties.SETTLES
        + ": after "
        + alone.size()
        + " steps with nothing from outside the domain still goes on"
        + tail;
  }

  /** The shortest row of steps with which the way ends more than once, numbers and times aside. */
  Loop loop() {
    for (int period = 1; 2 * period <= alone.size(); period++) {
      int at = alone.size() - 1;
      while (at >= period && alone.get(at).equals(alone.get(at - period))) {
        at--;
      }
      int repeated = alone.size() - 1 - at;
      if (repeated >= period) {
        return new Loop(period, 1 + repeated / period);
      }
    }
    return new Loop(0, 1);
  }

  /** How the last step of a way turned out to be one too many, if it did. */
  static Optional<Loop> loopAtTheEndOf(Bounds bounds, List<Integer> path) {
    Settling settling = new Settling(new World(bounds, Monitor.NONE));
    try {
      for (int choice : path) {
        if (settling.take(choice).isPresent()) {
          return Optional.of(settling.loop());
        }
      }
    } catch (RuntimeException anotherEnd) {
      // A property that breaks, a node that fails: whoever tells the way comes there, too.
    }
    return Optional.empty();
  }

  /** The way as a counterexample, in words. */
  static Counterexample judged(Bounds bounds, List<Integer> path) {
    Settling settling = new Settling(new World(bounds, Monitor.NONE));
    for (int i = 0; i < path.size(); i++) {
      Optional<String> found = settling.take(path.get(i));
      if (found.isPresent()) {
        return new Counterexample(Properties.SETTLES, found.get(), path.subList(0, i + 1));
      }
    }
    throw new IllegalStateException("a way that does not end has an end");
  }
}
