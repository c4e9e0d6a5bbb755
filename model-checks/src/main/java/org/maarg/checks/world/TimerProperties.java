package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/** A timer of a binding runs while what it is for is there, and not a moment longer. */
final class TimerProperties {
  private TimerProperties() {}

  /** Checks the timers of a node that has just done something. */
  static void check(World world, int node) {
    for (ArmedTimer armed : world.timers()) {
      if (armed.node() == node && !armed.timer().mn().equals(Timer.NO_MN)) {
        boolean needed =
            node == 0
                ? isNeededAtCmd(world, armed.timer())
                : isNeededAt(world, node, armed.timer());
        if (!needed) {
          throw new Violation(
              Properties.TIMERS_NEEDED, Addresses.name(node) + " needs no " + armed.timer());
        }
      }
    }
    if (node == 0) {
      checkAtCmd(world);
    } else {
      checkAtMaar(world, node);
    }
  }

  private static boolean isNeededAtCmd(World world, Timer timer) {
    Optional<CmdBindingView> binding = ToldProperties.find(world.cmdBindings(), timer.mn());
    return switch (timer.kind()) {
      case LIFETIME -> binding.isPresent() && binding.get().active();
      case DELETE -> binding.isPresent() && !binding.get().active();
      case AGGREGATION -> binding.isPresent();
      case PREVIOUS_MAAR_LIFETIME -> binding.isPresent() && lists(binding.get(), timer.peer());
      case RETRANSMIT ->
          world.holdings(0).of(Cmd.RELEASES) > 0
              || (binding.isPresent() && lists(binding.get(), timer.peer()));
      default -> isOfPeer(timer);
    };
  }

  /** What was sent counts for its second, whatever has become of the mobile node. */
  private static boolean isOfPeer(Timer timer) {
    return timer.kind() == Timer.Kind.RATE_SLOT;
  }

  private static boolean lists(CmdBindingView binding, Ipv6Address maar) {
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      if (previous.address().equals(maar)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNeededAt(World world, int maar, Timer timer) {
    Optional<MaarBindingView> binding = ToldProperties.findAt(world.maarBindings(maar), timer.mn());
    if (binding.isEmpty() || isOfPeer(timer)) {
      return isOfPeer(timer);
    }
    MaarState state = binding.get().state();
    return switch (timer.kind()) {
      case RETRANSMIT -> state != MaarState.LINGERING && state != MaarState.RELEASED;
      case REFRESH -> state == MaarState.SERVING;
      case LIFETIME ->
          state != MaarState.RELEASED
              && state != MaarState.DEREGISTERING
              && state != MaarState.RENEWING;
      case DELETE -> state == MaarState.RELEASED;
      default -> false;
    };
  }

  // Verifies: 8885-3.5-3, 8885-3.5-6, 5213-9.1-3
  /** Every session ends some time, also if nobody is heard of any more. */
  private static void checkAtCmd(World world) {
    Profile profile = world.bounds().profile();
    boolean watches = profile.deregistration() == Profile.Deregistration.RENEWED_BY_CMD;
    for (CmdBindingView binding : world.cmdBindings()) {
      Timer.Kind kind = binding.active() ? Timer.Kind.LIFETIME : Timer.Kind.DELETE;
      require(world, 0, Timer.of(kind, binding.mn()));
      if (watches) {
        for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
          require(
              world,
              0,
              Timer.of(Timer.Kind.PREVIOUS_MAAR_LIFETIME, binding.mn(), previous.address()));
        }
      }
    }
  }

  private static void checkAtMaar(World world, int maar) {
    Profile profile = world.bounds().profile();
    boolean ends =
        profile.deregistration() == Profile.Deregistration.RENEWED_BY_CMD
            || profile.has(Knob.GUARD_ORPHANS);
    for (MaarBindingView view : world.maarBindings(maar)) {
      MnId mn = view.mn();
      switch (view.state()) {
        case SERVING -> {
          require(world, maar, Timer.of(Timer.Kind.REFRESH, mn));
          require(world, maar, Timer.of(Timer.Kind.LIFETIME, mn));
        }
        case LINGERING -> require(world, maar, Timer.of(Timer.Kind.LIFETIME, mn));
        case ANCHORING -> {
          if (ends) {
            require(world, maar, Timer.of(Timer.Kind.LIFETIME, mn));
          }
        }
        case RELEASED -> require(world, maar, Timer.of(Timer.Kind.DELETE, mn));
        default -> {}
      }
    }
  }

  private static void require(World world, int node, Timer timer) {
    List<ArmedTimer> timers = world.timers();
    for (ArmedTimer armed : timers) {
      if (armed.is(node, timer)) {
        return;
      }
    }
    throw new Violation(
        Properties.TIMERS_NEEDED, Addresses.name(node) + " does not run " + timer.toString());
  }
}
