package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Messages;
import org.maarg.protocol.MobileIpv6Updates;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A MAAR as P-MAAR: what the CMD's updates do to it (RFC 8885 3.2, 3.3, 3.5). */
final class AnchorRole {
  private final MaarConfig config;
  private final Peers peers;
  private final MaarBindings bindings;
  private final MaarUpdates updates;
  private final AnchorChecks checks;
  private final MaarLookup lookup;

  AnchorRole(MaarConfig config, Peers peers, MaarBindings bindings, MaarUpdates updates) {
    this.config = config;
    this.peers = peers;
    this.bindings = bindings;
    this.updates = updates;
    this.checks = new AnchorChecks(config, bindings);
    this.lookup = new MaarLookup(config, bindings);
  }

  // Implements: 5213-5.3-1, 5213-5.3.1-1, 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-8, 8885-4.1-5
  // Implements: 6275-9.5.4-2, 5213-4-6
  /** An update that a peer sent to this MAAR: only the CMD may. In the order of RFC 5213 5.3.1. */
  void onUpdate(Input.Received received, BindingUpdate update, Consumer<Output> out) {
    Ipv6Address from = received.from();
    Timestamp now = received.at();
    Optional<MnId> mn = update.options().first(MnId.class);
    Optional<MaarBinding> binding = mn.flatMap(id -> lookup.ofUpdate(id, update));
    if (!update.has(BindingUpdate.PROXY)) {
      MobileIpv6Updates.answer(from, update, out);
    } else if (mn.isEmpty()) {
      refuse(from, update, Status.MISSING_MN_ID, now, out);
    } else if (!from.equals(config.cmd())) {
      refuse(from, update, Status.MAG_NOT_AUTHORIZED, now, out);
    } else if (binding.isPresent()) {
      onUpdate(binding.get(), update, received, out);
    } else if (!restores(mn.get(), update, received, out)) {
      // Whoever has no entry here is no mobile node of this anchor, whatever is asked of it.
      refuse(from, update, Status.NOT_LMA_FOR_THIS_MN, now, out);
    }
  }

  /**
   * An update about prefixes of ours that we know nothing of: with Heartbeat in use, the CMD brings
   * back what we have lost by a restart (decision heartbeat). It has to stand the checks that any
   * other has to; false if it does not, and then nothing has changed.
   */
  private boolean restores(
      MnId mn, BindingUpdate update, Input.Received received, Consumer<Output> out) {
    Optional<PrefixSet> named = PrefixSet.of(PrefixSet.namedIn(update.options()));
    Optional<ServingMaar> serving = update.options().first(ServingMaar.class);
    if (config.profile().value(Knob.HEARTBEAT_INTERVAL) == 0
        || update.lifetime() == 0
        || named.isEmpty()
        || serving.isEmpty()
        || serving.get().address().equals(config.address())
        || !peers.has(serving.get().address())) {
      return false;
    }
    Optional<MaarBinding> lost = bindings.forgotten(mn, named.get());
    if (lost.isEmpty() || checks.status(lost.get(), update, received.came()) != Status.ACCEPTED) {
      return false;
    }
    MaarBinding binding = lost.get();
    bindings.restore(binding);
    binding.attach(Registration.linkLayerIn(update.options()), accessTechnology(update));
    MaarBindings.happened(Event.ANCHOR_RESTORED, binding, serving.get().address(), out);
    follow(binding, serving.get().address(), update, received.at(), out);
    return true;
  }

  private static int accessTechnology(BindingUpdate update) {
    return update.options().first(AccessTechnologyType.class).orElseThrow().value();
  }

  // Implements: 5213-5.4.1.1-7, 6275-9.5.4-5, 6275-10.3.2-1
  /** A deregistration that is of no session of a mobile node known here is not answered. */
  private void fitsNothing(Consumer<Output> out) {
    out.accept(new Output.Dropped(DropReason.NO_SESSION, config.cmd()));
  }

  private void onUpdate(
      MaarBinding binding, BindingUpdate update, Input.Received received, Consumer<Output> out) {
    Timestamp now = received.at();
    int status = checks.status(binding, update, received.came());
    if (status == Status.SEQUENCE_OUT_OF_WINDOW) {
      outOfSequence(binding, update, out);
    } else if (status == AnchorChecks.NO_MATCH && update.lifetime() == 0) {
      fitsNothing(out);
    } else if (status == AnchorChecks.NO_MATCH) {
      // A session of its own, which an anchor cannot begin with a prefix that it has not assigned.
      refuse(config.cmd(), update, Status.NOT_AUTHORIZED_FOR_HNP, now, out);
    } else if (status != Status.ACCEPTED) {
      refuse(config.cmd(), update, status, now, out);
    } else if (update.lifetime() == 0) {
      release(binding, update, now, out);
    } else {
      follow(binding, update, now, out);
    }
  }

  // Implements: 6275-9.5.1-3
  private void outOfSequence(MaarBinding binding, BindingUpdate update, Consumer<Output> out) {
    send(Messages.outOfSequence(update, binding.relayedSequence), out);
    out.accept(new Output.Dropped(DropReason.REFUSED, config.cmd()));
  }

  /** Only a MAAR of the domain, and another one, can serve the mobile node now. */
  private void follow(
      MaarBinding binding, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    Optional<ServingMaar> serving = update.options().first(ServingMaar.class);
    if (serving.isEmpty()) {
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, now, out);
    } else if (serving.get().address().equals(config.address())) {
      out.accept(new Output.Dropped(DropReason.TUNNEL_TO_SELF, config.cmd()));
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, now, out);
    } else if (!peers.has(serving.get().address())) {
      // A tunnel to a stranger would carry the mobile node's traffic out of the domain.
      out.accept(new Output.Dropped(DropReason.UNKNOWN_PEER, serving.get().address()));
      refuse(config.cmd(), update, Status.REASON_UNSPECIFIED, now, out);
    } else {
      follow(binding, serving.get().address(), update, now, out);
    }
  }

  // Implements: 8885-3.2-6, 8885-3.2-7, 8885-3.2-8, 8885-3.2-9, 8885-3.3-1, 8885-3.4-4
  // Implements: 6275-10.3.1-8
  /**
   * The mobile node is served elsewhere now: its prefixes follow it there. Where this MAAR has seen
   * it attach and its registration is under way, the CMD's word may be older than that: the
   * registration goes on, and its answer settles it (decision update-order).
   */
  private void follow(
      MaarBinding binding,
      Ipv6Address servingMaar,
      BindingUpdate update,
      Timestamp now,
      Consumer<Output> out) {
    remember(binding, update, now);
    binding.lifetime = update.lifetime();
    boolean asks = binding.state == MaarState.REGISTERING && binding.outstanding;
    if (!asks || binding.advertised) {
      becomeAnchor(binding, servingMaar, out);
      followInterface(binding, update);
    }
    bindings.tunnelTo(binding, servingMaar, out);
    startAnchorLifetime(binding, 0, out);
    BindingAcknowledgement answer =
        withLocalNetworks(
            Messages.anchorAnswer(update, binding.prefixes(), servingMaar, binding.dlif()));
    send(answer, out);
    if (config.mode() == Mode.LOCATOR) {
      out.accept(new Output.Send(servingMaar, answer));
    }
  }

  private void becomeAnchor(MaarBinding binding, Ipv6Address servingMaar, Consumer<Output> out) {
    bindings.leaveLink(binding, out);
    updates.abandon(binding, out);
    MaarBindings.stop(Timer.Kind.DELETE, binding, binding.state == MaarState.RELEASED, out);
    if (binding.state != MaarState.ANCHORING) {
      binding.state = MaarState.ANCHORING;
      MaarBindings.happened(Event.ANCHORING, binding, servingMaar, out);
    }
  }

  // Implements: 5213-5.4-4
  /** A handover to another interface takes the session with it, and so what is anchored of it. */
  private static void followInterface(MaarBinding binding, BindingUpdate update) {
    Octets linkLayer = Registration.linkLayerIn(update.options());
    if (!binding.mayBeAt(linkLayer, accessTechnology(update))) {
      binding.attach(linkLayer, accessTechnology(update));
    }
  }

  // Implements: 8885-4.4-4
  /** Tells what only this MAAR reaches, so that the S-MAAR can show routes to it. */
  private BindingAcknowledgement withLocalNetworks(BindingAcknowledgement answer) {
    if (config.localNetworks().isEmpty()) {
      return answer;
    }
    List<MobilityOption> options = new ArrayList<>(answer.options().asList());
    LocalNetworks.addTo(options, config.localNetworks());
    return new BindingAcknowledgement(
        answer.status(),
        answer.flags(),
        answer.sequence(),
        answer.lifetime(),
        MobilityOptions.copyOf(options));
  }

  // Implements: 5213-5.1-3
  /**
   * Of an update without a Timestamp the entry keeps none. A time to come, where no window keeps it
   * out, counts as now: it must not hold off what comes after it.
   */
  private void remember(MaarBinding binding, BindingUpdate update, Timestamp now) {
    binding.relayedSequence = update.sequence();
    Timestamp stamp = update.options().first(Timestamp.class).orElse(MaarBinding.NEVER);
    boolean credible =
        stamp.compareTo(now) <= 0
            || stamp.isWithin(config.profile().value(Knob.TIMESTAMP_WINDOW), now);
    binding.newest = credible ? stamp : now;
  }

  // Implements: 8885-3.5-5, 8885-3.5-6, 8885-3.5-7
  /** Design A stops the timer, or with a guard lets it run long; design B asks when it ends. */
  void startAnchorLifetime(MaarBinding binding, long elapsedMillis, Consumer<Output> out) {
    Profile profile = config.profile();
    boolean renewed = profile.deregistration() == Profile.Deregistration.RENEWED_BY_CMD;
    if (renewed || profile.has(Knob.GUARD_ORPHANS)) {
      long lifetime = bindings.lastsMillis(binding.lifetime);
      bindings.startLifetime(binding, renewed ? lifetime : 2 * lifetime, elapsedMillis, out);
    } else {
      bindings.stopLifetime(binding, out);
    }
  }

  // Implements: 5213-5.3.5-2, 5213-5.3.5-3, 8885-3.5-11
  /**
   * The session is over, says the CMD; if the mobile node is here it begins again. Otherwise the
   * entry stays for a while: a repeated release is answered, and nobody else gets the prefixes.
   */
  private void release(
      MaarBinding binding, BindingUpdate update, Timestamp now, Consumer<Output> out) {
    send(Messages.released(update, binding.dlif()), out);
    remember(binding, update, now);
    if (binding.state.isAttached()) {
      bindings.untunnel(binding, out);
      bindings.stopServing(binding, out);
      updates.register(binding, now, out);
    } else if (binding.state != MaarState.RELEASED) {
      bindings.untunnel(binding, out);
      bindings.stopLifetime(binding, out);
      updates.abandon(binding, out);
      binding.state = MaarState.RELEASED;
      MaarBindings.happened(Event.RELEASED, binding, config.cmd(), out);
      out.accept(
          new Output.StartTimer(
              binding.timer(Timer.Kind.DELETE), config.profile().value(Knob.DELETE_DELAY)));
    }
  }

  // Implements: 6275-9.5.4-6
  private void send(BindingAcknowledgement answer, Consumer<Output> out) {
    out.accept(new Output.Send(config.cmd(), answer));
  }

  // Implements: 5213-5.3.6-2
  // Implements: 6275-10.3.1-7
  private static void refuse(
      Ipv6Address to, BindingUpdate update, int status, Timestamp now, Consumer<Output> out) {
    out.accept(new Output.Send(to, Messages.refusal(update, status, now)));
    out.accept(new Output.Dropped(DropReason.REFUSED, to));
  }
}
