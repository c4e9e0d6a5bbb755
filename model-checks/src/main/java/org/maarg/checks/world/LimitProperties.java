package org.maarg.checks.world;

import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.UpdateSender;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;
import org.maarg.wire.message.BindingAcknowledgement;

/** Limits of profile and pool: never passed, and nobody is turned away before one is reached. */
final class LimitProperties {
  private LimitProperties() {}

  /** Checks what a node holds now. */
  static void checkHeld(World world, int node, Holdings held) {
    Profile profile = world.bounds().profile();
    if (node == 0) {
      require(node, held, Cmd.BINDINGS, profile.value(Knob.MAX_BINDINGS));
      // What a registration asks for leaves at once as far as there are tokens.
      long most = 0L + profile.value(Knob.PACING_QUEUE_LIMIT) + profile.value(Knob.PACING_BURST);
      require(node, held, UpdateSender.WAITING, most);
    } else {
      require(node, held, Maar.BINDINGS, profile.value(Knob.MAX_BINDINGS));
      require(node, held, Maar.PREFIXES, prefixes(world));
    }
  }

  private static long prefixes(World world) {
    return 1L << world.bounds().poolBits();
  }

  /** So many prefixes a mobile node has at a MAAR. */
  private static int ofOne(World world) {
    return world.bounds().profile().value(Knob.PREFIXES_PER_MN);
  }

  private static void require(int node, Holdings held, String kind, long most) {
    if (held.of(kind) > most) {
      throw new Violation(
          Properties.LIMITS_KEPT, Addresses.name(node) + " holds " + held + ", at most " + most);
    }
  }

  /**
   * A mobile node finds nothing left, when it attaches or because the CMD refuses the last prefix,
   * which it has not let go of yet: then nothing may be.
   */
  static void checkDropped(World world, int node, Input input, DropReason reason) {
    if (node != 0 && reason == DropReason.TOO_MANY_BINDINGS) {
      checkTooMany(world, node);
    }
    Optional<Integer> mn = isFull(reason) ? whom(world, input) : Optional.empty();
    if (node != 0 && mn.isPresent()) {
      // The refused prefix has been given back by now: only who attaches finds all of them taken.
      if (reason == DropReason.POOL_EXHAUSTED
          && input instanceof Input.Attached
          && world.holdings(node).of(Maar.PREFIXES) + ofOne(world) <= prefixes(world)) {
        throw new Violation(
            Properties.LIMITS_KEPT,
            Addresses.name(node) + " has prefixes left and turns mn" + mn.get() + " away");
      }
      int number = mn.get();
      if (world.place(number) == node) {
        world.whereabouts().turnAway(number);
      }
      world.monitor().shown(Witness.TURNED_AWAY);
    }
  }

  private static boolean isFull(DropReason reason) {
    return reason == DropReason.POOL_EXHAUSTED || reason == DropReason.TOO_MANY_BINDINGS;
  }

  private static void checkTooMany(World world, int node) {
    int most = world.bounds().profile().value(Knob.MAX_BINDINGS);
    if (world.holdings(node).of(Maar.BINDINGS) < most) {
      throw new Violation(
          Properties.LIMITS_KEPT, Addresses.name(node) + " may keep " + most + " and turns away");
    }
  }

  private static Optional<Integer> whom(World world, Input input) {
    if (input instanceof Input.Attached attached) {
      return Optional.of(world.bounds().number(attached.mn(), attached.linkLayer()));
    }
    return input instanceof Input.Received received
            && received.message() instanceof BindingAcknowledgement ack
        ? Optional.of(world.bounds().number(ack.options()))
        : Optional.empty();
  }
}
