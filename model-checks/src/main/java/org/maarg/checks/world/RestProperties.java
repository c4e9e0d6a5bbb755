package org.maarg.checks.world;

import java.util.Arrays;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Prefix;

/** What must hold whenever no message is under way and no timer waits for one. */
final class RestProperties {
  private RestProperties() {}

  static void check(World world) {
    checkNobodyWaits(world);
    HoldingProperties.checkTurns(world);
    checkSessions(world);
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (world.place(mn) != World.NOWHERE) {
        checkHealing(world, mn);
      } else if (world.timers().isEmpty()) {
        checkGone(world, mn);
      }
    }
    HoldingProperties.checkGone(world);
  }

  /** Who uses one interface at a time has one session, which follows from one to the next. */
  private static void checkSessions(World world) {
    if (world.bounds().interfaces() == Interfaces.ONE_AT_A_TIME
        && world.isHealed()
        && world.cmdBindings().size() > 1) {
      throw new Violation(Properties.BINDINGS_AGREE, "the CMD has " + world.cmdBindings());
    }
  }

  /** What went wrong is made good in time, and no world ends before that was looked at. */
  private static void checkHealing(World world, int mn) {
    if (world.isTurnedAway(mn)) {
      checkTurnedAway(world, mn);
    } else if (world.isHealed()) {
      checkAttached(world, mn);
    } else if (world.enabled() == 0) {
      throw new Violation(
          Properties.NOTHING_STARVES, "nothing can happen, but what went wrong is not made good");
    }
  }

  /** For whom nothing was left, nothing is kept, and he is shown no router. */
  private static void checkTurnedAway(World world, int mn) {
    int place = world.place(mn);
    for (MaarBindingView view : world.maarBindings(place)) {
      if (world.bounds().isOf(mn, view.mn(), view.linkLayer())) {
        throw new Violation(Properties.LIMITS_KEPT, "maar" + place + " keeps " + view);
      }
    }
    if (!world.bounds().interfaces().areOfOne() && world.dataPlane().of(place, mn).length > 0) {
      throw new Violation(Properties.LIMITS_KEPT, "maar" + place + " serves mn" + mn);
    }
  }

  /** Who waits for an answer or for his turn has a timer, or he waits for good. */
  private static void checkNobodyWaits(World world) {
    if (world.cmdBacklog() > 0) {
      throw new Violation(
          Properties.NOTHING_STARVES, world.cmdBacklog() + " updates wait for no timer");
    }
    for (CmdBindingView binding : world.cmdBindings()) {
      if (!binding.settled()) {
        throw new Violation(
            Properties.NOTHING_STARVES, "the CMD waits without a timer: " + binding);
      }
    }
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView view : world.maarBindings(maar)) {
        if (awaitsAnswer(view.state())) {
          throw new Violation(
              Properties.NOTHING_STARVES, "maar" + maar + " waits without a timer: " + view);
        }
      }
    }
  }

  private static boolean awaitsAnswer(MaarState state) {
    return switch (state) {
      case REGISTERING, REFRESHING, DEREGISTERING, RENEWING -> true;
      case SERVING, LINGERING, ANCHORING, RELEASED -> false;
    };
  }

  private static void checkAttached(World world, int mn) {
    int place = world.place(mn);
    CmdBindingView binding = find(world, mn);
    if (Addresses.number(binding.proxyCareOfAddress()) != place || !binding.active()) {
      throw new Violation(
          Properties.BINDINGS_AGREE,
          "mn" + mn + " is at maar" + place + ", the CMD says " + binding.proxyCareOfAddress());
    }
    MaarBindingView serving = servingAt(world, place, mn);
    if (serving.state() != MaarState.SERVING || !serving.prefixes().equals(binding.prefixes())) {
      throw new Violation(Properties.BINDINGS_AGREE, "at maar" + place + ": " + serving);
    }
    if (binding.lifetime() != LiveNodes.LIFETIME_UNITS
        || serving.lifetime() < 1
        || serving.lifetime() > LiveNodes.LIFETIME_UNITS) {
      throw new Violation(
          Properties.BINDINGS_AGREE,
          "lifetimes: " + binding.lifetime() + ", " + serving.lifetime());
    }
    checkAnchors(world, binding, serving);
    checkDataPlane(world, mn, binding, serving);
    if (world.isHarmed()) {
      world.monitor().shown(Witness.HEALED_AT_REST);
    }
  }

  private static CmdBindingView find(World world, int mn) {
    for (CmdBindingView binding : world.cmdBindings()) {
      if (world.bounds().isOf(mn, binding.mn(), binding.linkLayer())) {
        return binding;
      }
    }
    throw new Violation(Properties.BINDINGS_AGREE, "the CMD has no binding of mn" + mn);
  }

  private static MaarBindingView servingAt(World world, int maar, int mn) {
    for (MaarBindingView view : world.maarBindings(maar)) {
      if (world.bounds().isOf(mn, view.mn(), view.linkLayer())) {
        return view;
      }
    }
    throw new Violation(
        Properties.BINDINGS_AGREE, "maar" + maar + " has no binding of " + "mn" + mn);
  }

  /** Of a mobile node with several sessions the one that has the prefix. */
  private static MaarBindingView anchorAt(
      World world, CmdBindingView of, MaarBindingView.Anchor at) {
    int maar = Addresses.number(at.address());
    boolean ofOne = world.bounds().interfaces().areOfOne();
    for (MaarBindingView view : world.maarBindings(maar)) {
      if (view.mn().equals(of.mn()) && (!ofOne || view.prefixes().contains(at.prefix()))) {
        return view;
      }
    }
    throw new Violation(
        Properties.PREFIXES_REACHABLE, "maar" + maar + " has no binding of " + of.mn());
  }

  private static void checkAnchors(World world, CmdBindingView binding, MaarBindingView serving) {
    if (serving.anchors().size() != oldPrefixes(binding)) {
      throw new Violation(
          Properties.ANSWERS_COMPLETE,
          "the S-MAAR has " + serving.anchors() + ", the CMD " + binding);
    }
    for (MaarBindingView.Anchor anchor : serving.anchors()) {
      MaarBindingView there = anchorAt(world, binding, anchor);
      if (!isListed(binding, anchor)
          || !there.prefixes().contains(anchor.prefix())
          || !there.servingMaar().equals(binding.proxyCareOfAddress())) {
        throw new Violation(
            Properties.PREFIXES_REACHABLE, "the S-MAAR expects " + anchor + ", is " + there);
      }
    }
  }

  private static int oldPrefixes(CmdBindingView binding) {
    int sum = 0;
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      sum += previous.prefixes().size();
    }
    return sum;
  }

  private static boolean isListed(CmdBindingView binding, MaarBindingView.Anchor anchor) {
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      if (previous.address().equals(anchor.address())) {
        return previous.prefixes().contains(anchor.prefix()) && previous.confirmed();
      }
    }
    return false;
  }

  /** Every node has set up for a mobile node what its S-MAAR makes necessary, and no more. */
  private static void checkDataPlane(
      World world, int mn, CmdBindingView binding, MaarBindingView serving) {
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      long[] expected = expectedAt(world, maar, mn, serving);
      long[] found = found(world, maar, mn, binding);
      if (!Arrays.equals(found, expected)) {
        throw new Violation(
            Properties.PREFIXES_REACHABLE,
            "mn"
                + mn
                + " at maar"
                + world.place(mn)
                + ": maar"
                + maar
                + " has set up "
                + DataPlane.text(found)
                + " instead of "
                + DataPlane.text(expected));
      }
    }
  }

  /** Of a mobile node with several sessions what there is of the prefixes of this one. */
  private static long[] found(World world, int maar, int mn, CmdBindingView binding) {
    if (!world.bounds().interfaces().areOfOne()) {
      return world.dataPlane().of(maar, mn);
    }
    long[] some = new long[0];
    for (long piece : world.dataPlane().of(maar)) {
      if (holds(binding, DataPlane.prefix(piece))) {
        some = DataPlane.with(some, piece);
      }
    }
    return some;
  }

  private static boolean holds(CmdBindingView binding, Ipv6Prefix prefix) {
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      if (previous.prefixes().contains(prefix)) {
        return true;
      }
    }
    return binding.prefixes().contains(prefix);
  }

  private static long[] expectedAt(World world, int maar, int mn, MaarBindingView serving) {
    int id = world.bounds().interfaces().areOfOne() ? 1 : mn;
    int place = world.place(mn);
    long[] pieces = new long[0];
    for (MaarBindingView.Anchor anchor : serving.anchors()) {
      int number = Addresses.number(anchor.address());
      if (maar == number) {
        pieces = with(pieces, DataPlane.Kind.ANCHOR_END, id, place, anchor.prefix());
      } else if (maar == place) {
        pieces = with(pieces, DataPlane.Kind.SERVING_END, id, number, anchor.prefix());
        pieces = with(pieces, DataPlane.Kind.OLD_ROUTER, id, number, anchor.prefix());
      }
    }
    if (maar == place) {
      for (Ipv6Prefix prefix : serving.prefixes()) {
        pieces = with(pieces, DataPlane.Kind.PREFERRED_ROUTER, id, place, prefix);
      }
    }
    return pieces;
  }

  private static long[] with(
      long[] pieces, DataPlane.Kind kind, int mn, int peer, Ipv6Prefix prefix) {
    return DataPlane.with(pieces, DataPlane.piece(kind, mn, peer, prefix));
  }

  private static void checkGone(World world, int mn) {
    Bounds bounds = world.bounds();
    for (CmdBindingView binding : world.cmdBindings()) {
      if (bounds.isOf(mn, binding.mn(), binding.linkLayer())) {
        throw new Violation(Properties.NOTHING_LEFT, "the CMD keeps " + binding);
      }
    }
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView view : world.maarBindings(maar)) {
        if (bounds.isOf(mn, view.mn(), view.linkLayer())) {
          throw new Violation(Properties.NOTHING_LEFT, "maar" + maar + " keeps " + view);
        }
      }
      if (!bounds.interfaces().areOfOne() && world.dataPlane().of(maar, mn).length > 0) {
        throw new Violation(
            Properties.NOTHING_LEFT,
            "maar" + maar + " keeps " + DataPlane.text(world.dataPlane().of(maar, mn)));
      }
    }
    if (world.whereabouts().hasBeenSomewhere(mn)) {
      world.monitor().shown(Witness.GONE_AT_REST);
    }
  }
}
