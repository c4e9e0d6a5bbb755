package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** What must hold of what a node does about a single input. */
final class StepProperties {
  private static final long MILLIS_PER_SECOND = 1_000;

  /** How many sequence numbers there are. */
  private static final long NUMBERS = 0x10000;

  private StepProperties() {}

  /** Checks an output before it is carried out. */
  static void check(World world, int node, Input input, Output output) {
    if (node == 0) {
      PolicyProperties.check(world, input, output);
    }
    if (output instanceof Output.Dropped dropped) {
      checkDropped(world, node, input, dropped.reason());
      LimitProperties.checkDropped(world, node, input, dropped.reason());
    } else if (output instanceof Output.Advertise shown) {
      Routers.check(world, node, shown);
    } else if (output instanceof Output.AddTunnel add) {
      checkTunnel(world, node, input, add.tunnel());
    } else if (output instanceof Output.StartTimer start) {
      checkSlot(world, node, start.timer());
      checkDuration(world, node, start);
      TimeProperties.check(world, node, start);
    } else if (node == 0 && output instanceof Output.Happened happened) {
      checkEvent(world, happened, input);
    }
  }

  private static void checkDropped(World world, int node, Input input, DropReason reason) {
    if (world.isLied()) {
      return;
    }
    switch (reason) {
      case TIMER_NOT_ARMED ->
          throw new Violation(
              Properties.INPUTS_EXPECTED, Addresses.name(node) + " did not wait for " + input);
      case NOT_PROXY,
          NOT_DISTRIBUTED,
          NO_MN_ID,
          NO_LIFETIME,
          UNKNOWN_PEER,
          PREFIX_NOT_OF_PEER,
          UNEXPECTED_MESSAGE,
          BINDING_ERROR ->
          throw new Violation(
              Properties.INPUTS_EXPECTED, Addresses.name(node) + ": " + reason + " for " + input);
      default -> {}
    }
  }

  private static void checkTunnel(World world, int node, Input input, Tunnel tunnel) {
    if (Addresses.number(tunnel.peer()) == node) {
      throw new Violation(
          Properties.NO_TUNNEL_TO_SELF, Addresses.name(node) + " tunnels to itself");
    }
    Optional<BindingUpdate> update = update(input);
    Optional<Timestamp> stamp = update.flatMap(StepProperties::timestamp);
    if (tunnel.end() == Tunnel.End.ANCHOR && stamp.isPresent()) {
      int attachment = Whereabouts.attachment(stamp.get());
      int mn = world.bounds().number(update.get().options());
      int known =
          Math.max(world.whereabouts().lastAttachment(mn, node), world.ghosts().followed(mn, node));
      if (attachment < known) {
        throw new Violation(
            Properties.NEWEST_WINS,
            "maar" + node + " knows attachment " + known + " and follows " + attachment);
      }
      world.ghosts().follow(mn, node, attachment);
    }
  }

  /** MAX_UPDATE_RATE: an update takes a place that no update of the last second has. */
  private static void checkSlot(World world, int node, Timer timer) {
    int rate = world.bounds().profile().value(Knob.MAX_UPDATE_RATE);
    if (timer.kind() == Timer.Kind.RATE_SLOT
        && (timer.slot() >= rate || world.clock().isArmed(node, timer))) {
      throw new Violation(
          Properties.RATE_KEPT, Addresses.name(node) + " sends more than " + rate + " in a second");
    }
  }

  /** A place is taken for a second; the pace's worlds earn one token in each interval. */
  private static void checkDuration(World world, int node, Output.StartTimer start) {
    Timer.Kind kind = start.timer().kind();
    if (kind == Timer.Kind.RATE_SLOT && start.millis() < MILLIS_PER_SECOND) {
      throw new Violation(
          Properties.RATE_KEPT,
          Addresses.name(node) + " counts an update for " + start.millis() + " ms only");
    }
    long rate = world.bounds().profile().value(Knob.PACING_RATE);
    if (kind == Timer.Kind.PACE && start.millis() * rate < MILLIS_PER_SECOND) {
      throw new Violation(
          Properties.PACE_KEPT, "the CMD's pace goes on after " + start.millis() + " ms already");
    }
  }

  private static void checkEvent(World world, Output.Happened happened, Input input) {
    if (happened.mn().equals(Timer.NO_MN)) {
      return;
    }
    Event event = happened.event();
    boolean ofOne = world.bounds().interfaces().areOfOne();
    Optional<BindingUpdate> update = update(input);
    if (event == Event.HANDOVER || event == Event.REGISTERED) {
      // What has waited is registered when something else comes.
      if (!ofOne || (update.isPresent() && update.get().lifetime() > 0)) {
        checkNewest(world, event, update.orElseThrow());
      }
      return;
    } else if (ofOne) {
      return; // Which of its sessions is meant, an event does not tell.
    }
    int mn = Addresses.number(happened.mn());
    if ((event == Event.EXPIRED || event == Event.FORGOTTEN)
        && isAttachedFor(world, mn)
        && world.bounds().isFriendly()) {
      throw new Violation(
          Properties.ATTACHED_KEPT, event + " at the CMD, but mn" + mn + " is attached");
    }
  }

  /**
   * Who comes back is attached once the CMD knows; until then his former session may end, as that
   * of who finds nothing left where he is.
   */
  private static boolean isAttachedFor(World world, int mn) {
    return world.place(mn) != World.NOWHERE
        && !world.isTurnedAway(mn)
        && (world.bounds().pauses() == 0 || world.isRegistered(mn));
  }

  private static void checkNewest(World world, Event event, BindingUpdate update) {
    int mn = world.bounds().number(update.options());
    Optional<Timestamp> timestamp = timestamp(update);
    if (timestamp.isEmpty()) {
      return;
    }
    int attachment = Whereabouts.attachment(timestamp.get());
    int registered = world.ghosts().registeredAttachment(mn);
    if (event == Event.HANDOVER && attachment < registered) {
      throw new Violation(
          Properties.NEWEST_WINS,
          "attachment " + attachment + " of mn" + mn + " replaces " + registered);
    }
  }

  /** Checks what a node did about an input that has changed its state. */
  static void checkChanging(int node, Input input, List<Output> outputs) {
    boolean dropped = false;
    for (Output output : outputs) {
      if (output instanceof Output.Dropped drop) {
        dropped = true;
        if (PartialDrops.mayBe(drop.reason())) {
          return;
        }
      } else if (!(output instanceof Output.Send)) {
        return;
      }
    }
    if (dropped) {
      throw new Violation(
          Properties.DROPPED_CHANGES_NOTHING,
          Addresses.name(node) + " drops " + input + ", and is another than before");
    }
  }

  /** Checks all that a node did about an input, after it has been carried out. */
  static void checkWhole(World world, int node, Input input, List<Output> outputs, Before before) {
    boolean repeated = node == 0 && isRepeated(world, input, outputs, before);
    AnswerProperties.check(world, node, input, outputs, before);
    if (node == 0) {
      QuotaProperties.check(world, input, outputs, before);
    }
    int updates = 0;
    int slots = 0;
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
        updates++;
        if (update.sequence() == 0) {
          world.monitor().shown(Witness.NUMBER_WRAPPED);
        }
        if (node == 0) {
          checkUpdate(world, input, send, update, repeated, before);
        }
      } else if (output instanceof Output.StartTimer start
          && start.timer().kind() == Timer.Kind.RATE_SLOT) {
        slots++;
      }
    }
    if (world.bounds().profile().value(Knob.MAX_UPDATE_RATE) > 0 && slots != updates) {
      throw new Violation(
          Properties.RATE_KEPT, Addresses.name(node) + " counts " + slots + " of " + updates);
    }
    if (node == 0 && world.bounds().profile().value(Knob.PACING_RATE) > 0) {
      checkPace(world, input, updates);
    }
  }

  /** Whether an accepted registration is the one that the CMD has already; if not, it has now. */
  private static boolean isRepeated(World world, Input input, List<Output> outputs, Before before) {
    Optional<BindingUpdate> update = update(input);
    if (update.isEmpty() || update.get().lifetime() == 0 || isRefused(outputs)) {
      return false;
    }
    int mn = world.bounds().number(update.get().options());
    if (before.isEnding(mn)) {
      world.monitor().shown(Witness.RETURN_AFTER_LEAVING);
    }
    Timestamp timestamp = orNumber(update.get(), input);
    if (world.ghosts().isRegistered(mn, timestamp)) {
      return true;
    }
    world.ghosts().register(mn, timestamp);
    return false;
  }

  private static boolean isRefused(List<Output> outputs) {
    for (Output output : outputs) {
      if (output instanceof Output.Dropped) {
        return true;
      }
    }
    return false;
  }

  /** The worlds' rates divide 1000, so that each interval of the pace earns one token. */
  private static void checkPace(World world, Input input, int updates) {
    if (input instanceof Input.TimerFired fired && fired.timer().kind() == Timer.Kind.PACE) {
      world.ghosts().earnToken();
    }
    for (int i = 0; i < updates; i++) {
      if (world.ghosts().takeToken() < 0) {
        throw new Violation(Properties.PACE_KEPT, "the CMD sends faster than its pace");
      }
    }
  }

  private static void checkUpdate(
      World world,
      Input input,
      Output.Send send,
      BindingUpdate update,
      boolean repeated,
      Before before) {
    if (!update.options().has(ServingMaar.class)) {
      return;
    }
    int mn = world.bounds().number(update.options());
    int to = Addresses.number(send.to());
    if (repeated && before.isConfirmed(mn, send.to())) {
      throw new Violation(
          Properties.BOUNDED_FAN_OUT, "a repeated update asks maar" + to + " again");
    }
    if (isFromServing(input, mn, before) && before.awaits(mn, send.to())) {
      throw new Violation(
          Properties.BOUNDED_FAN_OUT,
          "the S-MAAR asks again, and the CMD asks maar" + to + ", which has not answered yet");
    }
    if (repeated || asksForItself(input, send)) {
      world.ghosts().askAgain(mn, to);
    }
    int most = world.bounds().profile().value(Knob.CMD_RETRANSMISSION_LIMIT);
    int times = world.ghosts().countRelay(mn, to);
    if (times - 1 > (update(input).isPresent() ? 0 : most)) {
      throw new Violation(
          Properties.BOUNDED_FAN_OUT, "maar" + to + " is asked " + times + " times");
    }
  }

  /** A P-MAAR that speaks up at the end of its lifetime may be asked anew. */
  private static boolean asksForItself(Input input, Output.Send send) {
    return input instanceof Input.Received received
        && received.from().equals(send.to())
        && update(input).isPresent();
  }

  private static boolean isFromServing(Input input, int mn, Before before) {
    return input instanceof Input.Received received
        && update(input).isPresent()
        && before.isServedBy(mn, received.from());
  }

  private static Optional<BindingUpdate> update(Input input) {
    return input instanceof Input.Received received
            && received.message() instanceof BindingUpdate update
        ? Optional.of(update)
        : Optional.empty();
  }

  /** Nothing where the domain orders by sequence numbers, which say nothing of attachments. */
  private static Optional<Timestamp> timestamp(BindingUpdate update) {
    return update.options().first(Timestamp.class);
  }

  /** What tells an update from others; numbers are each sender's own. */
  private static Timestamp orNumber(BindingUpdate update, Input input) {
    int from = input instanceof Input.Received received ? Addresses.number(received.from()) : 0;
    return timestamp(update).orElse(new Timestamp(from * NUMBERS + update.sequence()));
  }
}
