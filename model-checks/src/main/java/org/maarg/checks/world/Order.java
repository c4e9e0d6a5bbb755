package org.maarg.checks.world;

import java.util.Optional;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * The order that a network keeps where the receiver could not restore it: of what the CMD sends to
 * a MAAR about a mobile node, an acceptance does not overtake an update about another S-MAAR that
 * has the later Timestamp. A MAAR orders by Timestamps (RFC 5213 5.5), and the acceptance has that
 * of the registration, not that of its own sending.
 */
final class Order {
  private Order() {}

  /** True if the later of two messages may not arrive before the earlier one. */
  static boolean keeps(Flight earlier, Flight later) {
    return earlier.from() == 0
        && later.from() == 0
        && earlier.to() == later.to()
        && earlier.message() instanceof BindingUpdate update
        && later.message() instanceof BindingAcknowledgement ack
        && ack.isAccepted()
        && keeps(update.options(), ack.options());
  }

  private static boolean keeps(MobilityOptions update, MobilityOptions ack) {
    Optional<Timestamp> told = update.first(Timestamp.class);
    Optional<Timestamp> registered = ack.first(Timestamp.class);
    return update.has(ServingMaar.class)
        && update.first(MnId.class).equals(ack.first(MnId.class))
        && (told.isEmpty() || registered.isEmpty() || told.get().compareTo(registered.get()) > 0);
  }
}
