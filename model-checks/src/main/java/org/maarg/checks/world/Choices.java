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
    choices.clocks();
    choices.oddities();
    return choices.actions;
  }

  private void add(Action.Kind kind, int a, int b) {
    actions.add(new Action(kind, a, b));
  }

  private boolean allows(Budget budget) {
    return world.budgets().allows(budget);
  }

  /** Equal messages are one choice. */
  private void network() {
    List<Flight> flights = world.flights();
    for (int i = 0; i < flights.size(); i++) {
      if (i > 0 && flights.get(i).compareTo(flights.get(i - 1)) == 0) {
        continue;
      }
      if (!flights.get(i).waits()) {
        add(Action.Kind.DELIVER, i, 0);
      }
      if (allows(Budget.DROPS)) {
        add(Action.Kind.DROP, i, 0);
      }
      if (allows(Budget.DUPLICATES)) {
        add(Action.Kind.DUPLICATE, i, 0);
      }
      if (allows(Budget.FORGERIES)) {
        add(Action.Kind.FORGE, i, 0);
      }
      if (allows(Budget.LIES) && Lies.isAbout(flights.get(i))) {
        add(Action.Kind.LIE, i, 0);
      }
    }
  }

  /**
   * The timer that ends next may fire when no message is under way, or if messages are late; any
   * short one if it is early.
   */
  private void timers() {
    boolean timePasses = world.flights().isEmpty();
    long nearest = world.clock().nearestEnd();
    List<ArmedTimer> timers = world.timers();
    for (int i = 0; i < timers.size(); i++) {
      ArmedTimer timer = timers.get(i);
      boolean next = timer.left() == nearest;
      boolean due = timePasses && next;
      boolean late = !timePasses && next && allows(Budget.LATE);
      boolean allowed = timer.isShort() ? due || allows(Budget.EARLY) : due && mayEnd();
      if ((allowed || late) && isPatient(timer)) {
        add(Action.Kind.FIRE, i, 0);
      }
    }
  }

  /**
   * While somebody waits for the network time passes in any case, and a lifetime that ends
   * meanwhile costs nothing; otherwise the world would stop in the middle of an exchange. That
   * comes to an end all the same: what a lifetime's end sets off is answered at once, unless it is
   * lost, and losses are counted; so all short timers together soon end, and lifetimes are longer
   * than they.
   */
  private boolean mayEnd() {
    return allows(Budget.LONG_TIMERS) || world.clock().hasShort();
  }

  /** Who waits for room has his MAAR ask again only so often. */
  private boolean isPatient(ArmedTimer timer) {
    return !world.waitsForRoom(timer) || allows(Budget.PATIENCE);
  }

  private void moves() {
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (allows(Budget.MOVES) && !isShadowed(mn) && !isCalm()) {
        movesOf(mn);
      }
      if (world.place(mn) != World.NOWHERE && allows(Budget.AGAIN)) {
        add(Action.Kind.ATTACH_AGAIN, mn, 0);
      }
      if (world.place(mn) != World.NOWHERE && mayLeave()) {
        add(Action.Kind.LEAVE, mn, 0);
      }
    }
  }

  /** True if the next attachment waits for what is under way. */
  private boolean isCalm() {
    int made = world.bounds().moves() - world.budgets().left(Budget.MOVES);
    return made < world.bounds().calm() && !world.isQuiet();
  }

  /** For good in the end, or for a while before. */
  private boolean mayLeave() {
    return allows(Budget.MOVES) ? allows(Budget.PAUSES) : world.bounds().leaves();
  }

  private void movesOf(int mn) {
    boolean sawUntouched = false;
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      boolean untouched = world.whereabouts().isUntouched(maar);
      if (world.bounds().symmetric() && untouched && sawUntouched) {
        continue;
      }
      sawUntouched = sawUntouched || untouched;
      if (world.bounds().onward() && !untouched) {
        continue;
      }
      if (maar != world.place(mn)) {
        add(Action.Kind.MOVE, mn, maar);
        if (mayMissLeaving(mn)) {
          add(Action.Kind.MOVE_UNNOTICED, mn, maar);
        }
      }
    }
  }

  private boolean mayMissLeaving(int mn) {
    return allows(Budget.MISSED_DETACHES)
        && world.place(mn) != World.NOWHERE
        && (!world.bounds().missedOnceRegistered() || world.isServed(mn));
  }

  /**
   * A mobile node that has never been anywhere stands back behind a lower one that has not either.
   */
  private boolean isShadowed(int mn) {
    if (!world.bounds().symmetric() || world.whereabouts().hasBeenSomewhere(mn)) {
      return false;
    }
    for (int lower = 1; lower < mn; lower++) {
      if (!world.whereabouts().hasBeenSomewhere(lower)) {
        return true;
      }
    }
    return false;
  }

  private void crashes() {
    if (allows(Budget.CRASHES) && (!world.bounds().calmCrashes() || world.isQuiet())) {
      for (int node = 0; node <= world.bounds().maars(); node++) {
        add(Action.Kind.CRASH, node, 0);
      }
    }
  }

  /** A clock that has been set on may be set back, and the other way round. */
  private void clocks() {
    if (allows(Budget.CLOCK_STEPS)) {
      for (int node = 0; node <= world.bounds().maars(); node++) {
        if (world.whereabouts().skew(node) < 1) {
          add(Action.Kind.CLOCK_ON, node, 0);
        }
        if (world.whereabouts().skew(node) > -1) {
          add(Action.Kind.CLOCK_BACK, node, 0);
        }
      }
    }
  }

  /** Anybody may say what is out of place, at any time. */
  private void oddities() {
    if (allows(Budget.ODDITIES)) {
      for (int node = 0; node <= world.bounds().maars(); node++) {
        int count = Oddities.of(world, node).size();
        for (int which = 0; which < count; which++) {
          add(Action.Kind.ODDITY, node, which);
        }
      }
    }
  }
}
