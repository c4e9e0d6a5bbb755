package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/** How many mobile nodes the CMD keeps, and for one MAAR: no more than it may, and as many. */
final class QuotaProperties {
  private QuotaProperties() {}

  /** Checks what the CMD did about an update. */
  static void check(World world, Input input, List<Output> outputs, Before before) {
    if (!(input instanceof Input.Received received)
        || !(received.message() instanceof BindingUpdate update)) {
      return;
    }
    checkServed(world, received.from());
    int mn = world.bounds().number(update.options());
    for (Output output : outputs) {
      if (output instanceof Output.Send send
          && send.message() instanceof BindingAcknowledgement ack
          && send.to().equals(received.from())
          && !world.isLied()) {
        answered(world, mn, received.from(), ack, before);
      }
    }
  }

  private static void checkServed(World world, Ipv6Address maar) {
    int most = world.bounds().profile().value(Knob.MAX_BINDINGS_PER_MAAR);
    int served = served(world.cmdBindings(), maar);
    if (served > most) {
      throw new Violation(
          Properties.QUOTAS_KEPT,
          Addresses.name(Addresses.number(maar)) + " serves " + served + ", at most " + most);
    }
  }

  private static int served(List<CmdBindingView> bindings, Ipv6Address maar) {
    int served = 0;
    for (CmdBindingView binding : bindings) {
      served += binding.proxyCareOfAddress().equals(maar) ? 1 : 0;
    }
    return served;
  }

  private static void answered(
      World world, int mn, Ipv6Address maar, BindingAcknowledgement ack, Before before) {
    if (world.bounds().number(ack.options()) != mn) {
      return;
    }
    boolean refused = ack.status() == Status.INSUFFICIENT_RESOURCES;
    if (refused && !isFull(world, mn, maar, before)) {
      throw new Violation(
          Properties.QUOTAS_KEPT, "the CMD has room, and refuses mn" + mn + " at " + maar);
    }
    if (!refused && world.whereabouts().waitsForRoom(mn) && ack.isAccepted()) {
      world.monitor().shown(Witness.ROOM_FOUND);
    }
    // One who waits at another MAAR by now is not meant.
    if (world.bounds().patience() > 0 && Addresses.node(world.place(mn)).equals(maar)) {
      world.whereabouts().waitForRoom(mn, refused);
    }
  }

  private static boolean isFull(World world, int mn, Ipv6Address maar, Before before) {
    Profile profile = world.bounds().profile();
    int held = before.bindings().size() + world.holdings(0).of(Cmd.RELEASES);
    return held >= profile.value(Knob.MAX_BINDINGS)
        || served(before.bindings(), maar) >= profile.value(Knob.MAX_BINDINGS_PER_MAAR)
        || before.waiting() + fanOut(before, mn) > profile.value(Knob.PACING_QUEUE_LIMIT);
  }

  /** Updates that a handover makes. */
  private static long fanOut(Before before, int mn) {
    Optional<CmdBindingView> binding = before.binding(mn);
    return binding.isPresent() ? binding.get().previousMaars().size() + 1L : 0;
  }
}
