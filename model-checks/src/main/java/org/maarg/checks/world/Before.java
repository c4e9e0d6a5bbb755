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
  private final List<CmdBindingView> bindings;
  private final List<MaarBindingView> maarBindings;
  private final List<ArmedTimer> timers;
  private final int waiting;

  private Before(
      List<CmdBindingView> bindings,
      List<MaarBindingView> maarBindings,
      List<ArmedTimer> timers,
      int waiting) {
    this.bindings = bindings;
    this.maarBindings = maarBindings;
    this.timers = timers;
    this.waiting = waiting;
  }

  /** Of a MAAR its bindings are remembered alone. */
  static Before of(World world, int node) {
    return node == 0
        ? new Before(
            world.cmdBindings(), List.of(), new ArrayList<>(world.timers()), world.cmdBacklog())
        : new Before(List.of(), world.maarBindings(node), List.of(), 0);
  }

  /** What the MAAR knew of a mobile node. */
  Optional<MaarBindingView> maarBinding(MnId mn) {
    return ToldProperties.findAt(maarBindings, mn);
  }

  Optional<CmdBindingView> binding(MnId mn) {
    for (CmdBindingView binding : bindings) {
      if (binding.mn().equals(mn)) {
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
  boolean isEnding(MnId mn) {
    Optional<CmdBindingView> binding = binding(mn);
    return binding.isPresent() && !binding.get().active();
  }

  boolean isServedBy(MnId mn, Ipv6Address maar) {
    Optional<CmdBindingView> binding = binding(mn);
    return binding.isPresent() && binding.get().proxyCareOfAddress().equals(maar);
  }

  /** The P-MAAR of this address, unless it is being released. */
  Optional<CmdBindingView.PreviousMaarView> held(MnId mn, Ipv6Address maar) {
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
  boolean isConfirmed(MnId mn, Ipv6Address maar) {
    Optional<CmdBindingView.PreviousMaarView> previous = held(mn, maar);
    return previous.isPresent() && previous.get().confirmed();
  }

  /** True if an update to this MAAR waited for its answer. */
  boolean awaits(MnId mn, Ipv6Address maar) {
    Timer retransmission = Timer.of(Timer.Kind.RETRANSMIT, mn, maar);
    for (ArmedTimer timer : timers) {
      if (timer.is(0, retransmission)) {
        return true;
      }
    }
    return false;
  }
}
