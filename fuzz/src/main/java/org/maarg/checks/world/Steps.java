package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Output;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.Ipv6Address;

/**
 * What a driver outside this package must know of a world to choose its steps by more than their
 * number. It is here and not beside the world because the world's sources are those that the model
 * checks' evidence was taken of.
 */
public final class Steps {
  private Steps() {}

  /** What kind of step this is. */
  public static Action.Kind kind(Action action) {
    return action.kind();
  }

  /** The octets of the message that a step of the kind DELIVER concerns; not to be changed. */
  public static byte[] octets(World world, Action action) {
    return world.flights().get(action.a()).octets();
  }

  /** Number of the node that sent the message of such a step. */
  public static int sender(World world, Action action) {
    return world.flights().get(action.a()).from();
  }

  /** Number of the node that the message of such a step is for. */
  public static int receiver(World world, Action action) {
    return world.flights().get(action.a()).to();
  }

  /** True if the timer of a step of the kind FIRE waits for an answer, not for a lifetime. */
  public static boolean isShort(World world, Action action) {
    return world.timers().get(action.a()).isShort();
  }

  /** The step that loses the message of a step of the kind DELIVER, if one may get lost. */
  public static Optional<Action> loss(World world, Action delivery) {
    for (Action action : world.actions()) {
      if (action.kind() == Action.Kind.DROP && action.a() == delivery.a()) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Number of the node that a step of the kind CRASH concerns. */
  public static int crashing(Action action) {
    return action.a();
  }

  /** Number of the mobile node, or interface, that a step of the kind MOVE concerns. */
  public static int mover(Action action) {
    return action.a();
  }

  /** A mobile node, or interface, that is at a MAAR leaves it, also where no step does so. */
  public static Action leaving(int mn) {
    return new Action(Action.Kind.LEAVE, mn, 0);
  }

  /** True if a mobile node is at some MAAR. */
  public static boolean anybodyAttached(World world) {
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (world.place(mn) != World.NOWHERE) {
        return true;
      }
    }
    return false;
  }

  /** True if nothing that went wrong still waits for a lifetime to be made good. */
  public static boolean isHealed(World world) {
    return world.isHealed();
  }

  /** True if the CMD's session is that of a mobile node, or interface. */
  public static boolean isOf(World world, int mn, CmdBindingView session) {
    return world.bounds().isOf(mn, session.mn(), session.linkLayer());
  }

  /** What a node has put out. */
  public static List<Output> outputs(Reaction reaction) {
    return reaction.outputs();
  }

  /** The address of a node by its number, 0 for the CMD. */
  public static Ipv6Address address(int node) {
    return Addresses.node(node);
  }
}
