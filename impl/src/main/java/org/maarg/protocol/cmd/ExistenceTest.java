package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/**
 * What else RFC 5213 5.4.1 asks of an update whose session has been {@linkplain SessionLookup
 * looked for}: a prefix is exclusive, and a deregistration ends only what it names.
 */
final class ExistenceTest {
  private final CmdBindings bindings;

  ExistenceTest(CmdBindings bindings) {
    this.bindings = bindings;
  }

  // Implements: 5213-5.2-1, 5213-5.4.1.1-3, 5213-5.4.1.1-4
  /**
   * Whether the prefixes named contradict what is there: 155 where one is, or lies in, another
   * mobile node's, or where they are another session's that is not let go of yet; 159 where one is
   * of this session, at whatever MAAR, and they are not all that this MAAR has there, or others are
   * with it, another session's among them.
   */
  int conflict(Request request, Optional<CmdBinding> binding) {
    MnId mn = request.mn().orElseThrow();
    for (Ipv6Prefix prefix : request.prefixes()) {
      if (!bindings.isFreeFor(prefix, mn)) {
        return Status.NOT_AUTHORIZED_FOR_HNP;
      }
    }
    for (Ipv6Prefix prefix : request.prefixes()) {
      if (bindings.isOfAnother(prefix, mn, binding)) {
        return binding.isPresent() && binding.get().holdsOneOf(request.prefixes())
            ? Status.PREFIX_SETS_DIFFER
            : Status.NOT_AUTHORIZED_FOR_HNP;
      }
    }
    return binding.isPresent() && binding.get().holdsOthersThan(request.named())
        ? Status.PREFIX_SETS_DIFFER
        : Status.ACCEPTED;
  }

  // Implements: 5213-5.4.1.2-1, 5213-5.4.1.2-2, 5213-5.4.1.2-3, 5213-5.4.1.2-4, 5213-5.4.1.3-1,
  // 5213-5.4.1.3-2
  /**
   * True if an update that names no prefix is about the prefixes of the S-MAAR, who sends it: by
   * link-layer identifier and access technology, or by a handoff that says so.
   */
  static boolean meansPrefixOfSender(Request request, CmdBinding binding) {
    if (!request.prefixes().isEmpty()
        || !binding.servingMaar().equals(request.proxyCareOfAddress())) {
      return false;
    }
    int handoff = request.handoff();
    Optional<MnLinkLayerIdentifier> told =
        request.update().options().first(MnLinkLayerIdentifier.class);
    if (told.isEmpty()) {
      return handoff == HandoffIndicator.OTHER_INTERFACE
          || handoff == HandoffIndicator.BETWEEN_MAGS;
    }
    boolean sameInterface =
        told.get().identifier().equals(binding.registration().linkLayer())
            && hasSameTechnology(request, binding.registration());
    return sameInterface || handoff == HandoffIndicator.OTHER_INTERFACE;
  }

  // Implements: 5213-5.4.1.1-7, 5213-5.4.1.2-9, 5213-5.4.1.3-7
  /** True if a deregistration of the S-MAAR is about this session. */
  static boolean ends(Request request, CmdBinding binding) {
    Registration registration = binding.registration();
    boolean namesIt =
        registration.prefixes().isExactly(request.prefixes())
            && (hasSameTechnology(request, registration)
                || request.handoff() == HandoffIndicator.OTHER_INTERFACE);
    return namesIt || meansPrefixOfSender(request, binding);
  }

  private static boolean hasSameTechnology(Request request, Registration registration) {
    return request.update().options().first(AccessTechnologyType.class).orElseThrow().value()
        == registration.accessTechnology();
  }
}
