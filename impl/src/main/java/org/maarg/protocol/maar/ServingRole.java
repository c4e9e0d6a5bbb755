package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Registration;
import org.maarg.protocol.Timer;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.DlifLinkLayerAddress;
import org.maarg.wire.DlifLinkLocalAddress;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityOption;
import org.maarg.wire.PreviousMaar;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** A MAAR as the one that asked: what acknowledgements do to it (RFC 8885 3.1 to 3.5). */
final class ServingRole {
  private static final int MOST_REFUSED_PREFIXES = 8;

  private final MaarConfig config;
  private final MaarBindings bindings;
  private final MaarUpdates updates;
  private final AnchorRole anchorRole;

  ServingRole(
      MaarConfig config, MaarBindings bindings, MaarUpdates updates, AnchorRole anchorRole) {
    this.config = config;
    this.bindings = bindings;
    this.updates = updates;
    this.anchorRole = anchorRole;
  }

  /** An acknowledgement from the CMD or, in locator mode, from a P-MAAR. */
  void onAcknowledgement(
      Ipv6Address from, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    Optional<MnId> mn = ack.options().first(MnId.class);
    Optional<MaarBinding> binding = mn.flatMap(bindings::find);
    if (!ack.has(BindingAcknowledgement.PROXY)) {
      drop(DropReason.NOT_PROXY, from, out);
    } else if (ack.isAccepted() && !ack.has(BindingAcknowledgement.DISTRIBUTED)) {
      drop(DropReason.NOT_DISTRIBUTED, from, out);
    } else if (mn.isEmpty()) {
      drop(DropReason.NO_MN_ID, from, out);
    } else if (binding.isEmpty()) {
      drop(DropReason.UNKNOWN_MN, from, out);
    } else if (from.equals(config.cmd())) {
      fromCmd(binding.get(), ack, now, out);
    } else {
      fromPreviousMaar(binding.get(), from, ack, out);
    }
  }

  private void fromCmd(
      MaarBinding binding, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    if (!ack.isAccepted()) {
      refusedByCmd(binding, ack, now, out);
    } else if (!answersOurs(ack, binding) || !isAwaited(binding)) {
      drop(DropReason.NOT_OUTSTANDING, config.cmd(), out);
    } else if (isStale(ack, binding)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, config.cmd(), out);
    } else {
      accepted(binding, ack, out);
    }
  }

  private void refusedByCmd(
      MaarBinding binding, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    if (!binding.outstanding || binding.transmissions == 0 || !answersOurs(ack, binding)) {
      drop(DropReason.NOT_OUTSTANDING, config.cmd(), out);
    } else if (!mayTellOwnTime(ack) && isStale(ack, binding)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, config.cmd(), out);
    } else {
      refused(binding, ack, now, out);
    }
  }

  /** By one reading these two carry the receiver's time, which says nothing of our update. */
  private static boolean mayTellOwnTime(BindingAcknowledgement ack) {
    return ack.status() == Status.TIMESTAMP_MISMATCH || ack.status() == Status.TIMESTAMP_LOWER;
  }

  // Implements: 8885-3.2-20
  /**
   * Outstanding, or the last update of a mobile node served here: several answers may come to it.
   */
  private static boolean isAwaited(MaarBinding binding) {
    return (binding.outstanding && binding.transmissions > 0) || binding.state == MaarState.SERVING;
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-2, 6275-11.7.3-1
  private static boolean answersOurs(BindingAcknowledgement ack, MaarBinding binding) {
    return ack.sequence() == binding.sequence || ack.status() == Status.SEQUENCE_OUT_OF_WINDOW;
  }

  // Implements: 5213-6.9.1.2-9
  private static boolean isStale(BindingAcknowledgement ack, MaarBinding binding) {
    Optional<Timestamp> echoed = ack.options().first(Timestamp.class);
    return echoed.isPresent() && !echoed.get().equals(binding.sentAt);
  }

  private void accepted(MaarBinding binding, BindingAcknowledgement ack, Consumer<Output> out) {
    if (binding.state.isAttached()) {
      if (ack.lifetime() == 0) {
        drop(DropReason.NO_LIFETIME, config.cmd(), out);
      } else {
        registered(binding, ack, out);
      }
    } else if (ack.lifetime() == 0) {
      bindings.forget(binding, out);
    } else {
      sessionGoesOn(binding, ack, out);
    }
  }

  // Implements: 8885-3.1-5, 8885-3.2-13, 6275-11.7.3-3
  /**
   * The first answer to a re-registration says all; any other only adds. What answers a
   * registration may come in parts, and in locator mode from the P-MAARs themselves.
   */
  private void registered(MaarBinding binding, BindingAcknowledgement ack, Consumer<Output> out) {
    List<MaarBindingView.Anchor> anchors = new ArrayList<>();
    if (!binding.outstanding || binding.state != MaarState.REFRESHING) {
      anchors.addAll(binding.anchors());
    }
    if (binding.outstanding) {
      serve(binding, ack.lifetime(), out);
      updates.finish(binding, out);
    }
    addPreviousMaars(anchors, ack, out);
    bindings.replaceAnchors(binding, anchors, out);
  }

  // Implements: 6275-11.7.3-5
  private void serve(MaarBinding binding, int lifetime, Consumer<Output> out) {
    if (binding.state == MaarState.REGISTERING) {
      bindings.giveBackRefused(binding);
      // Implements: 5213-6.7-1, 5213-6.9.2-3
      bindings.advertiseOwn(binding, out);
      MaarBindings.happened(Event.SERVING, binding, config.cmd(), out);
    }
    binding.state = MaarState.SERVING;
    binding.lifetime = lifetime;
    start(Timer.Kind.REFRESH, binding, Lifetimes.refreshAfterMillis(lifetime), out);
    binding.refreshArmed = true;
    startLifetime(binding, out);
  }

  private static void startLifetime(MaarBinding binding, Consumer<Output> out) {
    start(Timer.Kind.LIFETIME, binding, Lifetimes.endsAfterMillis(binding.lifetime), out);
    binding.lifetimeArmed = true;
  }

  // Implements: 8885-3.7-6
  /**
   * Each Previous MAAR option is followed by the options of that MAAR's router, if it has told
   * them.
   */
  private void addPreviousMaars(
      List<MaarBindingView.Anchor> anchors, BindingAcknowledgement ack, Consumer<Output> out) {
    List<MobilityOption> options = ack.options().asList();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof PreviousMaar previous) {
        addAnchor(
            anchors,
            previous.address(),
            previous.homeNetworkPrefix(),
            dlifAfter(options, i + 1),
            out);
      }
    }
  }

  // Implements: 8885-4.7-4, 8885-4.8-4
  private static Dlif dlifAfter(List<MobilityOption> options, int index) {
    if (index + 1 < options.size()
        && options.get(index) instanceof DlifLinkLocalAddress linkLocal
        && options.get(index + 1) instanceof DlifLinkLayerAddress linkLayer) {
      return new Dlif(linkLayer.address(), linkLocal.address());
    }
    return Dlif.UNKNOWN;
  }

  // Implements: 8885-3-6
  private void addAnchor(
      List<MaarBindingView.Anchor> anchors,
      Ipv6Address address,
      Ipv6Prefix prefix,
      Dlif dlif,
      Consumer<Output> out) {
    Peer peer = config.maars().get(address);
    if (address.equals(config.address())) {
      drop(DropReason.TUNNEL_TO_SELF, address, out);
    } else if (peer == null) {
      drop(DropReason.UNKNOWN_PEER, address, out);
    } else if (!peer.pool().contains(prefix)) {
      drop(DropReason.PREFIX_NOT_OF_PEER, address, out);
    } else {
      anchors.removeIf(anchor -> anchor.address().equals(address));
      anchors.add(new MaarBindingView.Anchor(address, prefix, dlif));
    }
  }

  // Implements: 8885-3.5-9
  /** The CMD does not let the session end here: the mobile node is elsewhere in the domain. */
  private void sessionGoesOn(
      MaarBinding binding, BindingAcknowledgement ack, Consumer<Output> out) {
    updates.finish(binding, out);
    binding.lifetime = ack.lifetime();
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    if (serving.isPresent() && config.maars().containsKey(serving.get().address())) {
      bindings.tunnelTo(binding, serving.get().address(), out);
    }
    if (binding.isTunnelled()) {
      binding.state = MaarState.ANCHORING;
      anchorRole.startAnchorLifetime(binding, out);
      MaarBindings.happened(Event.RENEWED, binding, config.cmd(), out);
    } else {
      // Where the mobile node is, the CMD has not said; its update will.
      binding.state = MaarState.LINGERING;
      startLifetime(binding, out);
    }
  }

  // Implements: 6275-11.7.1-11, 6275-11.7.3-7
  private void refused(
      MaarBinding binding, BindingAcknowledgement ack, Timestamp now, Consumer<Output> out) {
    switch (ack.status()) {
      case Status.SEQUENCE_OUT_OF_WINDOW -> {
        binding.sequence = ack.sequence();
        updates.onRetransmit(binding, now, out);
      }
      case Status.INSUFFICIENT_RESOURCES, Status.TIMESTAMP_MISMATCH ->
          MaarBindings.happened(Event.REGISTRATION_DEFERRED, binding, config.cmd(), out);
      case Status.TIMESTAMP_LOWER -> registeredElsewhere(binding, out);
      case Status.NOT_AUTHORIZED_FOR_HNP -> prefixRefused(binding, now, out);
      default -> refusedForGood(binding, out);
    }
  }

  /**
   * The CMD knows our prefix as another mobile node's: this MAAR has lost state, or the CMD has not
   * yet let go of it. Tries the next; after some it waits for the retransmission and begins again.
   */
  private void prefixRefused(MaarBinding binding, Timestamp now, Consumer<Output> out) {
    if (binding.state != MaarState.REGISTERING || binding.advertised) {
      refusedForGood(binding, out);
    } else if (binding.refusedPrefixes().size() == MOST_REFUSED_PREFIXES) {
      bindings.giveBackRefused(binding);
      MaarBindings.happened(Event.REGISTRATION_DEFERRED, binding, config.cmd(), out);
    } else if (bindings.replaceRefusedPrefix(binding)) {
      updates.begin(binding, MaarState.REGISTERING, now, out);
    } else {
      drop(DropReason.POOL_EXHAUSTED, config.cmd(), out);
      MaarBindings.happened(Event.REGISTRATION_DEFERRED, binding, config.cmd(), out);
    }
  }

  // Implements: 5213-6.9.1.2-14
  /**
   * The CMD knows a newer registration. Its update will say where the mobile node is, if that is
   * true; otherwise, by the next transmission, this counts as an attachment and not as a
   * re-registration.
   */
  private void registeredElsewhere(MaarBinding binding, Consumer<Output> out) {
    if (binding.state == MaarState.REFRESHING) {
      binding.state = MaarState.REGISTERING;
    }
    MaarBindings.happened(Event.REGISTRATION_DEFERRED, binding, config.cmd(), out);
  }

  // Implements: 5213-6.9.1.2-13
  private void refusedForGood(MaarBinding binding, Consumer<Output> out) {
    MaarBindings.happened(Event.REGISTRATION_REFUSED, binding, config.cmd(), out);
    bindings.forget(binding, out);
  }

  // Implements: 8885-3.3-2, 8885-3.3-4, 8885-6-5
  /**
   * A direct acknowledgement in locator mode. Nothing was asked of the P-MAAR, so what ties it to
   * our registration is the Timestamp that came to it through the CMD.
   */
  private void fromPreviousMaar(
      MaarBinding binding, Ipv6Address from, BindingAcknowledgement ack, Consumer<Output> out) {
    Optional<HomeNetworkPrefix> prefix = ack.options().first(HomeNetworkPrefix.class);
    if (config.mode() != Mode.LOCATOR || !ack.isAccepted() || prefix.isEmpty()) {
      drop(DropReason.UNEXPECTED_MESSAGE, from, out);
    } else if (!binding.state.isAttached()) {
      drop(DropReason.NOT_ATTACHED, from, out);
    } else if (!isOfThisRegistration(ack, binding)) {
      drop(DropReason.STALE_ACKNOWLEDGEMENT, from, out);
    } else if (ack.lifetime() == 0) {
      drop(DropReason.NO_LIFETIME, from, out);
    } else {
      if (binding.state == MaarState.REGISTERING) {
        directlyRegistered(binding, ack.lifetime(), out);
      }
      List<MaarBindingView.Anchor> anchors = new ArrayList<>(binding.anchors());
      addAnchor(anchors, from, prefix.get().prefix(), Registration.dlifIn(ack.options()), out);
      bindings.replaceAnchors(binding, anchors, out);
    }
  }

  private static boolean isOfThisRegistration(BindingAcknowledgement ack, MaarBinding binding) {
    Optional<Timestamp> echoed = ack.options().first(Timestamp.class);
    return echoed.isPresent()
        && echoed.get().compareTo(binding.registeredAt) >= 0
        && echoed.get().compareTo(binding.sentAt) <= 0;
  }

  private void directlyRegistered(MaarBinding binding, int lifetime, Consumer<Output> out) {
    boolean wasOutstanding = binding.outstanding;
    serve(binding, lifetime, out);
    if (wasOutstanding && !config.profile().has(Knob.AWAIT_CMD_IN_LOCATOR)) {
      updates.finish(binding, out);
    }
  }

  private static void start(
      Timer.Kind kind, MaarBinding binding, long millis, Consumer<Output> out) {
    out.accept(new Output.StartTimer(Timer.of(kind, binding.mn()), millis));
  }

  private static void drop(DropReason reason, Ipv6Address from, Consumer<Output> out) {
    out.accept(new Output.Dropped(reason, from));
  }
}
