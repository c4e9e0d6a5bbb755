package org.maarg.protocol.maar;

import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.SequenceNumber;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** A MAAR as P-MAAR: what the CMD's updates do to it (RFC 8885 3.2, 3.3, 3.5). */
final class AnchorRole {
  private final MaarConfig config;
  private final MaarBindings bindings;
  private final MaarUpdates updates;

  AnchorRole(MaarConfig config, MaarBindings bindings, MaarUpdates updates) {
    this.config = config;
    this.bindings = bindings;
    this.updates = updates;
  }

  // Implements: 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5, 8885-4.1-5, 6275-9.5.4-2,
  // 5213-4-6
  /** An update that a peer sent to this MAAR: only the CMD may. */
  void onUpdate(Ipv6Address from, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    Optional<MnId> mn = update.options().first(MnId.class);
    if (!update.has(BindingUpdate.PROXY)) {
      refuse(from, update, Status.NOT_HOME_AGENT, out);
    } else if (!from.equals(config.cmd())) {
      refuse(from, update, Status.MAG_NOT_AUTHORIZED, out);
    } else if (!update.has(BindingUpdate.DISTRIBUTED)) {
      refuse(from, update, Status.ADMINISTRATIVELY_PROHIBITED, out);
    } else if (mn.isEmpty()) {
      refuse(from, update, Status.MISSING_MN_ID, out);
    } else {
      Optional<MaarBinding> binding = bindings.find(mn.get());
      if (binding.isPresent()) {
        onUpdate(binding.get(), update, now, out);
      } else {
        withoutBinding(update, out);
      }
    }
  }

  // Implements: 5213-5.3.1-8
  /** What is not there need not be released, and cannot be anchored. */
  private void withoutBinding(BindingUpdate update, Consumer<Output> out) {
    if (update.lifetime() == 0) {
      send(Messages.answer(update, Status.ACCEPTED, 0), out);
    } else {
      refuse(config.cmd(), update, Status.NOT_LMA_FOR_THIS_MN, out);
    }
  }

  private void onUpdate(
      MaarBinding binding, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    int status = order(binding, update);
    Optional<ServingMaar> serving = update.options().first(ServingMaar.class);
    if (status == Status.SEQUENCE_OUT_OF_WINDOW) {
      outOfSequence(binding, update, out);
    } else if (status != Status.ACCEPTED) {
      refuse(config.cmd(), update, status, out);
    } else if (namesAnotherPrefix(binding, update)) {
      anotherPrefix(update, out);
    } else if (update.lifetime() == 0) {
      release(binding, update, now, out);
    } else if (serving.isEmpty()) {
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, out);
    } else if (serving.get().address().equals(config.address())) {
      out.accept(new Output.Dropped(DropReason.TUNNEL_TO_SELF, config.cmd()));
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, out);
    } else if (!config.maars().containsKey(serving.get().address())) {
      // A tunnel to a stranger would carry the mobile node's traffic out of the domain.
      out.accept(new Output.Dropped(DropReason.UNKNOWN_PEER, serving.get().address()));
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, out);
    } else {
      follow(binding, serving.get().address(), update, out);
    }
  }

  // Implements: 5213-5.5-4, 6275-9.5.1-2, 5213-5.3.1-9, 5213-5.5-1, 5213-5.5-7, 6275-9.5.1-1,
  // 5213-5.5-11
  /**
   * An update that is older than what this MAAR knows must not move the mobile node back. Its age
   * is that of the registration it relays, however long the CMD and the network held it: the
   * validity window is for the CMD to check.
   */
  private int order(MaarBinding binding, BindingUpdate update) {
    if (!config.profile().has(Knob.ORDER_RELAYED_UPDATES)) {
      return Status.ACCEPTED;
    }
    Optional<Timestamp> timestamp = update.options().first(Timestamp.class);
    if (timestamp.isPresent()) {
      return timestamp.get().compareTo(binding.newest) < 0 || contests(binding, timestamp.get())
          ? Status.TIMESTAMP_LOWER
          : Status.ACCEPTED;
    }
    boolean late =
        binding.relayedSequence != MaarBinding.NO_SEQUENCE
            && binding.relayedSequence != update.sequence()
            && !SequenceNumber.isNewer(update.sequence(), binding.relayedSequence);
    return late ? Status.SEQUENCE_OUT_OF_WINDOW : Status.ACCEPTED;
  }

  /**
   * The mobile node is on our link and its registration is under way, and the other one is later by
   * no more than clocks may differ: our link knows better than two clocks. The next transmission of
   * ours will be the later one.
   */
  private boolean contests(MaarBinding binding, Timestamp other) {
    boolean contested =
        binding.state == MaarState.REGISTERING
            && other.isWithin(config.profile().value(Knob.TIMESTAMP_WINDOW), binding.registeredAt);
    if (contested) {
      binding.newest = other;
    }
    return contested;
  }

  // Implements: 6275-9.5.1-3
  private void outOfSequence(MaarBinding binding, BindingUpdate update, Consumer<Output> out) {
    send(Messages.outOfSequence(update, binding.relayedSequence), out);
    out.accept(new Output.Dropped(DropReason.REFUSED, config.cmd()));
  }

  /**
   * A prefix of our pool that is not this mobile node's; the S-MAAR's own says nothing about us.
   */
  private boolean namesAnotherPrefix(MaarBinding binding, BindingUpdate update) {
    Optional<HomeNetworkPrefix> named = update.options().first(HomeNetworkPrefix.class);
    return named.isPresent()
        && config.pool().contains(named.get().prefix())
        && !named.get().prefix().equals(binding.prefix());
  }

  private void anotherPrefix(BindingUpdate update, Consumer<Output> out) {
    if (update.lifetime() == 0) {
      send(Messages.answer(update, Status.ACCEPTED, 0), out);
    } else {
      refuse(config.cmd(), update, Status.PREFIX_SETS_DIFFER, out);
    }
  }

  // Implements: 8885-3.2-6, 8885-3.2-7, 8885-3.2-8, 8885-3.2-9, 8885-3.3-1, 8885-3.4-4
  // Implements: 6275-10.3.1-8
  /** The mobile node is served elsewhere now: its prefix follows it there. */
  private void follow(
      MaarBinding binding, Ipv6Address servingMaar, BindingUpdate update, Consumer<Output> out) {
    bindings.leaveLink(binding, out);
    updates.finish(binding, out);
    remember(binding, update);
    bindings.tunnelTo(binding, servingMaar, out);
    if (binding.state != MaarState.ANCHORING) {
      binding.state = MaarState.ANCHORING;
      MaarBindings.happened(Event.ANCHORING, binding, servingMaar, out);
    }
    binding.lifetime = update.lifetime();
    startAnchorLifetime(binding, out);
    BindingAcknowledgement answer =
        Messages.anchorAnswer(update, binding.prefix(), servingMaar, binding.dlif());
    send(answer, out);
    if (config.mode() == Mode.LOCATOR && config.maars().containsKey(servingMaar)) {
      out.accept(new Output.Send(servingMaar, answer));
    }
  }

  private static void remember(MaarBinding binding, BindingUpdate update) {
    binding.relayedSequence = update.sequence();
    Optional<Timestamp> timestamp = update.options().first(Timestamp.class);
    if (timestamp.isPresent()) {
      binding.newest = timestamp.get();
    }
  }

  // Implements: 8885-3.5-5, 8885-3.5-6, 8885-3.5-7
  /** Design A stops the timer, or with a guard lets it run long; design B asks when it ends. */
  void startAnchorLifetime(MaarBinding binding, Consumer<Output> out) {
    Profile profile = config.profile();
    boolean renewed = profile.deregistration() == Profile.Deregistration.RENEWED_BY_CMD;
    if (renewed || profile.has(Knob.GUARD_ORPHANS)) {
      long lifetime = Lifetimes.endsAfterMillis(binding.lifetime);
      out.accept(
          new Output.StartTimer(
              Timer.of(Timer.Kind.LIFETIME, binding.mn()), renewed ? lifetime : 2 * lifetime));
      binding.lifetimeArmed = true;
    } else {
      MaarBindings.stop(Timer.Kind.LIFETIME, binding, binding.lifetimeArmed, out);
      binding.lifetimeArmed = false;
    }
  }

  /** The session is over, says the CMD; if the mobile node is here it begins again. */
  private void release(
      MaarBinding binding, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    send(Messages.answer(update, Status.ACCEPTED, 0), out);
    if (binding.state.isAttached()) {
      remember(binding, update);
      updates.register(binding, now, out);
    } else {
      bindings.forget(binding, out);
    }
  }

  // Implements: 6275-9.5.4-6
  private void send(BindingAcknowledgement answer, Consumer<Output> out) {
    out.accept(new Output.Send(config.cmd(), answer));
  }

  // Implements: 5213-5.3.6-2
  // Implements: 6275-10.3.1-7
  private static void refuse(
      Ipv6Address to, BindingUpdate update, int status, Consumer<Output> out) {
    out.accept(new Output.Send(to, Messages.answer(update, status, 0)));
    out.accept(new Output.Dropped(DropReason.REFUSED, to));
  }
}
