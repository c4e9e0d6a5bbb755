package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.Timestamp;

/**
 * Whether an update is newer than what the CMD knows, so that a late one moves nothing back (RFC
 * 5213 5.5). It counts what was accepted for the mobile node, from whichever MAAR, registrations
 * and deregistrations alike.
 */
final class UpdateOrder {
  private final Profile profile;

  UpdateOrder(Profile profile) {
    this.profile = profile;
  }

  // Implements: 5213-5.3.1-9, 5213-5.5-1, 5213-5.5-18
  /** {@link Status#ACCEPTED}, or 157, 156 or 135. */
  int check(Request request, Optional<CmdBinding> binding) {
    Optional<Timestamp> timestamp = request.timestamp();
    int status =
        timestamp.isPresent()
            ? byTimestamp(timestamp.get(), request.came(), binding)
            : bySequence(request.update().sequence(), binding);
    return status == Status.ACCEPTED && isLateRenewal(request, binding)
        ? Status.TIMESTAMP_LOWER
        : status;
  }

  // Implements: 5213-5.5-3, 5213-5.5-4
  private int byTimestamp(Timestamp timestamp, Timestamp came, Optional<CmdBinding> binding) {
    Optional<Timestamp> newest = binding.isPresent() ? binding.get().newest() : Optional.empty();
    int toNewest = newest.isPresent() ? timestamp.compareTo(newest.get()) : 1;
    if (toNewest < 0) {
      return Status.TIMESTAMP_LOWER;
    }
    // Valid is what is close to our clock and greater than all before (RFC 5213 5.5).
    return toNewest > 0 && isClose(timestamp, came) ? Status.ACCEPTED : Status.TIMESTAMP_MISMATCH;
  }

  /** When the update came counts, and not when it is its turn: who waits here has done no wrong. */
  private boolean isClose(Timestamp timestamp, Timestamp came) {
    long window = profile.value(Knob.TIMESTAMP_WINDOW);
    return window == 0 || timestamp.isWithin(window, came);
  }

  // Implements: 5213-5.5-7, 5213-5.5-11, 6275-9.5.1-1, 6275-9.5.1-2, 6275-9.5.1-4
  private static int bySequence(int sequence, Optional<CmdBinding> binding) {
    return binding.isEmpty() || SequenceNumber.isNewer(sequence, binding.get().sequence())
        ? Status.ACCEPTED
        : Status.SEQUENCE_OUT_OF_WINDOW;
  }

  /**
   * A re-registration by a MAAR that has not heard yet that the mobile node has moved on. The text
   * has no word on it: {@link Knob#REFUSE_LATE_RENEWALS}.
   */
  private boolean isLateRenewal(Request request, Optional<CmdBinding> binding) {
    return profile.has(Knob.REFUSE_LATE_RENEWALS)
        && !request.deregisters()
        && binding.isPresent()
        && binding.get().phase == CmdBinding.Phase.ACTIVE
        && !binding.get().servingMaar().equals(request.proxyCareOfAddress())
        && request
            .update()
            .options()
            .first(HandoffIndicator.class)
            .equals(Optional.of(new HandoffIndicator(HandoffIndicator.UNCHANGED)));
  }
}
