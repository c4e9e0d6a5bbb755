package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/** What a node knew, and the CMD waited for, before an input came. */
final class Before {
  private final Bounds bounds;
  private final List<CmdBindingView> bindings;
  private final List<MaarBindingView> maarBindings;
  private final List<ArmedTimer> timers;
  private final int waiting;

  private Before(
      Bounds bounds,
      List<CmdBindingView> bindings,
      List<MaarBindingView> maarBindings,
      List<ArmedTimer> timers,
      int waiting) {
    this.bounds = bounds;
    this.bindings = bindings;
    this.maarBindings = maarBindings;
    this.timers = timers;
    this.waiting = waiting;
  }

  /** Of a MAAR its bindings are remembered alone. */
  static Before of(World world, int node) {
    return node == 0
        ? new Before(
            world.bounds(),
            world.cmdBindings(),
            List.of(),
            new ArrayList<>(world.timers()),
            world.cmdBacklog())
        : new Before(world.bounds(), List.of(), world.maarBindings(node), List.of(), 0);
  }

  /** What the MAAR knew of a mobile node. */
  Optional<MaarBindingView> maarBinding(MnId mn) {
    return ToldProperties.findAt(maarBindings, mn);
  }

  Optional<CmdBindingView> binding(int mn) {
    for (CmdBindingView binding : bindings) {
      if (bounds.isOf(mn, binding.mn(), binding.linkLayer())) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  /** All that the CMD had. */
  List<CmdBindingView> bindings() {
    return bindings;
  }

  /** How many updates waited for their turn. */
  int waiting() {
    return waiting;
  }

  /** True if the session of a mobile node was ending. */
  boolean isEnding(int mn) {
    Optional<CmdBindingView> binding = binding(mn);
    return binding.isPresent() && !binding.get().active();
  }

  boolean isServedBy(int mn, Ipv6Address maar) {
    Optional<CmdBindingView> binding = binding(mn);
    return binding.isPresent() && binding.get().proxyCareOfAddress().equals(maar);
  }

  /** The P-MAAR of this address, unless it is being released. */
  Optional<CmdBindingView.PreviousMaarView> held(int mn, Ipv6Address maar) {
    Optional<CmdBindingView> binding = binding(mn);
    if (binding.isPresent()) {
      for (CmdBindingView.PreviousMaarView previous : binding.get().previousMaars()) {
        if (previous.address().equals(maar)) {
          return Optional.of(previous);
        }
      }
    }
    return Optional.empty();
  }

  /** True if a P-MAAR had acknowledged the S-MAAR. */
  boolean isConfirmed(int mn, Ipv6Address maar) {
    Optional<CmdBindingView.PreviousMaarView> previous = held(mn, maar);
    return previous.isPresent() && previous.get().confirmed();
  }

  /** True if an update to this MAAR waited for its answer. */
  boolean awaits(int mn, Ipv6Address maar) {
    if (bounds.interfaces().areOfOne()) {
      return false; // Which session a timer is of, its name tells the CMD alone.
    }
    Timer retransmission = Timer.of(Timer.Kind.RETRANSMIT, bounds.id(mn), maar);
    for (ArmedTimer timer : timers) {
      if (timer.is(0, retransmission)) {
        return true;
      }
    }
    return false;
  }
}
