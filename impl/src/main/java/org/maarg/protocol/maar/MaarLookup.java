package org.maarg.protocol.maar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Input;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/**
 * Which of a mobile node's sessions at a MAAR is meant: by a prefix, by the interface, or because
 * there is no other (RFC 5213 5.4.1, decision interfaces).
 */
final class MaarLookup {
  private final MaarConfig config;
  private final MaarBindings bindings;

  MaarLookup(MaarConfig config, MaarBindings bindings) {
    this.config = config;
    this.bindings = bindings;
  }

  /**
   * The session of somebody who attaches; empty if this is a new one here. What tells no interface
   * is taken for the one that is known, and a handover between interfaces moves the one that there
   * is: the CMD finds the session by the prefixes named.
   */
  Optional<MaarBinding> ofAttachment(Input.Attached attached) {
    List<MaarBinding> sessions = bindings.of(attached.mn());
    Octets linkLayer = MaarBinding.known(attached.linkLayer());
    Optional<MaarBinding> same = ofInterface(sessions, linkLayer, attached.accessTechnology());
    if (same.isPresent() || sessions.size() != 1) {
      return same;
    }
    MaarBinding only = sessions.get(0);
    boolean moves = attached.handoff() == HandoffIndicator.OTHER_INTERFACE;
    boolean unknown = linkLayer.length() == 0 || only.linkLayer().length() == 0;
    return moves || unknown ? Optional.of(only) : Optional.empty();
  }

  /** The sessions that leave the link with an interface, or with the mobile node. */
  List<MaarBinding> ofDetachment(Input.Detached detached) {
    Octets linkLayer = MaarBinding.known(detached.linkLayer());
    List<MaarBinding> left = new ArrayList<>(1);
    for (MaarBinding binding : bindings.of(detached.mn())) {
      boolean meant =
          linkLayer.length() == 0
              || binding.linkLayer().length() == 0
              || binding.linkLayer().equals(linkLayer);
      if (binding.state.isAttached() && meant) {
        left.add(binding);
      }
    }
    return left;
  }

  private static Optional<MaarBinding> ofInterface(
      List<MaarBinding> sessions, Octets linkLayer, int accessTechnology) {
    for (MaarBinding binding : sessions) {
      if (binding.isAt(linkLayer, accessTechnology)) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  // Implements: 5213-5.4.1.1-1, 5213-5.4.1.2-1
  /** The session that an update of the CMD is about. */
  Optional<MaarBinding> ofUpdate(MnId mn, BindingUpdate update) {
    List<MaarBinding> sessions = bindings.of(mn);
    List<Ipv6Prefix> named = PrefixSet.namedIn(update.options());
    Optional<MaarBinding> found = ofPrefix(sessions, named);
    if (found.isEmpty()) {
      found = ofInterface(sessions, update.options());
    }
    if (found.isPresent() || sessions.size() != 1) {
      return found;
    }
    // A prefix of ours that nobody has is one that this MAAR has forgotten, of another session.
    boolean isAnother = isOfPool(named) && isOtherInterface(sessions.get(0), update.options());
    return isAnother ? Optional.empty() : Optional.of(sessions.get(0));
  }

  private boolean isOfPool(List<Ipv6Prefix> named) {
    for (Ipv6Prefix prefix : named) {
      if (config.pool().contains(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOtherInterface(MaarBinding binding, MobilityOptions told) {
    Optional<AccessTechnologyType> technology = told.first(AccessTechnologyType.class);
    return technology.isPresent()
        && !binding.mayBeAt(Registration.linkLayerIn(told), technology.get().value());
  }

  // Implements: 5213-6.9.1.2-2
  /**
   * The session that an answer is about. The CMD names the prefixes that it was asked for, or the
   * number; a P-MAAR, which names its own, tells the interface.
   */
  Optional<MaarBinding> ofAnswer(MnId mn, BindingAcknowledgement ack, boolean fromCmd) {
    List<MaarBinding> sessions = bindings.of(mn);
    if (sessions.size() < 2) {
      return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(0));
    }
    Optional<MaarBinding> found = Optional.empty();
    if (fromCmd) {
      found = ofPrefix(sessions, PrefixSet.namedIn(ack.options()));
      if (found.isEmpty()) {
        found = bindings.numbers().about(ack.sequence()).filter(sessions::contains);
      }
    }
    if (found.isEmpty()) {
      found = ofInterface(sessions, ack.options());
    }
    return found.isPresent() ? found : Optional.of(sessions.get(0));
  }

  private static Optional<MaarBinding> ofPrefix(
      List<MaarBinding> sessions, List<Ipv6Prefix> named) {
    for (MaarBinding binding : sessions) {
      if (binding.prefixes().hasOneOf(named)) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  private static Optional<MaarBinding> ofInterface(
      List<MaarBinding> sessions, MobilityOptions told) {
    Optional<AccessTechnologyType> technology = told.first(AccessTechnologyType.class);
    return technology.isPresent()
        ? ofInterface(sessions, Registration.linkLayerIn(told), technology.get().value())
        : Optional.empty();
  }
}
