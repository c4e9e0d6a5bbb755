package org.maarg.protocol.maar;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.Timestamp;

/**
 * What an anchor checks of the CMD's update about a mobile node that it knows, in the order of RFC
 * 5213 5.3.1: its age (5.5), its options, its prefixes (5.4.1.1); then its D flag (RFC 8885 4.1).
 */
final class AnchorChecks {
  /** No status: the update fits no session of the mobile node. */
  static final int NO_MATCH = -1;

  private final MaarConfig config;
  private final MaarBindings bindings;

  AnchorChecks(MaarConfig config, MaarBindings bindings) {
    this.config = config;
    this.bindings = bindings;
  }

  // Implements: 5213-5.3-1
  /**
   * The status of the first check that fails, {@link #NO_MATCH}, or accepted.
   *
   * @param came when the update came, by which its Timestamp is judged
   */
  int status(MaarBinding binding, BindingUpdate update, Timestamp came) {
    int order = order(binding, update, came);
    if (order != Status.ACCEPTED) {
      return order;
    } else if (!update.options().has(HomeNetworkPrefix.class)) {
      return Status.MISSING_HNP;
    } else if (!update.options().has(HandoffIndicator.class)) {
      return Status.MISSING_HANDOFF_INDICATOR;
    } else if (!update.options().has(AccessTechnologyType.class)) {
      return Status.MISSING_ACCESS_TECHNOLOGY;
    }
    int session = prefixes(binding, update);
    return session == Status.ACCEPTED ? distributed(update) : session;
  }

  /** Where RFC 5213 would accept it, and only there, RFC 8885 4.1 asks for the D flag. */
  private static int distributed(BindingUpdate update) {
    return update.has(BindingUpdate.DISTRIBUTED)
        ? Status.ACCEPTED
        : Status.ADMINISTRATIVELY_PROHIBITED;
  }

  // Implements: 5213-5.5-1, 5213-5.5-7, 5213-5.5-11, 5213-5.3.1-9, 6275-9.5.1-1, 6275-9.5.1-2
  /** An update that is older than what this MAAR knows must not move the mobile node back. */
  private int order(MaarBinding binding, BindingUpdate update, Timestamp came) {
    Optional<Timestamp> stamp = update.options().first(Timestamp.class);
    if (!config.profile().has(Knob.ORDER_RELAYED_UPDATES)) {
      return Status.ACCEPTED;
    } else if (stamp.isPresent()) {
      return isOvertaken(binding, update, stamp.get())
          ? Status.TIMESTAMP_LOWER
          : order(binding, stamp.get(), came);
    }
    boolean isFirst = binding.relayedSequence == MaarBinding.NO_SEQUENCE;
    return isFirst || SequenceNumber.isNewer(update.sequence(), binding.relayedSequence)
        ? Status.ACCEPTED
        : Status.SEQUENCE_OUT_OF_WINDOW;
  }

  /**
   * True if the interface that the session is of by now has been here since: in a session of its
   * own, for where that came from nobody could tell (decision interfaces).
   */
  private boolean isOvertaken(MaarBinding binding, BindingUpdate update, Timestamp stamp) {
    Optional<AccessTechnologyType> technology = update.options().first(AccessTechnologyType.class);
    Octets linkLayer = Registration.linkLayerIn(update.options());
    for (MaarBinding other : bindings.of(binding.mn())) {
      if (other.session() != binding.session()
          && technology.isPresent()
          && other.isAt(linkLayer, technology.get().value())
          && other.newest.compareTo(stamp) > 0) {
        return true;
      }
    }
    return false;
  }

  // Implements: 5213-5.5-3, 5213-5.5-4, 5213-5.5-18
  private int order(MaarBinding binding, Timestamp stamp, Timestamp came) {
    int age = stamp.compareTo(binding.newest);
    int window = config.profile().value(Knob.TIMESTAMP_WINDOW);
    if (age < 0) {
      return Status.TIMESTAMP_LOWER;
    }
    boolean valid = age > 0 && (window == 0 || stamp.isWithin(window, came));
    return valid ? Status.ACCEPTED : Status.TIMESTAMP_MISMATCH;
  }

  // Implements: 5213-5.4.1.1-3, 5213-5.4.1.1-4
  /**
   * The update names our prefixes alone and all of them, or the S-MAAR's, which say nothing about
   * us; a deregistration has to name ours.
   */
  private int prefixes(MaarBinding binding, BindingUpdate update) {
    List<Ipv6Prefix> named = PrefixSet.namedIn(update.options());
    boolean ours = false;
    boolean nobodys = update.lifetime() == 0;
    for (Ipv6Prefix prefix : named) {
      if (binding.prefixes().contains(prefix)) {
        ours = true;
      } else if (bindings.isTaken(prefix)) {
        return Status.NOT_AUTHORIZED_FOR_HNP;
      } else if (config.pool().contains(prefix)) {
        nobodys = true;
      }
    }
    if (ours) {
      return binding.prefixes().isExactly(named) ? Status.ACCEPTED : Status.PREFIX_SETS_DIFFER;
    }
    return nobodys ? NO_MATCH : Status.ACCEPTED;
  }
}
