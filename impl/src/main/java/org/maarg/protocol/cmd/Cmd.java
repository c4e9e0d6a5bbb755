package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingError;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;
import org.maarg.wire.UnknownMessage;

/**
 * Central mobility database (RFC 8885 3): knows where each mobile node is and which MAARs anchor
 * its prefixes, and tells them about each other as relay, locator or proxy.
 */
// Implements: 8885-3-3, 8885-3-4, 8885-3-9
public final class Cmd implements Node {
  private final CmdConfig config;
  private final Profile profile;
  private final UpdateChecks checks;
  private final CmdBindings bindings = new CmdBindings();
  private final CmdAnswers answers;
  private final CmdUpdates updates;

  /** A CMD without bindings. */
  public Cmd(CmdConfig config) {
    this.config = config;
    this.profile = config.profile();
    this.checks = new UpdateChecks(config);
    this.answers = new CmdAnswers(config);
    this.updates = new CmdUpdates(config, bindings, answers);
  }

  @Override
  public Ipv6Address address() {
    return config.address();
  }

  /** All bindings in the order of their MN-IDs. */
  public List<CmdBindingView> bindings() {
    return bindings.views();
  }

  /** Updates that wait for pacing or for MAX_UPDATE_RATE. */
  public int backlog() {
    return updates.sender().backlog();
  }

  /** Writes everything that the CMD's behaviour depends on. */
  public void writeState(StateWriter out) {
    bindings.writeState(out);
    updates.sender().writeState(out);
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    if (input instanceof Input.Received received) {
      onMessage(received, out);
    } else if (input instanceof Input.TimerFired fired) {
      onTimer(fired.timer(), fired.at(), out);
    } else {
      // Mobile nodes do not attach to a CMD.
      drop(DropReason.UNEXPECTED_MESSAGE, Ipv6Address.UNSPECIFIED, out);
    }
  }

  // Implements: 5213-4-1, 5213-5.3.1-2, 5213-6.9.1.2-1
  // Implements: 6275-11.7.3-6
  private void onMessage(Input.Received received, Consumer<Output> out) {
    Ipv6Address from = received.from();
    MobilityMessage message = received.message();
    boolean known = config.maars().containsKey(from);
    if (profile.has(Knob.CMD_SECURITY_ASSOCIATION) && known && !received.secured()) {
      drop(DropReason.NO_SECURITY_ASSOCIATION, from, out);
    } else if (!known && !profile.has(Knob.ANSWER_UNAUTHORIZED)) {
      drop(DropReason.UNKNOWN_PEER, from, out);
    } else if (message instanceof BindingUpdate update) {
      onUpdate(from, update, received.at(), out);
    } else if (!known) {
      drop(DropReason.UNKNOWN_PEER, from, out);
    } else if (message instanceof BindingAcknowledgement ack) {
      updates.onAcknowledgement(from, ack, received.at(), out);
    } else if (message instanceof BindingError) {
      drop(DropReason.BINDING_ERROR, from, out);
    } else {
      if (message instanceof UnknownMessage unknown && !unknown.isOfMobileIpv6()) {
        out.accept(new Output.Send(from, Messages.unknownType()));
      }
      drop(DropReason.UNEXPECTED_MESSAGE, from, out);
    }
  }

  private void onUpdate(
      Ipv6Address from, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    int status = checks.check(from, update, now);
    if (status != Status.ACCEPTED) {
      refuse(from, update, status, out);
    } else if (update.lifetime() == 0) {
      onDeregistration(from, update, now, out);
    } else {
      onRegistration(from, update, now, out);
    }
  }

  // Implements: 6275-10.3.1-1, 6275-10.3.1-2, 5213-5.3.1-14
  private void onRegistration(
      Ipv6Address from, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    Registration registration =
        Registration.of(update, Math.min(update.lifetime(), config.maxLifetime()));
    Optional<CmdBinding> binding = bindings.find(registration.mn());
    int status = order(from, registration, binding);
    if (status == Status.ACCEPTED) {
      status = resources(from, registration, binding);
    }
    if (status == Status.SEQUENCE_OUT_OF_WINDOW) {
      outOfSequence(from, update, binding.orElseThrow(), out);
    } else if (status != Status.ACCEPTED) {
      refuse(from, update, status, out);
    } else if (binding.isEmpty()) {
      register(from, registration, out);
    } else if (binding.get().phase == CmdBinding.Phase.RELEASED) {
      registerAnew(binding.get(), from, registration, out);
    } else if (binding.get().servingMaar().equals(from)) {
      renew(binding.get(), registration, now, out);
    } else {
      handOver(binding.get(), from, registration, now, out);
    }
  }

  // Implements: 5213-5.5-4, 6275-9.5.1-2, 5213-5.3.1-9, 5213-5.5-1, 5213-5.5-7, 6275-9.5.1-1,
  // 5213-5.5-11
  /** Whether the update is newer than what the CMD knows, so that a late one moves nothing back. */
  private int order(Ipv6Address from, Registration registration, Optional<CmdBinding> binding) {
    if (binding.isEmpty()) {
      return Status.ACCEPTED;
    }
    Registration last = binding.get().registration();
    boolean sameMaar = binding.get().servingMaar().equals(from);
    Optional<Timestamp> newest = binding.get().newest();
    boolean sameTime =
        registration.timestamp().isPresent() && registration.timestamp().equals(newest);
    if (registration.isOlderThan(newest) || (sameTime && !sameMaar)) {
      return Status.TIMESTAMP_LOWER;
    }
    boolean active = binding.get().phase == CmdBinding.Phase.ACTIVE;
    if (!sameMaar && active && registration.handoff() == HandoffIndicator.UNCHANGED) {
      // A re-registration by a MAAR that has not heard yet that the mobile node has moved on.
      return Status.TIMESTAMP_LOWER;
    }
    return sameMaar && registration.isOutOfSequenceAfter(last)
        ? Status.SEQUENCE_OUT_OF_WINDOW
        : Status.ACCEPTED;
  }

  // Implements: 8885-6-6, 5213-5.3.2-1, 6275-10.3.1-9
  /** Whether the CMD can hold and do what the update asks for, before it changes anything. */
  private int resources(Ipv6Address from, Registration registration, Optional<CmdBinding> binding) {
    if (!bindings.isFreeFor(registration.prefix(), registration.mn())) {
      return Status.NOT_AUTHORIZED_FOR_HNP;
    }
    boolean moves = binding.isEmpty() || !binding.get().servingMaar().equals(from);
    boolean full =
        (binding.isEmpty() && bindings.size() >= profile.value(Knob.MAX_BINDINGS))
            || (moves && bindings.servedBy(from) >= profile.value(Knob.MAX_BINDINGS_PER_MAAR));
    int fanOut = binding.isEmpty() ? 0 : fanOut(binding.get(), registration, moves);
    return full || (fanOut > 0 && !updates.sender().hasRoomFor(fanOut))
        ? Status.INSUFFICIENT_RESOURCES
        : Status.ACCEPTED;
  }

  /** How many updates a registration makes, at most. */
  private int fanOut(CmdBinding binding, Registration registration, boolean moves) {
    int held = binding.held().size();
    if (moves) {
      return held + 1;
    }
    return concernsPreviousMaars(registration) ? held : 0;
  }

  // Implements: 8885-3.1-3, 8885-3.1-4, 5213-5.3.2-4, 5213-5.1-1, 6275-10.3.1-8
  private void register(Ipv6Address from, Registration registration, Consumer<Output> out) {
    CmdBinding binding = new CmdBinding(from, registration);
    bindings.add(binding);
    happened(Event.REGISTERED, binding, out);
    begin(binding, out);
  }

  /** The former session is over, though not every P-MAAR knows; a new one begins. */
  private void registerAnew(
      CmdBinding binding, Ipv6Address from, Registration registration, Consumer<Output> out) {
    leaveList(binding, from, out);
    bindings.serve(binding, from, registration, false);
    binding.phase = CmdBinding.Phase.ACTIVE;
    happened(Event.REGISTERED, binding, out);
    begin(binding, out);
  }

  // Implements: 8885-3.2-23, 8885-3.2-25, 5213-5.3.3-1
  /** The S-MAAR repeats or renews its registration; nobody has moved. */
  private void renew(
      CmdBinding binding, Registration registration, Timestamp now, Consumer<Output> out) {
    boolean repeated = registration.repeats(binding.registration());
    boolean samePrefix = registration.prefix().equals(binding.registration().prefix());
    bindings.serve(binding, binding.servingMaar(), registration, samePrefix);
    activate(binding, out);
    if (!profile.has(Knob.SUPPRESS_DUPLICATES)) {
      updates.fanOut(binding, now, out);
      begin(binding, out);
      return;
    }
    startLifetime(binding, out);
    for (PreviousMaarEntry entry : binding.held()) {
      boolean idle = entry.outstanding == PreviousMaarEntry.Outstanding.NONE;
      if (idle && (!entry.confirmed || (!repeated && concernsPreviousMaars(registration)))) {
        updates.update(binding, entry, now, out);
      }
    }
    answers.askedAgain(binding, out);
  }

  /**
   * Whether P-MAARs that follow this S-MAAR already must hear of its registration. A new
   * attachment: the mobile node may have visited one of them meanwhile without the CMD's knowledge.
   * A re-registration only where a guard against orphans waits for it.
   */
  private boolean concernsPreviousMaars(Registration registration) {
    return registration.handoff() != HandoffIndicator.UNCHANGED
        || (profile.has(Knob.GUARD_ORPHANS)
            && profile.deregistration() == Profile.Deregistration.SERVING_MAAR_ONLY);
  }

  // Implements: 8885-3.2-5, 8885-3.2-17, 8885-3.2-24, 5213-5.3.4-1, 8885-3.3-6, 5213-5.4-4
  private void handOver(
      CmdBinding binding,
      Ipv6Address from,
      Registration registration,
      Timestamp now,
      Consumer<Output> out) {
    leaveList(binding, from, out);
    Registration last = binding.registration();
    binding
        .previousMaars()
        .add(new PreviousMaarEntry(binding.servingMaar(), last.prefix(), last.dlif()));
    bindings.serve(binding, from, registration, true);
    activate(binding, out);
    evict(binding, now, out);
    happened(Event.HANDOVER, binding, out);
    updates.watchNewest(binding, out);
    updates.fanOut(binding, now, out);
    begin(binding, out);
  }

  private void leaveList(CmdBinding binding, Ipv6Address maar, Consumer<Output> out) {
    Optional<PreviousMaarEntry> entry = binding.previousMaar(maar);
    if (entry.isPresent()) {
      updates.leave(binding, entry.get(), out);
    }
  }

  // Implements: 8885-6-7, 8885-3.2-28
  private void evict(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    List<PreviousMaarEntry> held = binding.held();
    for (int i = 0; i < held.size() - profile.value(Knob.MAX_PREVIOUS_MAARS); i++) {
      PreviousMaarEntry oldest = held.get(i);
      MnId mn = binding.registration().mn();
      out.accept(new Output.Happened(Event.PREVIOUS_MAAR_EVICTED, mn, oldest.address()));
      updates.release(binding, oldest, now, out);
    }
  }

  // Implements: 5213-5.3.5-4, 5213-9.1-3
  /** A registration that came in time ends the delay before deletion (RFC 5213 5.3.5). */
  private void activate(CmdBinding binding, Consumer<Output> out) {
    if (binding.phase == CmdBinding.Phase.DELETING) {
      binding.phase = CmdBinding.Phase.ACTIVE;
      out.accept(new Output.CancelTimer(timer(Timer.Kind.DELETE, binding)));
    }
  }

  private void begin(CmdBinding binding, Consumer<Output> out) {
    startLifetime(binding, out);
    answers.begin(binding, out);
  }

  private void startLifetime(CmdBinding binding, Consumer<Output> out) {
    long millis = Lifetimes.toMillis(binding.registration().lifetime());
    out.accept(new Output.StartTimer(timer(Timer.Kind.LIFETIME, binding), millis));
  }

  /** A MAAR asks to end the session, or, as P-MAAR in design B, whether it goes on (8885 3.5). */
  private void onDeregistration(
      Ipv6Address from, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    Registration registration = Registration.of(update, 0);
    Optional<CmdBinding> binding = bindings.find(registration.mn());
    if (binding.isEmpty() || binding.get().phase == CmdBinding.Phase.RELEASED) {
      out.accept(new Output.Send(from, Messages.answer(update, Status.ACCEPTED, 0)));
    } else if (binding.get().servingMaar().equals(from)) {
      deregister(binding.get(), update, registration, out);
    } else {
      renewPrevious(binding.get(), from, update, now, out);
    }
  }

  // Implements: 5213-5.3.5-2, 5213-5.3.5-3, 6275-10.3.2-3, 6275-10.3.2-6, 5213-9.1-3
  private void deregister(
      CmdBinding binding, BindingUpdate update, Registration registration, Consumer<Output> out) {
    Ipv6Address from = binding.servingMaar();
    int status = order(from, registration, Optional.of(binding));
    if (status == Status.SEQUENCE_OUT_OF_WINDOW) {
      outOfSequence(from, update, binding, out);
      return;
    }
    if (status != Status.ACCEPTED) {
      refuse(from, update, status, out);
      return;
    }
    binding.noteNewest(registration);
    out.accept(new Output.Send(from, Messages.answer(update, Status.ACCEPTED, 0)));
    if (binding.phase == CmdBinding.Phase.ACTIVE) {
      binding.phase = CmdBinding.Phase.DELETING;
      out.accept(new Output.CancelTimer(timer(Timer.Kind.LIFETIME, binding)));
      out.accept(
          new Output.StartTimer(
              timer(Timer.Kind.DELETE, binding), profile.value(Knob.DELETE_DELAY)));
      happened(Event.DEREGISTERED, binding, out);
    }
  }

  // Implements: 8885-3.5-2, 8885-3.5-8, 8885-3.5-10
  private void renewPrevious(
      CmdBinding binding,
      Ipv6Address from,
      BindingUpdate update,
      Timestamp now,
      Consumer<Output> out) {
    Optional<PreviousMaarEntry> entry = binding.previousMaar(from);
    boolean held = entry.isPresent() && !entry.get().isReleasing();
    int lifetime = binding.registration().lifetime();
    out.accept(
        new Output.Send(
            from,
            held
                ? Messages.renewal(update, lifetime, binding.servingMaar())
                : Messages.answer(update, Status.ACCEPTED, 0)));
    if (held) {
      updates.renewed(binding, entry.get(), update, now, out);
    } else if (entry.isPresent()) {
      // The MAAR has let go by itself; what the CMD wanted to tell it is done.
      updates.leave(binding, entry.get(), out);
    }
  }

  private void onTimer(Timer timer, Timestamp now, Consumer<Output> out) {
    Optional<CmdBinding> binding = bindings.find(timer.mn());
    switch (timer.kind()) {
      case PACE -> updates.sender().onPace(now, out);
      case RATE_SLOT -> updates.sender().onRateSlot(timer, now, out);
      default -> {
        if (binding.isEmpty()) {
          drop(DropReason.TIMER_NOT_ARMED, timer.peer(), out);
        } else {
          onBindingTimer(timer, binding.get(), now, out);
        }
      }
    }
  }

  private void onBindingTimer(
      Timer timer, CmdBinding binding, Timestamp now, Consumer<Output> out) {
    switch (timer.kind()) {
      case RETRANSMIT -> updates.onRetransmit(binding, timer.peer(), now, out);
      case PREVIOUS_MAAR_LIFETIME -> updates.onSilentLifetime(binding, timer.peer(), out);
      case AGGREGATION -> answers.onAggregationTimeout(binding, out);
      case LIFETIME -> onLifetime(binding, now, out);
      case DELETE -> onDelete(binding, now, out);
      default -> drop(DropReason.TIMER_NOT_ARMED, timer.peer(), out);
    }
  }

  // Implements: 6275-9.6-1
  /** The S-MAAR has not renewed: the session is over, and it may have to be told as well. */
  private void onLifetime(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.phase != CmdBinding.Phase.ACTIVE) {
      drop(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED, out);
      return;
    }
    happened(Event.EXPIRED, binding, out);
    Registration last = binding.registration();
    binding
        .previousMaars()
        .add(new PreviousMaarEntry(binding.servingMaar(), last.prefix(), last.dlif()));
    end(binding, now, out);
  }

  // Implements: 5213-5.3.5-3, 5213-9.1-3
  private void onDelete(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.phase == CmdBinding.Phase.DELETING) {
      end(binding, now, out);
    } else {
      drop(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED, out);
    }
  }

  private void end(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    binding.phase = CmdBinding.Phase.RELEASED;
    answers.abandon(binding, out);
    updates.releaseAll(binding, now, out);
  }

  // Implements: 6275-9.5.1-3
  // Implements: 6275-9.5.4-4
  private static void outOfSequence(
      Ipv6Address to, BindingUpdate update, CmdBinding binding, Consumer<Output> out) {
    int lastAccepted = binding.registration().sequence();
    out.accept(new Output.Send(to, Messages.outOfSequence(update, lastAccepted)));
    drop(DropReason.REFUSED, to, out);
  }

  // Implements: 5213-5.3.6-2
  // Implements: 6275-9.5.4-4, 6275-9.5.4-6, 6275-10.3.1-7
  private static void refuse(
      Ipv6Address to, BindingUpdate update, int status, Consumer<Output> out) {
    out.accept(new Output.Send(to, Messages.answer(update, status, 0)));
    drop(DropReason.REFUSED, to, out);
  }

  private static Timer timer(Timer.Kind kind, CmdBinding binding) {
    return Timer.of(kind, binding.registration().mn());
  }

  private static void happened(Event event, CmdBinding binding, Consumer<Output> out) {
    out.accept(new Output.Happened(event, binding.registration().mn(), binding.servingMaar()));
  }

  private static void drop(DropReason reason, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, peer));
  }
}
