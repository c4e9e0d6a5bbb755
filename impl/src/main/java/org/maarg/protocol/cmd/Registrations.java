package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** Updates that ask for a binding: RFC 5213 5.3.2 to 5.3.4, RFC 8885 3.1 to 3.4. */
final class Registrations {
  private final CmdConfig config;
  private final Profile profile;
  private final Peers peers;
  private final CmdBindings bindings;
  private final CmdReleases releases;
  private final ExistenceTest existence;
  private final CmdUpdates updates;
  private final CmdAnswers answers;
  private final SessionLookup lookup;
  private final WaitingRegistrations waiting;

  Registrations(
      CmdConfig config,
      Peers peers,
      CmdBindings bindings,
      CmdReleases releases,
      ExistenceTest existence,
      CmdUpdates updates,
      CmdAnswers answers,
      SessionLookup lookup,
      WaitingRegistrations waiting) {
    this.config = config;
    this.profile = config.profile();
    this.peers = peers;
    this.bindings = bindings;
    this.releases = releases;
    this.existence = existence;
    this.updates = updates;
    this.answers = answers;
    this.lookup = lookup;
    this.waiting = waiting;
  }

  // Implements: 6275-10.3.1-1, 6275-10.3.1-2, 5213-5.3.1-14
  /** An update that the checks before the existence test have passed. */
  void on(Request request, Optional<CmdBinding> binding, Consumer<Output> out) {
    int status = obstacle(request, binding);
    if (status != Status.ACCEPTED) {
      refuse(request, status, out);
    } else if (binding.isEmpty() && waits(request)) {
      CmdBinding candidate = new CmdBinding(request, registration(request, binding));
      long millis = profile.value(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN);
      waiting.hold(candidate, millis, out);
    } else {
      waiting.forget(request, out);
      accept(request, binding, out);
    }
  }

  private static void refuse(Request request, int status, Consumer<Output> out) {
    out.accept(
        new Output.Send(
            request.source(), Messages.refusal(request.update(), status, request.at())));
    out.accept(new Output.Dropped(DropReason.REFUSED, request.source()));
  }

  // Implements: 5213-5.4.1.2-7, 5213-5.4.1.3-5
  /** Whether to wait is the operator's to say; 0 is not to wait. */
  private boolean waits(Request request) {
    return profile.value(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN) > 0 && lookup.mayBeHandover(request);
  }

  // Implements: 5213-5.4.1.2-6, 5213-5.4.1.3-4
  /** What has waited for a deregistration that did not come begins a session of its own. */
  void onWaited(MnId mn, Timestamp now, Consumer<Output> out) {
    if (waiting.has(mn)) {
      resume(mn, now, out);
    } else {
      out.accept(new Output.Dropped(DropReason.TIMER_NOT_ARMED, Ipv6Address.UNSPECIFIED));
    }
  }

  // Implements: 5213-5.4.1.2-5, 5213-5.4.1.3-3
  /** A session has been deregistered: what waits for that is its handover. */
  void onDeregistered(CmdBinding ended, Timestamp now, Consumer<Output> out) {
    MnId mn = ended.registration().mn();
    if (ended.phase == CmdBinding.Phase.DELETING && waiting.has(mn)) {
      waiting.cancel(mn, out);
      resume(mn, now, out);
    }
  }

  /** True if the mobile node has left before its registration was looked at. */
  boolean withdraw(Request deregistration, Consumer<Output> out) {
    Optional<CmdBinding> waits = waiting.ofInterface(deregistration);
    boolean isMeant =
        waits.isPresent()
            && deregistration.mayBeServed(profile)
            && waits.get().servingMaar().equals(deregistration.proxyCareOfAddress());
    if (isMeant) {
      waiting.forget(deregistration, out);
    }
    return isMeant;
  }

  private void resume(MnId mn, Timestamp now, Consumer<Output> out) {
    CmdBinding waited = waiting.take(mn);
    Request request = new Request(waited.source(), waited.wholeUpdate(), waited.servingMaar(), now);
    if (!peers.has(request.source())) {
      out.accept(new Output.Dropped(DropReason.UNKNOWN_PEER, request.source()));
      return;
    }
    Optional<CmdBinding> binding = lookup.find(request);
    int status = obstacle(request, binding);
    if (status == Status.ACCEPTED) {
      accept(request, binding, out);
    } else {
      refuse(request, status, out);
    }
  }

  private void accept(Request request, Optional<CmdBinding> binding, Consumer<Output> out) {
    Registration registration = registration(request, binding);
    if (binding.isPresent()) {
      Ipv6Address maar = request.proxyCareOfAddress();
      updates.forgetFor(binding.get(), maar, registration, request.at(), out);
    }
    if (binding.isEmpty()) {
      register(request, registration, out);
    } else if (binding.get().servingMaar().equals(request.proxyCareOfAddress())) {
      renew(binding.get(), request, registration, out);
    } else {
      handOver(binding.get(), request, registration, out);
    }
  }

  // Implements: 5213-5.3-1, 8885-4.1-5
  /** What RFC 5213 refuses comes first; that the sender is no MAAR is looked at instead of yes. */
  private int obstacle(Request request, Optional<CmdBinding> binding) {
    int status = existence.conflict(request, binding);
    if (status == Status.ACCEPTED) {
      status = prefixes(request, binding);
    }
    if (status == Status.ACCEPTED) {
      status = resources(request, binding);
    }
    return status == Status.ACCEPTED && !request.mayBeServed(profile)
        ? Status.ADMINISTRATIVELY_PROHIBITED
        : status;
  }

  // Implements: 5213-5.3.2-1, 5213-5.3.2-5, 5213-4-6, 8885-3-6
  /**
   * A CMD has no prefixes to assign: MAARs have (RFC 8885 3), and name all that a mobile node gets
   * there. That it is about a MAAR is known by now.
   */
  private int prefixes(Request request, Optional<CmdBinding> binding) {
    if (binding.isPresent()
        && ExistenceTest.meansPrefixOfSender(request, binding.get())
        && isAtPeer(binding.get())) {
      return Status.ACCEPTED;
    }
    if (request.wantsPrefix()) {
      return Status.INSUFFICIENT_RESOURCES;
    }
    Optional<PrefixSet> named = PrefixSet.of(request.prefixes());
    return named.isPresent() && peers.mayAnchor(request.proxyCareOfAddress(), named.get())
        ? Status.ACCEPTED
        : Status.NOT_AUTHORIZED_FOR_HNP;
  }

  /** True unless the operator has taken the S-MAAR, or its pool, out of the domain meanwhile. */
  private boolean isAtPeer(CmdBinding binding) {
    return peers.mayAnchor(binding.servingMaar(), binding.registration().prefixes());
  }

  // Implements: 8885-6-6, 6275-10.3.1-9
  /** Whether the CMD can hold and do what the update asks for, before it changes anything. */
  private int resources(Request request, Optional<CmdBinding> binding) {
    boolean moves =
        binding.isEmpty() || !binding.get().servingMaar().equals(request.proxyCareOfAddress());
    boolean full =
        binding.isEmpty()
            && (held() >= profile.value(Knob.MAX_BINDINGS)
                || nextSession(request) == CmdBindings.MOST_SESSIONS);
    boolean maarFull =
        moves
            && bindings.servedBy(request.proxyCareOfAddress())
                >= profile.value(Knob.MAX_BINDINGS_PER_MAAR);
    int fanOut = binding.isEmpty() ? 0 : fanOut(binding.get(), request, moves);
    boolean queued = fanOut == 0 || updates.sender().hasRoomFor(fanOut);
    return full || maarFull || !queued ? Status.INSUFFICIENT_RESOURCES : Status.ACCEPTED;
  }

  private int nextSession(Request request) {
    return lookup.next(request, peers.addresses());
  }

  private long held() {
    return (long) bindings.size() + releases.size();
  }

  /** How many updates a registration makes, at most. */
  private int fanOut(CmdBinding binding, Request request, boolean moves) {
    int held = binding.previousMaars().size();
    if (moves) {
      return held + 1;
    }
    return concernsPreviousMaars(binding, request.handoff()) ? held : 0;
  }

  private Registration registration(Request request, Optional<CmdBinding> binding) {
    int granted = Math.min(request.update().lifetime(), config.maxLifetime());
    List<Ipv6Prefix> named = request.prefixes();
    if (binding.isEmpty()) {
      return Registration.of(request.update(), PrefixSet.of(named).orElseThrow(), granted);
    }
    Registration before = binding.get().registration();
    PrefixSet held = before.prefixes();
    boolean isSame = named.isEmpty() || held.isExactly(named);
    PrefixSet assigned = isSame ? held : PrefixSet.of(named).orElseThrow();
    return before.followedBy(request.update(), assigned, granted);
  }

  // Implements: 8885-3.1-3, 8885-3.1-4, 5213-5.3.2-4, 5213-5.1-1, 6275-10.3.1-8, 5213-5.4-1
  private void register(Request request, Registration registration, Consumer<Output> out) {
    MnId mn = registration.mn();
    CmdBinding binding = new CmdBinding(request, registration, nextSession(request));
    updates.forget(mn, binding.session(), request.proxyCareOfAddress(), out);
    bindings.add(binding);
    List<CmdBinding> sessions = bindings.of(mn);
    for (CmdBinding session : sessions) {
      boolean hasOthers = sessions.size() > 1 || binding.session() > 0;
      session.isOneOfSeveral = session.isOneOfSeveral || hasOthers;
    }
    happened(Event.REGISTERED, binding, out);
    begin(binding, request.at(), out);
  }

  // Implements: 8885-3.2-5, 8885-3.2-17, 8885-3.2-24, 5213-5.3.4-1, 8885-3.3-6, 5213-5.4-4
  private void handOver(
      CmdBinding binding, Request request, Registration registration, Consumer<Output> out) {
    boolean follows = isAtPeer(binding);
    if (follows) {
      // What it is told from now on is more urgent than what it was to let go of.
      updates.forget(registration.mn(), binding.session(), binding.servingMaar(), out);
      bindings.becomePrevious(binding);
    }
    bindings.serve(binding, request, registration);
    activate(binding, out);
    evict(binding, request.at(), out);
    happened(Event.HANDOVER, binding, out);
    if (follows) {
      updates.watchNewest(binding, out);
    }
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      entry.confirmed = false;
      entry.listed = false;
    }
    begin(binding, request.at(), out);
  }

  // Implements: 8885-3.4-1
  /** In proxy mode the S-MAAR is answered before the P-MAARs are told (RFC 8885 3.4). */
  private void begin(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    startLifetime(binding, out);
    if (config.mode() == Mode.PROXY) {
      answers.begin(binding, now, out);
      updates.fanOut(binding, now, out);
    } else {
      updates.fanOut(binding, now, out);
      answers.begin(binding, now, out);
    }
  }

  // Implements: 8885-3.2-23, 8885-3.2-25, 5213-5.3.3-1
  /** The S-MAAR repeats or renews its registration; nobody has moved. */
  private void renew(
      CmdBinding binding, Request request, Registration registration, Consumer<Output> out) {
    boolean again = concernsPreviousMaars(binding, registration.handoff());
    boolean returns = binding.phase == CmdBinding.Phase.DELETING;
    bindings.serve(binding, request, registration);
    activate(binding, out);
    if (returns) {
      happened(Event.RETURNED, binding, out);
    }
    startLifetime(binding, out);
    if (config.mode() == Mode.PROXY) {
      answers.askedAgain(binding, request.at(), out);
      askAgain(binding, again, request.at(), out);
    } else {
      askAgain(binding, again, request.at(), out);
      answers.askedAgain(binding, request.at(), out);
    }
  }

  /**
   * P-MAARs that are not being asked and have not confirmed, or have to hear of it all the same.
   * Who is being asked may have seen the mobile node since: only what is sent from now on tells.
   */
  private void askAgain(CmdBinding binding, boolean all, Timestamp now, Consumer<Output> out) {
    boolean suppressed = profile.has(Knob.SUPPRESS_DUPLICATES);
    for (PreviousMaarEntry entry : binding.previousMaars()) {
      boolean idle = !entry.exchange().isOutstanding();
      if (!suppressed || (idle && (all || !entry.confirmed))) {
        updates.update(binding, entry, now, out);
      } else if (mayHaveVisited(binding.registration())) {
        entry.exchange().forgetTransmissions();
      }
    }
  }

  /** True if the mobile node may have been elsewhere before this registration. */
  private boolean mayHaveVisited(Registration registration) {
    return profile.has(Knob.FORWARD_REATTACHMENTS)
        && registration.handoff() != HandoffIndicator.UNCHANGED;
  }

  /**
   * Whether P-MAARs that follow this S-MAAR already must hear of its registration. When all is
   * settled and the S-MAAR registers as new, the mobile node may have been with one of them
   * meanwhile; a re-registration concerns them only where a guard against orphans waits for it.
   */
  private boolean concernsPreviousMaars(CmdBinding binding, int handoff) {
    if (handoff == HandoffIndicator.UNCHANGED) {
      return profile.has(Knob.GUARD_ORPHANS)
          && profile.deregistration() == Profile.Deregistration.SERVING_MAAR_ONLY;
    }
    return profile.has(Knob.FORWARD_REATTACHMENTS) && binding.isSettled();
  }

  // Implements: 8885-6-7, 8885-3.2-28
  private void evict(CmdBinding binding, Timestamp now, Consumer<Output> out) {
    while (binding.previousMaars().size() > profile.value(Knob.MAX_PREVIOUS_MAARS)) {
      PreviousMaarEntry oldest = binding.previousMaars().get(0);
      MnId mn = binding.registration().mn();
      out.accept(new Output.Happened(Event.PREVIOUS_MAAR_EVICTED, mn, oldest.address()));
      updates.release(binding, oldest, now, out);
    }
  }

  // Implements: 5213-5.3.5-4, 5213-9.1-3
  /** A registration that came in time ends the delay before deletion (RFC 5213 5.3.5). */
  private static void activate(CmdBinding binding, Consumer<Output> out) {
    if (binding.phase == CmdBinding.Phase.DELETING) {
      binding.phase = CmdBinding.Phase.ACTIVE;
      out.accept(new Output.CancelTimer(timer(Timer.Kind.DELETE, binding)));
    }
  }

  private static void startLifetime(CmdBinding binding, Consumer<Output> out) {
    long millis = Lifetimes.toMillis(binding.registration().lifetime());
    out.accept(new Output.StartTimer(timer(Timer.Kind.LIFETIME, binding), millis));
  }

  private static Timer timer(Timer.Kind kind, CmdBinding binding) {
    return binding.timer(kind);
  }

  private static void happened(Event event, CmdBinding binding, Consumer<Output> out) {
    out.accept(new Output.Happened(event, binding.registration().mn(), binding.servingMaar()));
  }
}
