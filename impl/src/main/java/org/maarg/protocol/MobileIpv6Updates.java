package org.maarg.protocol;

import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;

/**
 * Binding Updates without the P flag: a mobile node's own. No node of this domain is a home agent,
 * nor a correspondent node (RFC 6275 9.5.1, 10.3.1, 10.3.2).
 */
public final class MobileIpv6Updates {
  private MobileIpv6Updates() {}

  // Implements: 6275-9.5.1-5, 6275-10.3.1-6, 6275-10.3.2-1, 6275-10.3.2-2
  /** Answers a home registration with 131, its end with 133, and anything else not at all. */
  public static void answer(Ipv6Address from, BindingUpdate update, Consumer<Output> out) {
    Optional<BindingAcknowledgement> refusal = refusal(update);
    if (refusal.isEmpty()) {
      out.accept(new Output.Dropped(DropReason.NOT_HOME_REGISTRATION, from));
    } else {
      out.accept(new Output.Send(from, refusal.get()));
      out.accept(new Output.Dropped(DropReason.REFUSED, from));
    }
  }

  /** What a home registration or its end is refused with; empty for anything else. */
  static Optional<BindingAcknowledgement> refusal(BindingUpdate update) {
    if (!update.has(BindingUpdate.HOME)) {
      return Optional.empty();
    }
    int status =
        update.lifetime() == 0 ? Status.NOT_HOME_AGENT : Status.HOME_REGISTRATION_NOT_SUPPORTED;
    return Optional.of(Messages.notProxy(update, status));
  }
}
