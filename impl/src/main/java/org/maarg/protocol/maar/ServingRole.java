package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peers;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A MAAR as the one that asked: what acknowledgements do to it (RFC 8885 3.1 to 3.5). */
final class ServingRole {
  private final MaarConfig config;
  private final Peers peers;
  private final MaarBindings bindings;
  private final MaarUpdates updates;
  private final AnchorRole anchorRole;
  private final PreviousMaars previousMaars;
  private final Refusals refusals;
  private final DirectAnswers directAnswers;
  private final MaarLookup lookup;

  ServingRole(
      MaarConfig config,
      Peers peers,
      MaarBindings bindings,
      MaarUpdates updates,
      AnchorRole anchorRole) {
    this.config = config;
    this.peers = peers;
    this.bindings = bindings;
    this.updates = updates;
    this.anchorRole = anchorRole;
    this.lookup = new MaarLookup(config, bindings);
    this.previousMaars = new PreviousMaars(config, peers);
    this.refusals = new Refusals(config, bindings, updates, anchorRole);
    this.directAnswers = new DirectAnswers(config, bindings, updates, this, previousMaars);
  }

  // Implements: 5213-6.9.1.2-11
  /** An acknowledgement from the CMD or, in locator mode, from a P-MAAR. */
  void onAcknowledgement(
      Ipv6Address from, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    Optional<MnId> mn = ack.options().first(MnId.class);
    boolean fromCmd = from.equals(config.cmd());
    Optional<MaarBinding> binding = mn.flatMap(id -> lookup.ofAnswer(id, ack, fromCmd));
    if (!ack.has(BindingAcknowledgement.PROXY)) {
      drop(DropReason.NOT_PROXY, from, out);
    } else if (ack.isAccepted()
        && !ack.has(BindingAcknowledgement.DISTRIBUTED)
        && !config.profile().has(Knob.LAB_PLAIN_PEERS)) {
      drop(DropReason.NOT_DISTRIBUTED, from, out);
    } else if (mn.isEmpty()) {
      drop(DropReason.NO_MN_ID, from, out);
    } else if (binding.isEmpty()) {
      ofAnother(from, ack, out);
    } else if (fromCmd) {
      fromCmd(binding.get(), ack, now, out);
    } else {
      directAnswers.onAcknowledgement(binding.get(), from, ack, now, out);
    }
  }

  // Implements: 5213-6.9.1.2-12
  /**
   * About a mobile node that is not here. If it has the number of an update of ours, it returns
   * another identifier than was sent.
   */
  private void ofAnother(Ipv6Address from, BindingAcknowledgement ack, Consumer<Output> out) {
    Optional<MaarBinding> asked =
        from.equals(config.cmd()) ? bindings.awaiting(ack.sequence()) : Optional.empty();
    if (asked.isPresent()) {
      changed(asked.get(), out);
    } else {
      drop(DropReason.UNKNOWN_MN, from, out);
    }
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1
  private void fromCmd(
      MaarBinding binding, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    Optional<Transmission> asked = Answers.numbered(ack, binding);
    if (asked.isEmpty() || !isAwaited(binding, ack)) {
      drop(DropReason.NOT_OUTSTANDING, config.cmd(), out);
    } else if (!Answers.repeatsTimestamp(ack, asked.get())) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, config.cmd(), out);
    } else if (!Answers.repeatsOptions(ack, binding, asked.get())) {
      changed(binding, out);
    } else if (!ack.isAccepted()) {
      refusals.refused(binding, ack, now, out);
    } else {
      accepted(binding, ack, elapsedMillis(asked.get(), now), out);
    }
  }

  // Implements: 8885-3.2-20
  /**
   * Outstanding; or an acceptance of what was sent recently: several may come, and one may come
   * behind the refusal of a copy (RFC 5213 6.9.1.2). What refuses an update that was accepted
   * rejects no binding (RFC 6275 11.7.3).
   */
  private static boolean isAwaited(MaarBinding binding, BindingAcknowledgement ack) {
    return binding.outstanding || ack.isAccepted();
  }

  // Implements: 5213-6.9.1.2-3, 5213-6.9.1.2-12
  /**
   * An answer that returns other values than were sent: ignored, and nothing is sent again, unless
   * by a MAAR that asks unaided: the answer may be one to an update of before its restart.
   */
  private void changed(MaarBinding binding, Consumer<Output> out) {
    drop(DropReason.CHANGED_OPTION, config.cmd(), out);
    if (binding.outstanding && !config.profile().has(Knob.ASK_AGAIN_UNAIDED)) {
      refusals.hold(binding, out);
    }
  }

  /** How long ago this was sent; 0 where clocks tell nothing. */
  static long elapsedMillis(Transmission sent, Timestamp now) {
    return Math.max(0, now.toEpochMilli() - sent.stamp().toEpochMilli());
  }

  private void accepted(
      MaarBinding binding, BindingAcknowledgement ack, long elapsedMillis, Consumer<Output> out) {
    if (!binding.state.isAttached() && ack.lifetime() == 0) {
      bindings.forget(binding, out);
    } else if (ack.lifetime() == 0) {
      drop(DropReason.NO_LIFETIME, config.cmd(), out);
    } else if (!isOnlyFor(binding, ack)) {
      drop(DropReason.PREFIX_NOT_ASKED_FOR, config.cmd(), out);
    } else if (binding.state.isAttached()) {
      registered(binding, ack, elapsedMillis, out);
    } else {
      sessionGoesOn(binding, ack, elapsedMillis, out);
    }
  }

  // Implements: 5213-6.9.1.2-5
  /** What was accepted is what the acknowledgement names: our prefixes, all and no other. */
  private static boolean isOnlyFor(MaarBinding binding, BindingAcknowledgement ack) {
    return binding.prefixes().isExactly(PrefixSet.namedIn(ack.options()));
  }

  // Implements: 8885-3.1-5, 8885-3.2-13, 6275-11.7.3-3
  /**
   * The first answer to a re-registration says all; any other only adds. What answers a
   * registration may come in parts, and in locator mode from the P-MAARs themselves.
   */
  private void registered(
      MaarBinding binding, BindingAcknowledgement ack, long elapsedMillis, Consumer<Output> out) {
    List<MaarBindingView.Anchor> anchors = new ArrayList<>();
    boolean completes = binding.outstanding || binding.state != MaarState.SERVING;
    if (!completes || binding.state != MaarState.REFRESHING) {
      anchors.addAll(binding.anchors());
    }
    if (completes) {
      serve(binding, ack.lifetime(), elapsedMillis, out);
      updates.finish(binding, out);
    }
    previousMaars.addAll(anchors, ack, out);
    bindings.replaceAnchors(binding, anchors, out);
  }

  // Implements: 6275-11.7.3-4, 6275-11.7.3-5
  /** The mobile node is registered for a lifetime that has run since its update was sent. */
  void serve(MaarBinding binding, int lifetime, long elapsedMillis, Consumer<Output> out) {
    if (binding.state == MaarState.REGISTERING) {
      bindings.untunnel(binding, out);
      // Implements: 5213-6.7-1, 5213-6.9.2-3
      bindings.advertiseOwn(binding, out);
      MaarBindings.happened(Event.SERVING, binding, config.cmd(), out);
    }
    binding.state = MaarState.SERVING;
    // What comes later is no news of this handover.
    binding.handoff = HandoffIndicator.UNKNOWN;
    binding.lifetime = lifetime;
    long refresh = Lifetimes.refreshAfterMillis(lifetime) - elapsedMillis;
    out.accept(new Output.StartTimer(binding.timer(Timer.Kind.REFRESH), Math.max(1, refresh)));
    binding.refreshArmed = true;
    bindings.startLifetime(binding, bindings.lastsMillis(lifetime), elapsedMillis, out);
  }

  // Implements: 5213-6.9.2-4
  /**
   * The binding is over and the mobile node is here: it is not served any longer, and is registered
   * anew. An update that is held back stays so.
   */
  void onLifetime(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    boolean isHeld = binding.state != MaarState.SERVING && !binding.outstanding;
    bindings.untunnel(binding, out);
    bindings.stopServing(binding, out);
    if (isHeld) {
      binding.state = MaarState.REGISTERING;
    } else {
      updates.register(binding, now, out);
    }
  }

  // Implements: 8885-3.5-9
  /** The CMD does not let the session end here: the mobile node is elsewhere in the domain. */
  private void sessionGoesOn(
      MaarBinding binding, BindingAcknowledgement ack, long elapsedMillis, Consumer<Output> out) {
    updates.abandon(binding, out);
    binding.lifetime = ack.lifetime();
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    if (serving.isPresent() && isAnother(serving.get().address(), out)) {
      bindings.tunnelTo(binding, serving.get().address(), out);
    }
    if (binding.isTunnelled()) {
      binding.state = MaarState.ANCHORING;
      anchorRole.startAnchorLifetime(binding, elapsedMillis, out);
      MaarBindings.happened(Event.RENEWED, binding, config.cmd(), out);
    } else {
      // Where the mobile node is, the CMD has not said; its update will.
      binding.state = MaarState.LINGERING;
      bindings.startLifetime(binding, bindings.lastsMillis(ack.lifetime()), elapsedMillis, out);
    }
  }

  /** Only a MAAR of the domain, and another one, can serve the mobile node then. */
  private boolean isAnother(Ipv6Address servingMaar, Consumer<Output> out) {
    if (servingMaar.equals(config.address())) {
      drop(DropReason.TUNNEL_TO_SELF, config.cmd(), out);
      return false;
    } else if (!peers.has(servingMaar)) {
      drop(DropReason.UNKNOWN_PEER, servingMaar, out);
      return false;
    }
    return true;
  }

  private static void drop(DropReason reason, Ipv6Address from, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, from));
  }
}
