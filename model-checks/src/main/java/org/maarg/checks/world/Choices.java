package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;

/** The steps that a world can take next, in a fixed order. */
final class Choices {
  private final World world;
  private final List<Action> actions = new ArrayList<>(16);

  private Choices(World world) {
    this.world = world;
  }

  static List<Action> of(World world) {
    Choices choices = new Choices(world);
    choices.network();
    choices.timers();
    choices.moves();
    choices.crashes();
    return choices.actions;
  }

  private void add(Action.Kind kind, int a, int b) {
    actions.add(new Action(kind, a, b));
  }

  /** Equal messages are one choice. */
  private void network() {
    List<Flight> flights = world.flights();
    for (int i = 0; i < flights.size(); i++) {
      if (i > 0 && flights.get(i).compareTo(flights.get(i - 1)) == 0) {
        continue;
      }
      add(Action.Kind.DELIVER, i, 0);
      if (world.dropsLeft() > 0) {
        add(Action.Kind.DROP, i, 0);
      }
      if (world.duplicatesLeft() > 0) {
        add(Action.Kind.DUPLICATE, i, 0);
      }
      if (world.forgeriesLeft() > 0) {
        add(Action.Kind.FORGE, i, 0);
      }
    }
  }

  /**
   * The timer that ends next may fire when no message is under way, any short one if it is early.
   */
  private void timers() {
    boolean timePasses = world.flights().isEmpty();
    long nearest = world.nearestEnd();
    List<ArmedTimer> timers = world.timers();
    for (int i = 0; i < timers.size(); i++) {
      ArmedTimer timer = timers.get(i);
      boolean due = timePasses && timer.left() == nearest;
      boolean allowed = timer.isShort() ? due || world.earlyLeft() > 0 : due && mayEnd();
      if (allowed) {
        add(Action.Kind.FIRE, i, 0);
      }
    }
  }

  private boolean mayEnd() {
    return world.longTimersLeft() > 0;
  }

  private void moves() {
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (world.movesLeft() > 0 && !isShadowed(mn)) {
        movesOf(mn);
      }
      if (world.movesLeft() == 0 && world.bounds().leaves() && world.place(mn) != World.NOWHERE) {
        add(Action.Kind.LEAVE, mn, 0);
      }
    }
  }

  private void movesOf(int mn) {
    boolean sawUntouched = false;
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      boolean untouched = world.isUntouched(maar);
      if (world.bounds().symmetric() && untouched && sawUntouched) {
        continue;
      }
      sawUntouched = sawUntouched || untouched;
      if (world.bounds().onward() && !untouched) {
        continue;
      }
      if (maar != world.place(mn)) {
        add(Action.Kind.MOVE, mn, maar);
        if (world.missedDetachesLeft() > 0 && world.place(mn) != World.NOWHERE) {
          add(Action.Kind.MOVE_UNNOTICED, mn, maar);
        }
      }
    }
  }

  /**
   * A mobile node that has never been anywhere stands back behind a lower one that has not either.
   */
  private boolean isShadowed(int mn) {
    if (!world.bounds().symmetric() || world.hasBeenSomewhere(mn)) {
      return false;
    }
    for (int lower = 1; lower < mn; lower++) {
      if (!world.hasBeenSomewhere(lower)) {
        return true;
      }
    }
    return false;
  }

  private void crashes() {
    if (world.crashesLeft() > 0) {
      for (int node = 0; node <= world.bounds().maars(); node++) {
        add(Action.Kind.CRASH, node, 0);
      }
    }
  }
}
