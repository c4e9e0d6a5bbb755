package org.maarg.fuzz.nodes;

import java.util.List;
import org.maarg.checks.world.Action;
import org.maarg.checks.world.Interfaces;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Steps;
import org.maarg.checks.world.World;
import org.maarg.protocol.Mode;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;

/**
 * How the interfaces of a mobile node that has several attach (RFC 5213 5.4): of each the MAAR may
 * know that it is new, or was at another MAAR before, or takes over from another interface, or it
 * knows nothing. Each is of one of two access technologies.
 *
 * <p>Left out is what nobody survives without the end of a lifetime: a mobile node that goes on
 * before the CMD has heard that it was handed over between two interfaces (decision interfaces),
 * and, in proxy mode, one that comes back after its former S-MAAR has forgotten it: a CMD that
 * answers before it has asked vouches for that one's prefix (finding 34).
 */
final class InterfaceMoves {
  private static final int NOBODY = 0;
  private static final int WAYS = 3;

  private final World world;
  private final WatchedNodes nodes;
  private final Schedule schedule;
  private final Monitor monitor;
  private final boolean[] attached;
  private boolean takingOver;

  InterfaceMoves(World world, WatchedNodes nodes, Schedule schedule, Monitor monitor) {
    this.world = world;
    this.nodes = nodes;
    this.schedule = schedule;
    this.monitor = monitor;
    this.attached = new boolean[world.bounds().mns() + 1];
  }

  /** The access technology of an interface, by its identifier. */
  static int technology(Octets linkLayer) {
    return linkLayer.at(linkLayer.length() - 1) % 2 == 1
        ? AccessTechnologyType.WLAN
        : AccessTechnologyType.WIMAX;
  }

  /** The steps that can be taken now. */
  List<Action> possible(List<Action> actions) {
    if (world.bounds().interfaces() == Interfaces.ONE_EACH) {
      return actions;
    }
    takingOver &= !world.isQuiet();
    boolean ageing = mayAge();
    return actions.stream().filter(action -> isPossible(action, ageing)).toList();
  }

  private boolean isPossible(Action action, boolean ageing) {
    return switch (Steps.kind(action)) {
      case MOVE, LEAVE -> !takingOver;
      case FIRE -> ageing || Steps.isShort(world, action);
      default -> true;
    };
  }

  /** True unless a lifetime may end, and who has left come back after it, in proxy mode. */
  boolean mayAge() {
    boolean away = false;
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      away |= attached[mn] && world.place(mn) == World.NOWHERE;
    }
    return !away || world.bounds().mode() != Mode.PROXY;
  }

  /** Takes a step of the world; of an attachment the schedule says what is known. */
  void take(Action action) {
    if (world.bounds().interfaces() == Interfaces.ONE_EACH
        || Steps.kind(action) != Action.Kind.MOVE) {
      world.take(action);
      return;
    }
    int mover = Steps.mover(action);
    int left = onlyOther(mover);
    int handoff = handoff(mover, left != NOBODY);
    nodes.announce(handoff);
    monitor.note("interface " + mover + " attaches with Handoff Indicator " + handoff);
    attached[mover] = true;
    world.take(action);
    if (handoff == HandoffIndicator.OTHER_INTERFACE) {
      takingOver = true;
      world.take(Steps.leaving(left));
    }
  }

  /**
   * Who comes from another MAAR is not handed over from another interface as well; and an interface
   * that takes a session over has none, or the world would look for one and find two.
   */
  private int handoff(int mover, boolean mayTakeOver) {
    boolean isSomewhere = world.place(mover) != World.NOWHERE;
    return switch (schedule.below(WAYS)) {
      case 1 -> isSomewhere ? HandoffIndicator.BETWEEN_MAGS : HandoffIndicator.NEW_INTERFACE;
      case 2 ->
          mayTakeOver && !isSomewhere && world.isQuiet() && !hasSession(mover)
              ? HandoffIndicator.OTHER_INTERFACE
              : HandoffIndicator.UNKNOWN;
      default -> HandoffIndicator.UNKNOWN;
    };
  }

  private boolean hasSession(int mover) {
    return world.cmdBindings().stream().anyMatch(binding -> Steps.isOf(world, mover, binding));
  }

  /** The one other interface that is in use; nobody if there are none or several. */
  private int onlyOther(int mover) {
    int found = NOBODY;
    for (int other = 1; other <= world.bounds().mns(); other++) {
      if (other != mover && world.place(other) != World.NOWHERE) {
        if (found != NOBODY) {
          return NOBODY;
        }
        found = other;
      }
    }
    return found;
  }
}
