package org.maarg.protocol.maar;

import java.util.Optional;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/** Which update an acknowledgement answers, and whether it returns what that update carried. */
final class Answers {
  private Answers() {}

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1, 6275-11.7.3-2
  /**
   * The transmission of the present exchange with the acknowledgement's sequence number. Status 135
   * tells the number that was accepted instead: it answers the transmission that has its Timestamp
   * or, if it has none, the last one.
   */
  static Optional<Transmission> numbered(BindingAcknowledgement ack, MaarBinding binding) {
    boolean tellsAnother = ack.status() == Status.SEQUENCE_OUT_OF_WINDOW;
    Optional<Transmission> found = Optional.empty();
    for (Transmission sent : binding.recent()) {
      if (tellsAnother ? repeatsTimestamp(ack, sent) : sent.sequence() == ack.sequence()) {
        found = Optional.of(sent);
      }
    }
    return found;
  }

  // Implements: 5213-6.9.1.2-9
  /** 156 and 157 tell the receiver's time (RFC 5213 5.5), which says nothing of our update. */
  static boolean repeatsTimestamp(BindingAcknowledgement ack, Transmission sent) {
    Optional<Timestamp> told = ack.options().first(Timestamp.class);
    return told.isEmpty()
        || ack.status() == Status.TIMESTAMP_MISMATCH
        || ack.status() == Status.TIMESTAMP_LOWER
        || told.get().equals(sent.stamp());
  }

  // Implements: 5213-6.9.1.2-3
  /** True unless an option that the update had comes back with another value. */
  static boolean repeatsOptions(
      BindingAcknowledgement ack, MaarBinding binding, Transmission sent) {
    for (HandoffIndicator told : ack.options().all(HandoffIndicator.class)) {
      if (told.value() != sent.handoff()) {
        return false;
      }
    }
    return repeatsInterface(ack, binding);
  }

  /** True unless the mobile node's interface comes back as another one. */
  static boolean repeatsInterface(BindingAcknowledgement ack, MaarBinding binding) {
    for (AccessTechnologyType told : ack.options().all(AccessTechnologyType.class)) {
      if (told.value() != binding.accessTechnology()) {
        return false;
      }
    }
    for (MnLinkLayerIdentifier told : ack.options().all(MnLinkLayerIdentifier.class)) {
      if (binding.linkLayer().length() > 0 && !told.identifier().equals(binding.linkLayer())) {
        return false;
      }
    }
    return true;
  }
}
