package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.UpdateSender;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Prefix;

/** What nodes hold: counted once while it is there, and nothing once nobody needs it. */
final class HoldingProperties {
  private HoldingProperties() {}

  /** What a node counts beside its bindings is what its bindings say. */
  static void checkCounts(World world, int node) {
    Holdings held = world.holdings(node);
    LimitProperties.checkHeld(world, node, held);
    require(node, held, UpdateSender.QUEUED, held.of(UpdateSender.WAITING));
    if (node == 0) {
      require(node, held, UpdateSender.WAITING, world.cmdBacklog());
      require(node, held, Cmd.SERVED, held.of(Cmd.BINDINGS));
      require(node, held, Cmd.ANCHORED, previousMaars(world));
      require(node, held, Cmd.PREFIXES, prefixes(world));
      require(node, held, Cmd.PREFIXES_BY_LENGTH, held.of(Cmd.PREFIXES));
    } else {
      require(node, held, Maar.PREFIXES, prefixesAt(world, node));
    }
  }

  private static void require(int node, Holdings held, String kind, int expected) {
    if (held.of(kind) != expected) {
      throw new Violation(
          Properties.COUNTS_AGREE,
          Addresses.name(node) + " holds " + held + ", and should have " + expected + " " + kind);
    }
  }

  private static int previousMaars(World world) {
    int sum = 0;
    for (CmdBindingView binding : world.cmdBindings()) {
      sum += binding.previousMaars().size();
    }
    return sum;
  }

  /** Of each session one at the S-MAAR and one at each P-MAAR; the same one counts once. */
  private static int prefixes(World world) {
    List<Ipv6Prefix> found = new ArrayList<>(8);
    for (CmdBindingView binding : world.cmdBindings()) {
      add(found, binding.prefixes());
      for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
        add(found, previous.prefixes());
      }
    }
    return found.size();
  }

  private static void add(List<Ipv6Prefix> found, PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (!found.contains(prefix)) {
        found.add(prefix);
      }
    }
  }

  private static int prefixesAt(World world, int maar) {
    int sum = 0;
    for (MaarBindingView view : world.maarBindings(maar)) {
      sum += view.prefixes().size();
    }
    return sum;
  }

  /** At rest every turn that was taken has been given back, for no timer is left that would. */
  static void checkTurns(World world) {
    for (int node = 0; node <= world.bounds().maars(); node++) {
      Holdings held = world.holdings(node);
      if (held.of(UpdateSender.WINDOWS) > 0 || held.of(UpdateSender.SPENT) > 0) {
        throw new Violation(Properties.NOTHING_STARVES, Addresses.name(node) + " holds " + held);
      }
    }
  }

  /** When everybody is gone and no timer runs, nothing is held. */
  static void checkGone(World world) {
    if (!world.timers().isEmpty() || !isEmpty(world)) {
      return;
    }
    for (int node = 0; node <= world.bounds().maars(); node++) {
      Holdings held = world.holdings(node);
      if (!held.isNothing()) {
        throw new Violation(Properties.NOTHING_LEFT, Addresses.name(node) + " holds " + held);
      } else if (node > 0 && world.dataPlane().of(node).length > 0) {
        throw new Violation(
            Properties.NOTHING_LEFT,
            Addresses.name(node) + " keeps " + DataPlane.text(world.dataPlane().of(node)));
      }
    }
  }

  private static boolean isEmpty(World world) {
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (world.place(mn) != World.NOWHERE) {
        return false;
      }
    }
    return true;
  }
}
