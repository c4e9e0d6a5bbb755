package org.maarg.protocol.maar;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Heartbeats;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
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
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.Timestamp;

/**
 * Mobility anchor and access router (RFC 8885 3): first-hop router of the mobile nodes attached to
 * it, and anchor of the prefixes it gave to mobile nodes that may be anywhere in the domain.
 */
// Implements: 8885-3-5, 8885-3-7, 8885-3-8
public final class Maar implements Node {
  /** Of {@link #holdings()}: mobile nodes with an entry. */
  public static final String BINDINGS = "bindings";

  /** Of {@link #holdings()}: prefixes of the pool that are taken. */
  public static final String PREFIXES = "prefixes";

  /** Of {@link #holdings()}: mobile nodes that the CMD has denied the service. */
  public static final String DENIED = "denials";

  private final MaarConfig config;
  private final Peers peers;
  private final MaarBindings bindings;
  private final Departures departures;
  private final MaarUpdates updates;
  private final MaarLookup lookup;
  private final AnchorRole anchorRole;
  private final ServingRole servingRole;
  private final Heartbeats heartbeats;
  private final StrangerRefusals strangers;

  /** A MAAR without bindings that has never restarted. */
  public Maar(MaarConfig config) {
    this(config, 0);
  }

  /**
   * A MAAR without bindings.
   *
   * @param restarts its Restart Counter (RFC 5847 3.2), 0..2^32 - 1; it also tells where in the
   *     pool to begin, so that prefixes of before a restart are not the first to be tried
   */
  public Maar(MaarConfig config, long restarts) {
    this.config = config;
    this.peers = new Peers(config.maars());
    this.bindings = new MaarBindings(config, restarts);
    this.departures = new Departures(peers, bindings);
    this.updates = new MaarUpdates(config, bindings);
    this.lookup = new MaarLookup(config, bindings);
    this.anchorRole = new AnchorRole(config, peers, bindings, updates);
    this.servingRole = new ServingRole(config, peers, bindings, updates, anchorRole);
    this.heartbeats = new Heartbeats(config.profile(), restarts, bindings);
    this.strangers = new StrangerRefusals(config.profile());
  }

  @Override
  public Ipv6Address address() {
    return config.address();
  }

  /** All bindings in the order of their MN-IDs. */
  public List<MaarBindingView> bindings() {
    return bindings.views();
  }

  /** All that this MAAR holds. */
  public Holdings holdings() {
    return bindings.holdings().with(updates.sender().holdings());
  }

  /** Writes everything that the MAAR's behaviour depends on. */
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
    updates.writeState(out);
    heartbeats.writeState(out);
    peers.writeState(out);
  }

  /** Writes a state that may be kept: {@link #writeState}, and whose it is. */
  public void keep(StateWriter out) {
    StateHead.write(out, StateHead.MAAR, identity(config));
    writeState(out);
    peers.keep(out);
  }

  private static StateWriter identity(MaarConfig config) {
    StateWriter identity = new StateWriter();
    identity.put(config.address());
    identity.put(config.pool());
    identity.put(config.prefixLength());
    identity.put(config.number());
    return identity;
  }

  /**
   * The MAAR whose state was {@linkplain #keep kept}. Of the configuration all but its address,
   * number, pool and prefix length may be another one now. Timers are the driver's: those that ran
   * are to be started again; so are tunnels and routers, which {@link #showStanding} tells.
   *
   * @throws UnreadableStateException if the words are no state of this MAAR
   */
  public static Maar readState(MaarConfig config, StateReader in) throws UnreadableStateException {
    Maar maar = new Maar(config);
    try {
      StateHead.check(in, StateHead.MAAR, identity(config));
      maar.bindings.readState(in);
      maar.updates.readState(in);
      maar.heartbeats.readState(in);
      maar.peers.readState(in);
      maar.strangers.readState(in);
      maar.peers.readKept(in);
    } catch (IllegalArgumentException damaged) {
      throw UnreadableStateException.damaged(damaged);
    }
    return maar;
  }

  /**
   * Tells the tunnels and routers that this MAAR has set up, as it would set them up now: for a
   * driver that has lost them with the program that set them up. Nothing changes here.
   */
  public void showStanding(Consumer<Output> out) {
    bindings.showStanding(out);
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    if (input instanceof Input.Received received) {
      onMessage(received, out);
    } else if (input instanceof Input.TimerFired fired) {
      onTimer(fired.timer(), fired.at(), out);
    } else if (input instanceof Input.Attached attached) {
      onAttached(attached, out);
    } else if (input instanceof Input.Detached detached) {
      onDetached(detached, out);
    } else if (input instanceof Input.Started) {
      heartbeats.announce(config.cmd(), out);
    } else if (input instanceof Input.PeersChanged change) {
      departures.on(change, out);
    }
  }

  // Implements: 5213-6.9.1.1-1
  private void onAttached(Input.Attached attached, Consumer<Output> out) {
    if (bindings.isDenied(attached.mn())) {
      // Implements: 5213-6.9.1.2-6
      drop(DropReason.SERVICE_DENIED, config.cmd(), out);
      return;
    }
    Optional<MaarBinding> known = lookup.ofAttachment(attached);
    Optional<MaarBinding> binding = known.isPresent() ? known : bindings.create(attached.mn(), out);
    if (binding.isPresent()) {
      attach(binding.get(), known.isPresent(), attached, out);
    }
  }

  private void attach(
      MaarBinding binding, boolean known, Input.Attached attached, Consumer<Output> out) {
    boolean again = known && binding.state.isAttached();
    boolean sameInterface = binding.isAt(attached.linkLayer(), attached.accessTechnology());
    binding.attach(attached.linkLayer(), attached.accessTechnology());
    binding.handoff = attached.handoff();
    // Implements: 8885-3.2-24
    bindings.untunnel(binding, out);
    if (again) {
      attachedAgain(binding, sameInterface, attached.at(), out);
    } else {
      // Implements: 5213-5.3.5-4
      MaarBindings.stop(Timer.Kind.DELETE, binding, binding.state == MaarState.RELEASED, out);
      updates.register(binding, attached.at(), out);
    }
  }

  // Implements: 5213-6.9.1.1-2
  /**
   * It may have been elsewhere without our notice, so this counts as an attachment of now: a
   * registration at another MAAR before it must not move the mobile node away, and an answer to an
   * update from before it must not complete its registration. Only of the interface that is
   * registered can it be said that nothing has changed.
   */
  private void attachedAgain(
      MaarBinding binding, boolean sameInterface, Timestamp now, Consumer<Output> out) {
    updates.countFrom(binding, now);
    if (binding.advertised) {
      bindings.advertiseOwn(binding, out);
      bindings.advertiseAnchors(binding, out);
    }
    MaarBindings.stop(Timer.Kind.REFRESH, binding, binding.refreshArmed, out);
    binding.refreshArmed = false;
    boolean renews = sameInterface && binding.state != MaarState.REGISTERING;
    updates.begin(binding, renews ? MaarState.REFRESHING : MaarState.REGISTERING, now, out);
  }

  // Implements: 8885-3.5-1, 8885-3.5-3, 8885-3.5-4, 5213-6.9.4-2
  private void onDetached(Input.Detached detached, Consumer<Output> out) {
    List<MaarBinding> left = lookup.ofDetachment(detached);
    for (MaarBinding binding : left) {
      leave(binding, out);
    }
    // What was denied is so for as long as any interface of the mobile node is here.
    boolean stays = bindings.isAttached(detached.mn());
    boolean wasDenied = !stays && bindings.leftDenied(detached.mn());
    if (left.isEmpty() && !wasDenied) {
      drop(DropReason.NOT_ATTACHED, Ipv6Address.UNSPECIFIED, out);
    }
  }

  private void leave(MaarBinding binding, Consumer<Output> out) {
    bindings.leaveLink(binding, out);
    updates.abandon(binding, out);
    binding.state = binding.isTunnelled() ? MaarState.ANCHORING : MaarState.LINGERING;
    if (binding.state == MaarState.LINGERING && !binding.lifetimeArmed) {
      // The registration may or may not have reached the CMD: its lifetime bounds both.
      bindings.startLifetime(binding, bindings.lastsMillis(config.lifetime()), 0, out);
    }
  }

  // Implements: 5213-4-1, 5213-5.3.1-2, 5213-6.9.1.2-1
  // Implements: 6275-9.5.4-1, 6275-9.5.4-3, 6275-10.3.1-5, 6275-11.7.3-6
  /** Nobody is heard, nor answered, before it is known who speaks. */
  private void onMessage(Input.Received received, Consumer<Output> out) {
    Ipv6Address from = received.from();
    boolean known = from.equals(config.cmd()) || peers.has(from);
    if (from.equals(Ipv6Address.UNSPECIFIED) || from.isMulticast()) {
      drop(DropReason.NOT_UNICAST, from, out);
    } else if (!received.secured() && (!known || needsSecurityAssociation(from))) {
      drop(known ? DropReason.NO_SECURITY_ASSOCIATION : DropReason.UNKNOWN_PEER, from, out);
    } else if (!known) {
      strangers.hear(received, out);
    } else {
      onMessageOfPeer(received, out);
      if (from.equals(config.cmd())) {
        heartbeats.watch(from, out);
      }
    }
  }

  private void onMessageOfPeer(Input.Received received, Consumer<Output> out) {
    Ipv6Address from = received.from();
    MobilityMessage message = received.message();
    Timestamp now = received.at();
    if (message instanceof BindingUpdate update) {
      anchorRole.onUpdate(received, update, out);
    } else if (message instanceof BindingAcknowledgement ack) {
      servingRole.onAcknowledgement(from, ack, now, out);
    } else if (message instanceof Heartbeat heartbeat) {
      if (heartbeats.onMessage(from, heartbeat, out) && from.equals(config.cmd())) {
        registerAgain(now, out);
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

  // Implements: 5847-3-8
  /**
   * The CMD has lost its sessions: it is told of each mobile node that is here, the newest first,
   * and by design B is asked about each prefix anchored here. Nothing is taken down meanwhile: what
   * the MAARs forward does not depend on the CMD (decision heartbeat). An answer that the CMD gave
   * before its restart does not count any more.
   */
  private void registerAgain(Timestamp now, Consumer<Output> out) {
    for (MaarBinding binding : bindings.newestFirst()) {
      boolean asked = binding.state == MaarState.REGISTERING && binding.outstanding;
      if (asked || binding.state == MaarState.SERVING || binding.state == MaarState.REFRESHING) {
        MaarBindings.stop(Timer.Kind.REFRESH, binding, binding.refreshArmed, out);
        binding.refreshArmed = false;
        updates.begin(binding, MaarState.REGISTERING, now, out);
      } else if (binding.state == MaarState.ANCHORING
          && config.profile().deregistration() == Profile.Deregistration.RENEWED_BY_CMD) {
        bindings.stopLifetime(binding, out);
        updates.begin(binding, MaarState.RENEWING, now, out);
      }
    }
  }

  // Implements: 8885-6-2, 8885-6-5
  private boolean needsSecurityAssociation(Ipv6Address from) {
    return from.equals(config.cmd())
        ? config.profile().has(Knob.CMD_SECURITY_ASSOCIATION)
        : config.profile().has(Knob.MAAR_SECURITY_ASSOCIATION);
  }

  private void onTimer(Timer timer, Timestamp now, Consumer<Output> out) {
    switch (timer.kind()) {
      case RATE_SLOT -> updates.sender().onRateSlot(timer, now, out);
      case PACE -> updates.sender().onPace(now, out);
      case HEARTBEAT -> heartbeats.onTimer(timer.peer(), out);
      case REFUSAL_SLOT -> strangers.onTimer(timer, out);
      default -> onBindingTimer(timer, now, out);
    }
  }

  private void onBindingTimer(Timer timer, Timestamp now, Consumer<Output> out) {
    Optional<MaarBinding> binding = bindings.find(timer.mn(), timer.slot());
    if (binding.isEmpty()) {
      drop(DropReason.TIMER_NOT_ARMED, timer.peer(), out);
      return;
    }
    switch (timer.kind()) {
      case RETRANSMIT -> updates.onRetransmit(binding.get(), now, out);
      case REFRESH -> onRefresh(binding.get(), now, out);
      case LIFETIME -> onLifetime(binding.get(), now, out);
      case DELETE -> onDelete(binding.get(), out);
      default -> drop(DropReason.TIMER_NOT_ARMED, timer.peer(), out);
    }
  }

  private void onRefresh(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (!binding.refreshArmed) {
      drop(DropReason.TIMER_NOT_ARMED, config.cmd(), out);
      return;
    }
    binding.refreshArmed = false;
    updates.begin(binding, MaarState.REFRESHING, now, out);
  }

  // Implements: 8885-3.5-4, 8885-3.5-6, 8885-3.5-7, 5213-6.9.2-4
  private void onLifetime(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (!binding.lifetimeArmed) {
      drop(DropReason.TIMER_NOT_ARMED, config.cmd(), out);
      return;
    }
    binding.lifetimeArmed = false;
    switch (binding.state) {
      // Implements: 5213-6.9.1.4-2
      case LINGERING -> updates.begin(binding, MaarState.DEREGISTERING, now, out);
      case ANCHORING -> updates.begin(binding, MaarState.RENEWING, now, out);
      // It runs in no other state in which the mobile node is not here.
      default -> servingRole.onLifetime(binding, now, out);
    }
  }

  // Implements: 5213-5.3.5-3
  private void onDelete(MaarBinding binding, Consumer<Output> out) {
    if (binding.state == MaarState.RELEASED) {
      bindings.forget(binding, out);
    } else {
      drop(DropReason.TIMER_NOT_ARMED, config.cmd(), out);
    }
  }

  private static void drop(DropReason reason, Ipv6Address peer, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, peer));
  }
}
