package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Heartbeats;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.MobileIpv6Updates;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Peers;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateHead;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.StrangerRefusals;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.Timestamp;

/**
 * Central mobility database (RFC 8885 3): knows where each mobile node is and which MAARs anchor
 * its prefixes, and tells them about each other as relay, locator or proxy.
 */
// Implements: 8885-3-3, 8885-3-4, 8885-3-9
public final class Cmd implements Node {
  /** Of {@link #holdings()}: binding cache entries. */
  public static final String BINDINGS = "bindings";

  /** Of {@link #holdings()}: entries as they are counted for each serving MAAR. */
  public static final String SERVED = "bindings counted by S-MAAR";

  /** Of {@link #holdings()}: P-MAARs as they are counted for each MAAR. */
  public static final String ANCHORED = "P-MAARs counted by MAAR";

  /** Of {@link #holdings()}: prefixes that belong to somebody. */
  public static final String PREFIXES = "prefixes";

  /** Of {@link #holdings()}: the same, as they are counted by length. */
  public static final String PREFIXES_BY_LENGTH = "prefixes counted by length";

  /** Of {@link #holdings()}: MAARs that have not confirmed yet that a session is over. */
  public static final String RELEASES = "releases";

  /** Of {@link #holdings()}: registrations that wait whether they are a handover. */
  public static final String WAITING = "registrations that wait";

  private final CmdConfig config;
  private final Profile profile;
  private final Peers peers;
  private final UpdateChecks checks;
  private final CmdBindings bindings = new CmdBindings();
  private final CmdReleases releases = new CmdReleases();
  private final WaitingRegistrations waiting = new WaitingRegistrations();
  private final SessionLookup lookup;
  private final CmdAnswers answers;
  private final CmdUpdates updates;
  private final Registrations registrations;
  private final SessionEnds ends;
  private final PreviousMaarAnswers previousMaars;
  private final Recovery recovery;
  private final Heartbeats heartbeats;
  private final Departures departures;
  private final StrangerRefusals strangers;

  /** A CMD without bindings that has never restarted. */
  public Cmd(CmdConfig config) {
    this(config, 0);
  }

  /**
   * A CMD without bindings.
   *
   * @param restarts its Restart Counter (RFC 5847 3.2), 0..2^32 - 1
   */
  public Cmd(CmdConfig config, long restarts) {
    this.config = config;
    this.profile = config.profile();
    this.peers = new Peers(config.maars());
    this.checks = new UpdateChecks(config, peers);
    this.answers = new CmdAnswers(config, peers);
    this.updates = new CmdUpdates(config, peers, bindings, releases, answers);
    ExistenceTest existence = new ExistenceTest(bindings);
    this.lookup = new SessionLookup(bindings, releases);
    this.registrations =
        new Registrations(
            config, peers, bindings, releases, existence, updates, answers, lookup, waiting);
    this.recovery = new Recovery(config, peers, bindings, releases, updates);
    this.ends = new SessionEnds(config, bindings, existence, updates, answers, recovery);
    this.previousMaars =
        new PreviousMaarAnswers(config, peers, bindings, releases, updates, answers);
    this.heartbeats = new Heartbeats(profile, restarts, bindings);
    this.departures = new Departures(peers, bindings, releases, updates, answers, heartbeats);
    this.strangers = new StrangerRefusals(profile);
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

  /** MAARs that have been told that a session is over and have not confirmed it yet. */
  public int releases() {
    return releases.size();
  }

  /** All that this CMD holds. */
  public Holdings holdings() {
    return bindings
        .holdings()
        .with(RELEASES, releases.size())
        .with(WAITING, waiting.size())
        .with(updates.sender().holdings());
  }

  /** Writes everything that the CMD's behaviour depends on. */
  public void writeState(StateWriter out) {
    writeSessions(out);
    writeStrangers(out);
  }

  /** Writes the rest of the state: which strangers were refused of late. */
  public void writeStrangers(StateWriter out) {
    strangers.writeState(out);
  }

  /** Writes what messages of the domain make: everything but which strangers were refused. */
  public void writeSessions(StateWriter out) {
    bindings.writeState(out);
    releases.writeState(out);
    waiting.writeState(out);
    updates.writeState(out);
    heartbeats.writeState(out);
    peers.writeState(out);
  }

  /** Writes a state that may be kept: {@link #writeState}, and whose it is. */
  public void keep(StateWriter out) {
    StateHead.write(out, StateHead.CMD, identity(config));
    writeState(out);
    peers.keep(out);
  }

  private static StateWriter identity(CmdConfig config) {
    StateWriter identity = new StateWriter();
    identity.put(config.address());
    return identity;
  }

  /**
   * The CMD whose state was {@linkplain #keep kept}. Of the configuration all but the address may
   * be another one now. Timers are the driver's: those that ran are to be started again.
   *
   * @throws UnreadableStateException if the words are no state of this CMD
   */
  public static Cmd readState(CmdConfig config, StateReader in) throws UnreadableStateException {
    Cmd cmd = new Cmd(config);
    try {
      StateHead.check(in, StateHead.CMD, identity(config));
      cmd.bindings.readState(in);
      cmd.releases.readState(in);
      cmd.waiting.readState(in);
      cmd.updates.readState(in);
      cmd.heartbeats.readState(in);
      cmd.peers.readState(in);
      cmd.strangers.readState(in);
      cmd.peers.readKept(in);
    } catch (IllegalArgumentException damaged) {
      throw UnreadableStateException.damaged(damaged);
    }
    return cmd;
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    if (input instanceof Input.Received received) {
      onMessage(received, out);
    } else if (input instanceof Input.TimerFired fired) {
      onTimer(fired.timer(), fired.at(), out);
    } else if (input instanceof Input.Started) {
      for (Ipv6Address maar : peers.addresses()) {
        heartbeats.announce(maar, out);
      }
    } else if (input instanceof Input.PeersChanged change) {
      departures.on(change, out);
    } else {
      // Mobile nodes do not attach to a CMD.
      drop(DropReason.UNEXPECTED_MESSAGE, Ipv6Address.UNSPECIFIED, out);
    }
  }

  // Implements: 6275-9.5.4-1, 6275-9.5.4-3, 5213-4-1, 5213-5.3.1-2, 5213-6.9.1.2-1
  // Implements: 6275-10.3.1-5, 6275-11.7.3-6
  /** Nobody is heard, nor answered, before it is known who speaks. */
  private void onMessage(Input.Received received, Consumer<Output> out) {
    Ipv6Address from = received.from();
    Optional<Peer> peer = peers.find(from);
    boolean known = peer.isPresent();
    if (from.equals(Ipv6Address.UNSPECIFIED) || from.isMulticast()) {
      drop(DropReason.NOT_UNICAST, from, out);
    } else if (!received.secured() && (profile.has(Knob.CMD_SECURITY_ASSOCIATION) || !known)) {
      drop(known ? DropReason.NO_SECURITY_ASSOCIATION : DropReason.UNKNOWN_PEER, from, out);
    } else if (!known) {
      strangers.hear(received, out);
    } else if (received.message() instanceof BindingUpdate update) {
      // Not the address as it was read: there is one for all mobile nodes of the MAAR.
      onUpdate(received, peer.get().address(), update, out);
      heartbeats.watch(from, out);
    } else {
      onOther(from, received.message(), received.at(), out);
    }
  }

  private void onOther(
      Ipv6Address from, MobilityMessage message, Timestamp now, Consumer<Output> out) {
    if (message instanceof BindingAcknowledgement ack) {
      previousMaars.onAcknowledgement(from, ack, now, out);
    } else if (message instanceof Heartbeat heartbeat) {
      if (heartbeats.onMessage(from, heartbeat, out)) {
        recovery.onRestart(from, now, out);
      }
    } else if (message instanceof BindingError error) {
      heartbeats.onBindingError(from, error, out);
      drop(DropReason.BINDING_ERROR, from, out);
    } else {
      if (message instanceof UnknownMessage unknown && !unknown.isOfMobileIpv6()) {
        out.accept(new Output.Send(from, Messages.unknownType()));
      }
      drop(DropReason.UNEXPECTED_MESSAGE, from, out);
    }
  }

  // Implements: 6275-10.3.1-4
  private void onUpdate(
      Input.Received received, Ipv6Address from, BindingUpdate update, Consumer<Output> out) {
    if (!update.has(BindingUpdate.PROXY)) {
      MobileIpv6Updates.answer(from, update, out);
      return;
    }
    Request request = new Request(received, from, update);
    Optional<CmdBinding> binding = lookup.find(request);
    Optional<CmdBinding> known = binding.isPresent() ? binding : waiting.ofInterface(request);
    int status = checks.check(request, known);
    if (status != Status.ACCEPTED) {
      refuse(request, known, status, out);
    } else if (request.deregisters()) {
      boolean withdrawn = registrations.withdraw(request, out);
      if (!withdrawn || binding.isPresent()) {
        ends.on(request, binding, out);
      }
      if (binding.isPresent()) {
        registrations.onDeregistered(binding.get(), received.at(), out);
      }
    } else {
      registrations.on(request, binding, out);
    }
  }

  // Implements: 5213-5.3.1-17, 5213-5.3.6-2, 6275-9.5.1-3
  // Implements: 6275-9.5.4-4, 6275-9.5.4-6, 6275-10.3.1-7
  private static void refuse(
      Request request, Optional<CmdBinding> binding, int status, Consumer<Output> out) {
    BindingAcknowledgement refusal =
        status == Status.SEQUENCE_OUT_OF_WINDOW
            ? Messages.outOfSequence(request.update(), binding.orElseThrow().sequence())
            : Messages.refusal(request.update(), status, request.at());
    out.accept(new Output.Send(request.source(), refusal));
    drop(DropReason.REFUSED, request.source(), out);
  }

  private void onTimer(Timer timer, Timestamp now, Consumer<Output> out) {
    switch (timer.kind()) {
      case HEARTBEAT -> heartbeats.onTimer(timer.peer(), out);
      case PACE -> updates.sender().onPace(now, out);
      case RATE_SLOT -> updates.sender().onRateSlot(timer, now, out);
      case REFUSAL_SLOT -> strangers.onTimer(timer, out);
      case RETRANSMIT -> updates.onRetransmit(timer, now, out);
      case NEW_SESSION -> registrations.onWaited(timer.mn(), now, out);
      default -> {
        Optional<CmdBinding> binding = bindings.find(timer.mn(), timer.slot());
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
      case PREVIOUS_MAAR_LIFETIME -> updates.onSilentLifetime(binding, timer.peer(), now, out);
      case AGGREGATION -> answers.onAggregationTimeout(binding, now, out);
      case LIFETIME -> ends.onLifetime(binding, now, out);
      case DELETE -> ends.onDelete(binding, now, out);
      default -> drop(DropReason.TIMER_NOT_ARMED, timer.peer(), out);
    }
  }

  private static void drop(DropReason reason, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, peer));
  }
}
