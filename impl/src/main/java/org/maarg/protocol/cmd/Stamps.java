package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.option.Timestamp;

/** The times that a CMD gives to its updates, where MAARs use Timestamps (RFC 5213 5.5, 6.9.4). */
final class Stamps {
  private final Profile profile;
  private Optional<Timestamp> last = Optional.empty();

  Stamps(Profile profile) {
    this.profile = profile;
  }

  // Implements: 5213-6.9.4-4
  /**
   * The time of this transmission: now, and later than all before, for a MAAR that is told twice
   * within a tick of the clock must see which came last. Clocks of MAARs may be ahead of this one
   * by as much as the window: what tells of a registration is later than that, or the MAAR of the
   * one before could not tell it from something old, and each transmission is later than the one
   * before, or a MAAR that has heard that would refuse it.
   */
  Optional<Timestamp> of(Registration told, Exchange exchange, Timestamp now) {
    if (told.timestamp().isEmpty()) {
      return Optional.empty();
    }
    Timestamp own = last.isEmpty() || now.compareTo(last.get()) > 0 ? now : last.get().next();
    last = Optional.of(own);
    Timestamp at = follows(told.timestamp().get(), own, now) ? told.timestamp().get().next() : own;
    Optional<Timestamp> before = exchange.lastStamp();
    return Optional.of(
        before.isPresent() && at.compareTo(before.get()) <= 0 ? before.get().next() : at);
  }

  private boolean follows(Timestamp told, Timestamp own, Timestamp now) {
    return profile.has(Knob.STAMP_AFTER_KNOWN)
        && told.compareTo(own) >= 0
        && told.isWithin(profile.value(Knob.TIMESTAMP_WINDOW), now);
  }

  void writeState(StateWriter out) {
    out.put(last);
  }

  void readState(StateReader in) {
    last = in.timestamp();
  }
}
