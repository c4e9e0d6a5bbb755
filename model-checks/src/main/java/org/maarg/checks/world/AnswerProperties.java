package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.Timestamp;

/** An acknowledgement that has been overtaken changes nothing, at a MAAR or at the CMD. */
final class AnswerProperties {
  private AnswerProperties() {}

  static void check(World world, int node, Input input, List<Output> outputs, Before before) {
    if (input instanceof Input.Received received
        && received.message() instanceof BindingAcknowledgement ack
        && ack.isAccepted()
        && !isDropped(outputs)) {
      if (node == 0) {
        checkAtCmd(world, received, ack, before);
      } else {
        checkAtMaar(world, node, received, ack);
      }
    }
    if (node != 0) {
      remember(world, node, input, outputs);
    }
  }

  private static boolean isDropped(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Dropped) {
        return true;
      }
    }
    return false;
  }

  /** What follows a P-MAAR's answer belongs to the attachment that the CMD has registered. */
  private static void checkAtCmd(
      World world, Input.Received received, BindingAcknowledgement ack, Before before) {
    int mn = world.bounds().number(ack.options());
    Optional<CmdBindingView.PreviousMaarView> held = before.held(mn, received.from());
    Optional<Timestamp> echoed = ack.options().first(Timestamp.class);
    if (held.isEmpty() || echoed.isEmpty()) {
      return;
    }
    int registered = registeredAttachment(world, before.binding(mn).orElseThrow());
    int attachment = Whereabouts.attachment(echoed.get());
    if (attachment < registered) {
      throw new Violation(
          Properties.NEWEST_WINS,
          "the CMD has registered attachment "
              + registered
              + " and takes an answer to "
              + attachment);
    }
  }

  /**
   * What the S-MAAR repeats or renews is no later attachment, although it has a later Timestamp.
   */
  private static int registeredAttachment(World world, CmdBindingView binding) {
    int mn = world.bounds().number(binding.mn(), binding.linkLayer());
    int serving = Addresses.number(binding.proxyCareOfAddress());
    return Math.min(
        world.ghosts().registeredAttachment(mn), world.whereabouts().lastAttachment(mn, serving));
  }

  /**
   * The CMD answers an update of a MAAR's present exchange, whichever transmission (RFC 5213
   * 6.9.1.2); a P-MAAR, in locator mode, one of this attachment.
   */
  private static void checkAtMaar(
      World world, int maar, Input.Received received, BindingAcknowledgement ack) {
    int mn = world.bounds().number(ack.options());
    Optional<Timestamp> echoed = ack.options().first(Timestamp.class);
    if (echoed.isEmpty()) {
      return;
    }
    boolean fromCmd = Addresses.number(received.from()) == 0;
    Timestamp sent = world.ghosts().sent(mn, maar);
    int latest = world.whereabouts().lastAttachment(mn, maar);
    if (Whereabouts.attachment(echoed.get()) < latest
        || (fromCmd && echoed.get().compareTo(sent) < 0)) {
      throw new Violation(
          Properties.NEWEST_WINS,
          "maar" + maar + " asks since " + sent + " and takes an answer to " + echoed.get());
    }
  }

  private static void remember(World world, int maar, Input input, List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
        int mn = world.bounds().number(update.options());
        if (!goesOn(input) || world.ghosts().sent(mn, maar).value() == 0) {
          Optional<Timestamp> stamp = update.options().first(Timestamp.class);
          world.ghosts().send(mn, maar, stamp.orElse(new Timestamp(0)));
        }
      } else if (output instanceof Output.Happened happened
          && happened.event() == Event.FORGOTTEN
          && !world.bounds().interfaces().areOfOne()) {
        world.ghosts().send(Addresses.number(happened.mn()), maar, new Timestamp(0));
      }
    }
  }

  /** True if what is sent now is a further transmission, or may be one that had to wait. */
  private static boolean goesOn(Input input) {
    return input instanceof Input.TimerFired fired
        && (fired.timer().kind() == Timer.Kind.RETRANSMIT
            || fired.timer().kind() == Timer.Kind.RATE_SLOT);
  }
}
