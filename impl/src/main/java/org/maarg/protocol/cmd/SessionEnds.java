package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * How sessions end: the S-MAAR deregisters (RFC 5213 5.3.5) or lets its lifetime pass, and P-MAARs
 * ask at expiry whether the session goes on (RFC 8885 3.5, design B). Every other deregistration
 * fits no session and is ignored.
 */
final class SessionEnds {
  private final CmdConfig config;
  private final CmdBindings bindings;
  private final ExistenceTest existence;
  private final CmdUpdates updates;
  private final CmdAnswers answers;
  private final Recovery recovery;

  SessionEnds(
      CmdConfig config,
      CmdBindings bindings,
      ExistenceTest existence,
      CmdUpdates updates,
      CmdAnswers answers,
      Recovery recovery) {
    this.config = config;
    this.bindings = bindings;
    this.existence = existence;
    this.updates = updates;
    this.answers = answers;
    this.recovery = recovery;
  }

  // Implements: 5213-5.3.5-1, 5213-5.4.1.1-7, 5213-5.4.1.2-9, 5213-5.4.1.3-7, 6275-9.5.4-5
  /** A deregistration that the checks before the existence test have passed. */
  void on(Request request, Optional<CmdBinding> binding, Consumer<Output> out) {
    int conflict = existence.conflict(request, binding);
    Optional<PreviousMaarEntry> entry =
        binding.flatMap(b -> b.previousMaar(request.proxyCareOfAddress()));
    if (conflict == Status.ACCEPTED && binding.isPresent() && entry.isEmpty()) {
      entry = recovery.restore(request, binding.get(), out);
    }
    boolean ofSession =
        binding.isPresent()
            && (isOfServingMaar(request, binding.get())
                || (entry.isPresent() && isQuestion(request, entry.get())));
    if (conflict != Status.ACCEPTED) {
      refuse(request, conflict, out);
    } else if (!ofSession) {
      drop(DropReason.NO_SESSION, request.source(), out);
    } else if (!request.mayBeServed(config.profile())) {
      refuse(request, Status.ADMINISTRATIVELY_PROHIBITED, out);
    } else if (entry.isPresent()) {
      renewPrevious(binding.get(), entry.get(), request, out);
    } else {
      deregister(binding.get(), request, out);
    }
  }

  private static boolean isOfServingMaar(Request request, CmdBinding binding) {
    return binding.servingMaar().equals(request.proxyCareOfAddress())
        && ExistenceTest.ends(request, binding);
  }

  /** Design B is the one exception, and only for a P-MAAR that knows it, and its own prefixes. */
  private boolean isQuestion(Request request, PreviousMaarEntry entry) {
    return config.profile().deregistration() == Profile.Deregistration.RENEWED_BY_CMD
        && request.update().has(BindingUpdate.DISTRIBUTED)
        && entry.prefixes().isExactly(request.prefixes());
  }

  // Implements: 5213-5.3.5-2, 6275-10.3.2-3, 6275-10.3.2-5, 6275-10.3.2-6
  private void deregister(CmdBinding binding, Request request, Consumer<Output> out) {
    binding.accept(request);
    List<MobilityOption> options = accepting(binding, request, binding.registration().prefixes());
    send(request, Messages.accepted(request.update(), 0, options), out);
    if (binding.phase == CmdBinding.Phase.ACTIVE) {
      binding.phase = CmdBinding.Phase.DELETING;
      out.accept(new Output.CancelTimer(timer(Timer.Kind.LIFETIME, binding)));
      out.accept(
          new Output.StartTimer(
              timer(Timer.Kind.DELETE, binding), config.profile().value(Knob.DELETE_DELAY)));
      happened(Event.DEREGISTERED, binding, out);
    }
  }

  // Implements: 8885-3.5-2, 8885-3.5-8, 8885-3.5-10
  /** While the mobile node is in the domain its prefixes go on; else the P-MAAR is let go. */
  private void renewPrevious(
      CmdBinding binding, PreviousMaarEntry entry, Request request, Consumer<Output> out) {
    binding.accept(request);
    List<MobilityOption> options = accepting(binding, request, entry.prefixes());
    if (binding.phase == CmdBinding.Phase.ACTIVE) {
      // Where it is, in case the P-MAAR has missed it.
      options.add(new ServingMaar(binding.servingMaar()));
      int lifetime = binding.registration().lifetime();
      send(request, Messages.accepted(request.update(), lifetime, options), out);
      updates.renewed(binding, entry, request.at(), out);
    } else {
      send(request, Messages.accepted(request.update(), 0, options), out);
      updates.leave(binding, entry, out);
    }
  }

  private static List<MobilityOption> accepting(
      CmdBinding binding, Request request, PrefixSet assigned) {
    BindingUpdate update = request.update();
    Optional<LinkLocalAddress> told = update.options().first(LinkLocalAddress.class);
    return Messages.accepting(update, assigned, binding.linkLocalFor(told));
  }

  // Implements: 6275-9.6-1
  /** The S-MAAR has not renewed: the session is over, and it may have to be told as well. */
  void onLifetime(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.phase != CmdBinding.Phase.ACTIVE) {
      drop(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED, out);
      return;
    }
    happened(Event.EXPIRED, binding, out);
    Registration last = binding.registration();
    end(binding, now, out);
    Registration ended = last.ended(last.prefixes());
    updates.release(
        new Release(binding.servingMaar(), binding.session(), ended, new Exchange()), now, out);
  }

  // Implements: 5213-5.3.5-3, 5213-9.1-3
  void onDelete(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.phase == CmdBinding.Phase.DELETING) {
      end(binding, now, out);
    } else {
      drop(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED, out);
    }
  }

  /** The entry is gone and its prefixes are free; P-MAARs hear of it beside that. */
  private void end(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    MnId mn = binding.registration().mn();
    answers.abandon(binding, out);
    bindings.remove(binding);
    out.accept(new Output.Happened(Event.FORGOTTEN, mn, Ipv6Address.UNSPECIFIED));
    updates.releaseAll(binding, now, out);
  }

  private static void send(Request request, BindingAcknowledgement ack, Consumer<Output> out) {
    out.accept(new Output.Send(request.source(), ack));
  }

  private static void refuse(Request request, int status, Consumer<Output> out) {
    send(request, Messages.refusal(request.update(), status, request.at()), out);
    drop(DropReason.REFUSED, request.source(), out);
  }

  private static Timer timer(Timer.Kind kind, CmdBinding binding) {
    return binding.timer(kind);
  }

  private static void happened(Event event, CmdBinding binding, Consumer<Output> out) {
    out.accept(new Output.Happened(event, binding.registration().mn(), binding.servingMaar()));
  }

  private static void drop(DropReason reason, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, peer));
  }
}
