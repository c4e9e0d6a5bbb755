package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Peer;
import org.maarg.protocol.Peers;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;

/**
 * What is checked of every Proxy Binding Update before its session is looked for: steps 4 to 12 of
 * RFC 5213 5.3.1, in their order. The first that fails gives the status.
 */
final class UpdateChecks {
  private final CmdConfig config;
  private final Peers peers;
  private final UpdateOrder order;

  UpdateChecks(CmdConfig config, Peers peers) {
    this.config = config;
    this.peers = peers;
    this.order = new UpdateOrder(config.profile());
  }

  // Implements: 5213-5.3-1, 5213-5.3.1-1
  /** {@link Status#ACCEPTED}, or the status that refuses the update of a MAAR. */
  int check(Request request, Optional<CmdBinding> binding) {
    int status = whoAndWhom(request);
    if (status == Status.ACCEPTED) {
      status = order.check(request, binding);
    }
    return status == Status.ACCEPTED ? missingOption(request.update()) : status;
  }

  // Implements: 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.1-7, 5213-5.3.1-8
  private int whoAndWhom(Request request) {
    if (request.mn().isEmpty()) {
      return Status.MISSING_MN_ID;
    }
    MnId mn = request.mn().get();
    MnAuthorization policy = config.authorization();
    if (!speaksFor(request.source(), request.proxyCareOfAddress())) {
      return Status.MAG_NOT_AUTHORIZED;
    }
    if (mn.isEmpty()) {
      return Status.NOT_LMA_FOR_THIS_MN;
    }
    if (!policy.mayRegister(mn, request.source())) {
      return Status.MAG_NOT_AUTHORIZED;
    }
    if (!policy.isKnown(mn)) {
      return Status.NOT_LMA_FOR_THIS_MN;
    }
    return policy.hasService(mn) ? Status.ACCEPTED : Status.PROXY_REG_NOT_ENABLED;
  }

  // Implements: 5213-4-6
  /** A MAAR, about itself; or about an address that is configured with the same pool. */
  private boolean speaksFor(Ipv6Address source, Ipv6Address proxyCareOfAddress) {
    Peer sender = peers.find(source).orElseThrow();
    Optional<Peer> named = peers.find(proxyCareOfAddress);
    return named.isPresent() && sender.pool().equals(named.get().pool());
  }

  // Implements: 5213-5.3.1-10, 5213-5.3.1-11, 5213-5.3.1-12
  private static int missingOption(BindingUpdate update) {
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
}
