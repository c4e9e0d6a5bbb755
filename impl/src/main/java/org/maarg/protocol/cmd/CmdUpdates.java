package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Backoff;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UpdateSender;
import org.maarg.protocol.cmd.PreviousMaarEntry.Outstanding;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** The CMD's exchanges with P-MAARs: updates, releases, their answers and their silence. */
final class CmdUpdates {
  private final CmdConfig config;
  private final CmdBindings bindings;
  private final CmdAnswers answers;
  private final UpdateSender sender;

  CmdUpdates(CmdConfig config, CmdBindings bindings, CmdAnswers answers) {
    this.config = config;
    this.bindings = bindings;
    this.answers = answers;
    this.sender =
        new UpdateSender(config.profile(), true, (mn, to, now, out) -> transmit(mn, to, out));
  }

  UpdateSender sender() {
    return sender;
  }

  // Implements: 8885-3.2-2, 8885-3.2-3, 8885-3.4-3
  /** Tells every P-MAAR of the session where the mobile node is now. */
  void fanOut(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    for (PreviousMaarEntry entry : binding.held()) {
      entry.confirmed = false;
      entry.listed = false;
      update(binding, entry, now, out);
    }
  }

  /** Asks a P-MAAR (again) to follow the present S-MAAR. */
  void update(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    begin(binding, entry, Outstanding.UPDATE, now, out);
  }

  /** Tells a P-MAAR that the session is over for it. */
  void release(CmdBinding binding, PreviousMaarEntry entry, Timestamp now, Consumer<Output> out) {
    out.accept(new Output.CancelTimer(watchTimer(binding, entry)));
    begin(binding, entry, Outstanding.RELEASE, now, out);
  }

  private void begin(
      CmdBinding binding,
      PreviousMaarEntry entry,
      Outstanding what,
      Timestamp now,
      Consumer<Output> out) {
    if (entry.outstanding != Outstanding.NONE) {
      out.accept(new Output.CancelTimer(retransmitTimer(binding, entry)));
    }
    entry.begin(what);
    sender.request(binding.registration().mn(), entry.address(), now, out);
  }

  /** Watches the MAAR that has just become a P-MAAR. */
  void watchNewest(CmdBinding binding, Consumer<Output> out) {
    List<PreviousMaarEntry> held = binding.held();
    if (!held.isEmpty()) {
      watch(binding, held.get(held.size() - 1), out);
    }
  }

  /** With design B a P-MAAR speaks at least once in its lifetime; whoever does not is gone. */
  void watch(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    if (config.profile().deregistration() == Profile.Deregistration.RENEWED_BY_CMD) {
      long millis =
          Lifetimes.toMillis(binding.registration().lifetime())
              + config.profile().maxTimeoutMillis();
      out.accept(new Output.StartTimer(watchTimer(binding, entry), millis));
    }
  }

  /** A P-MAAR that goes on; one that was silent until now is asked again. */
  void renewed(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingUpdate update,
      Timestamp now,
      Consumer<Output> out) {
    entry.heard(update.options().first(Timestamp.class));
    watch(binding, entry, out);
    if (!entry.confirmed && entry.outstanding == Outstanding.NONE) {
      update(binding, entry, now, out);
    }
  }

  private boolean transmit(MnId mn, Ipv6Address to, Consumer<Output> out) {
    Optional<CmdBinding> binding = bindings.find(mn);
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(to));
    if (entry.isEmpty() || entry.get().outstanding == Outstanding.NONE) {
      return false;
    }
    transmit(binding.get(), entry.get(), out);
    return true;
  }

  // Implements: 8885-3.6-1, 8885-3.2-21, 6275-11.8-2, 6275-11.8-4
  private void transmit(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    entry.sequence = binding.nextSequence();
    out.accept(new Output.Send(entry.address(), message(binding, entry)));
    long timeout =
        Backoff.timeoutMillis(
            config.profile().initialTimeoutMillis(), entry.transmissions, config.profile());
    out.accept(new Output.StartTimer(retransmitTimer(binding, entry), timeout));
    entry.transmissions++;
  }

  private static MobilityMessage message(CmdBinding binding, PreviousMaarEntry entry) {
    Registration registration = binding.registration();
    return entry.isReleasing()
        ? Messages.release(
            registration, entry.releasedAt(registration), entry.prefix(), entry.sequence)
        : Messages.relayed(registration, entry.prefix(), binding.servingMaar(), entry.sequence);
  }

  void onRetransmit(CmdBinding binding, Ipv6Address peer, Timestamp now, Consumer<Output> out) {
    Optional<PreviousMaarEntry> entry = binding.previousMaar(peer);
    if (entry.isEmpty() || entry.get().outstanding == Outstanding.NONE) {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, peer));
    } else if (entry.get().transmissions <= config.profile().value(Knob.CMD_RETRANSMISSION_LIMIT)) {
      happened(Event.RETRANSMITTED, binding, entry.get(), out);
      sender.request(binding.registration().mn(), peer, now, out);
    } else {
      giveUp(binding, entry.get(), out);
    }
  }

  /** A silent P-MAAR stays listed, unconfirmed; the next registration tries again. */
  private void giveUp(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    if (entry.isReleasing()) {
      happened(Event.RELEASE_UNCONFIRMED, binding, entry, out);
      drop(binding, entry, out);
      return;
    }
    entry.begin(Outstanding.NONE);
    happened(Event.PREVIOUS_MAAR_SILENT, binding, entry, out);
    answers.settle(binding, out);
  }

  /** An acknowledgement from a MAAR. */
  void onAcknowledgement(
      Ipv6Address from, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    Optional<MnId> mn = ack.options().first(MnId.class);
    Optional<CmdBinding> binding = mn.flatMap(bindings::find);
    Optional<PreviousMaarEntry> entry = binding.flatMap(b -> b.previousMaar(from));
    if (!ack.has(BindingAcknowledgement.PROXY)) {
      drop(DropReason.NOT_PROXY, from, out);
    } else if (!ack.has(BindingAcknowledgement.DISTRIBUTED)) {
      drop(DropReason.NOT_DISTRIBUTED, from, out);
    } else if (mn.isEmpty()) {
      drop(DropReason.NO_MN_ID, from, out);
    } else if (binding.isEmpty()) {
      drop(DropReason.UNKNOWN_MN, from, out);
    } else if (entry.isEmpty() || !answersOutstanding(ack, entry.get())) {
      drop(DropReason.NOT_OUTSTANDING, from, out);
    } else if (isStale(ack, binding.get(), entry.get())) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, from, out);
    } else {
      answered(binding.get(), entry.get(), ack, now, out);
    }
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1, 6275-11.7.3-2
  /** Status 135 carries the receiver's sequence number, not ours (RFC 6275 11.7.3). */
  private static boolean answersOutstanding(BindingAcknowledgement ack, PreviousMaarEntry entry) {
    return entry.outstanding != Outstanding.NONE
        && entry.transmissions > 0
        && (ack.sequence() == entry.sequence || ack.status() == Status.SEQUENCE_OUT_OF_WINDOW);
  }

  /** True if the answer echoes the Timestamp or the S-MAAR of another registration. */
  private static boolean isStale(
      BindingAcknowledgement ack, CmdBinding binding, PreviousMaarEntry entry) {
    Optional<Timestamp> timestamp = ack.options().first(Timestamp.class);
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    return ack.isAccepted()
        && ((timestamp.isPresent()
                && !binding.isOfThisStay(timestamp.get())
                && !entry.hasSaid(timestamp))
            || (serving.isPresent() && !serving.get().address().equals(binding.servingMaar())));
  }

  // Implements: 6275-11.7.3-3
  private void answered(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    out.accept(new Output.CancelTimer(retransmitTimer(binding, entry)));
    if (ack.status() == Status.SEQUENCE_OUT_OF_WINDOW) {
      binding.continueSequenceAfter(ack.sequence());
      onRetransmit(binding, entry.address(), now, out);
    } else if (entry.isReleasing()) {
      happened(Event.RELEASED, binding, entry, out);
      drop(binding, entry, out);
    } else if (ack.isAccepted()) {
      confirm(binding, entry, ack, out);
    } else if (ack.status() == Status.TIMESTAMP_LOWER) {
      tooLate(binding, entry, ack, now, out);
    } else {
      happened(Event.PREVIOUS_MAAR_REFUSED, binding, entry, out);
      drop(binding, entry, out);
      answers.settle(binding, out);
    }
  }

  /**
   * The P-MAAR knows of a newer registration: the one that has come meanwhile, or its own that
   * never came. It goes on to anchor its prefix, so it stays in the list.
   */
  private void tooLate(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Timestamp now,
      Consumer<Output> out) {
    Optional<Timestamp> echoed = ack.options().first(Timestamp.class);
    Optional<Timestamp> ours = binding.registration().timestamp();
    boolean newerHere =
        echoed.isPresent() && ours.isPresent() && echoed.get().compareTo(ours.get()) < 0;
    if (newerHere) {
      onRetransmit(binding, entry.address(), now, out);
    } else {
      entry.begin(Outstanding.NONE);
      entry.confirmed = false;
      happened(Event.PREVIOUS_MAAR_REFUSED, binding, entry, out);
      answers.settle(binding, out);
    }
  }

  // Implements: 8885-3.2-10, 8885-3.3-5, 8885-3.4-5
  private void confirm(
      CmdBinding binding,
      PreviousMaarEntry entry,
      BindingAcknowledgement ack,
      Consumer<Output> out) {
    entry.begin(Outstanding.NONE);
    entry.confirmed = true;
    entry.learn(Registration.dlifIn(ack.options()));
    learnPrefix(binding, entry, ack);
    watch(binding, entry, out);
    answers.settle(binding, out);
  }

  /** The P-MAAR says itself what it anchors, as long as that is its own and nobody else's. */
  private void learnPrefix(
      CmdBinding binding, PreviousMaarEntry entry, BindingAcknowledgement ack) {
    Optional<HomeNetworkPrefix> told = ack.options().first(HomeNetworkPrefix.class);
    Peer peer = config.maars().get(entry.address());
    MnId mn = binding.registration().mn();
    if (told.isPresent()
        && peer != null
        && peer.pool().contains(told.get().prefix())
        && bindings.isFreeFor(told.get().prefix(), mn)) {
      bindings.letGo(entry.prefix(), mn);
      entry.learn(told.get().prefix());
      bindings.hold(entry.prefix(), mn);
    }
  }

  void onSilentLifetime(CmdBinding binding, Ipv6Address peer, Consumer<Output> out) {
    Optional<PreviousMaarEntry> entry = binding.previousMaar(peer);
    if (entry.isEmpty() || entry.get().isReleasing()) {
      drop(DropReason.TIMER_NOT_ARMED, peer, out);
      return;
    }
    happened(Event.PREVIOUS_MAAR_EXPIRED, binding, entry.get(), out);
    drop(binding, entry.get(), out);
    answers.settle(binding, out);
  }

  /**
   * Takes a P-MAAR out of the list, and the binding out of the cache with the last of a dead one.
   */
  private void drop(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    leave(binding, entry, out);
    removeIfOver(binding, out);
  }

  /** Takes a P-MAAR out of the list, whatever it was told last. */
  void leave(CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    if (entry.outstanding != Outstanding.NONE) {
      out.accept(new Output.CancelTimer(retransmitTimer(binding, entry)));
    }
    if (!entry.isReleasing()) {
      out.accept(new Output.CancelTimer(watchTimer(binding, entry)));
    }
    binding.previousMaars().remove(entry);
    bindings.letGo(entry.prefix(), binding.registration().mn());
  }

  // Implements: 8885-3.5-11
  private void removeIfOver(CmdBinding binding, Consumer<Output> out) {
    if (binding.phase == CmdBinding.Phase.RELEASED && binding.previousMaars().isEmpty()) {
      bindings.remove(binding);
      MnId mn = binding.registration().mn();
      out.accept(new Output.Happened(Event.FORGOTTEN, mn, Ipv6Address.UNSPECIFIED));
    }
  }

  /** Releases every P-MAAR; those that are being released already go on. */
  void releaseAll(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    List<PreviousMaarEntry> held = new ArrayList<>(binding.held());
    for (PreviousMaarEntry entry : held) {
      release(binding, entry, now, out);
    }
    removeIfOver(binding, out);
  }

  private static Timer retransmitTimer(CmdBinding binding, PreviousMaarEntry entry) {
    return Timer.of(Timer.Kind.RETRANSMIT, binding.registration().mn(), entry.address());
  }

  private static Timer watchTimer(CmdBinding binding, PreviousMaarEntry entry) {
    return Timer.of(
        Timer.Kind.PREVIOUS_MAAR_LIFETIME, binding.registration().mn(), entry.address());
  }

  private static void happened(
      Event event, CmdBinding binding, PreviousMaarEntry entry, Consumer<Output> out) {
    out.accept(new Output.Happened(event, binding.registration().mn(), entry.address()));
  }

  private static void drop(DropReason reason, Ipv6Address from, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, from));
  }
}
