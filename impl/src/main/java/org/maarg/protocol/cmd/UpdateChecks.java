package org.maarg.protocol.cmd;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Peer;
import org.maarg.wire.AccessTechnologyType;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/**
 * What the CMD checks of an update before it looks at the binding, in this order; the first check
 * that fails gives the status (RFC 5213 5.3.1; the order is ours, decision status-precedence).
 */
public final class UpdateChecks {
  private final CmdConfig config;

  UpdateChecks(CmdConfig config) {
    this.config = config;
  }

  // Implements: 5213-5.3.1-1, 5213-5.3.1-3, 8885-4.1-5
  /** {@link Status#ACCEPTED}, or the status that refuses the update. */
  int check(Ipv6Address from, BindingUpdate update, Timestamp now) {
    if (!update.has(BindingUpdate.PROXY)) {
      return Status.NOT_HOME_AGENT;
    }
    Peer peer = config.maars().get(from);
    if (peer == null) {
      return Status.MAG_NOT_AUTHORIZED;
    }
    if (!update.has(BindingUpdate.DISTRIBUTED)) {
      // A plain gateway would tunnel user traffic to the CMD, which has no data plane.
      return Status.ADMINISTRATIVELY_PROHIBITED;
    }
    int missing = missingOption(update);
    return missing == Status.ACCEPTED ? authorization(peer, update, now) : missing;
  }

  // Implements: 5213-5.3.1-5, 5213-5.3.1-10, 5213-5.3.1-11, 5213-5.3.1-12
  /** Which mandatory option is missing, as a status. */
  static int missingOption(BindingUpdate update) {
    if (!update.options().has(MnId.class)) {
      return Status.MISSING_MN_ID;
    }
    if (!update.options().has(HomeNetworkPrefix.class)) {
      return Status.MISSING_HNP;
    }
    if (!update.options().has(HandoffIndicator.class)) {
      return Status.MISSING_HANDOFF_INDICATOR;
    }
    return update.options().has(AccessTechnologyType.class)
        ? Status.ACCEPTED
        : Status.MISSING_ACCESS_TECHNOLOGY;
  }

  // Implements: 5213-5.3.1-7, 5213-5.3.2-1, 5213-4-6
  private int authorization(Peer peer, BindingUpdate update, Timestamp now) {
    MnId mn = update.options().first(MnId.class).orElseThrow();
    if (mn.isEmpty()) {
      return Status.NOT_LMA_FOR_THIS_MN;
    }
    if (!config.authorization().mayRegister(mn, peer.address())) {
      return Status.PROXY_REG_NOT_ENABLED;
    }
    List<HomeNetworkPrefix> prefixes = update.options().all(HomeNetworkPrefix.class);
    if (prefixes.size() > 1) {
      // One prefix per mobile node and MAAR is what a binding holds.
      return Status.PREFIX_SETS_DIFFER;
    }
    if (!peer.pool().contains(prefixes.get(0).prefix())) {
      return Status.NOT_AUTHORIZED_FOR_HNP;
    }
    return isTimely(update, now) ? Status.ACCEPTED : Status.TIMESTAMP_MISMATCH;
  }

  // Implements: 5213-5.5-3, 5213-5.3.1-9
  private boolean isTimely(BindingUpdate update, Timestamp now) {
    long window = config.profile().value(Knob.TIMESTAMP_WINDOW);
    Optional<Timestamp> timestamp = update.options().first(Timestamp.class);
    return window == 0 || timestamp.isEmpty() || timestamp.get().isWithin(window, now);
  }
}
