package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.Timestamp;

/** What the CMD's own updates say, each with a number of its own and a time. */
final class UpdateContents {
  private final Profile profile;
  private final Stamps stamps;
  private int lastSequence;

  UpdateContents(Profile profile) {
    this.profile = profile;
    this.stamps = new Stamps(profile);
  }

  /** That a session is over. */
  BindingUpdate release(Release release, Timestamp now) {
    Registration ended = release.ended();
    Optional<Timestamp> at = stamps.of(ended, release.exchange(), now);
    return Messages.release(ended, at, nextSequence());
  }

  // Implements: 8885-3.2-3
  /**
   * Where the mobile node is now. The first one may be a copy of the S-MAAR's, which says what it
   * has to as long as the mobile node has one session; what is sent again is always the CMD's own.
   */
  BindingUpdate follow(CmdBinding binding, PreviousMaarEntry entry, Timestamp now) {
    Ipv6Address servingMaar = binding.servingMaar();
    if (profile.has(Knob.FORWARD_COPIES)
        && !binding.isOneOfSeveral
        && entry.exchange().transmissions() == 0) {
      BindingUpdate copy = Messages.copied(binding.wholeUpdate(), servingMaar);
      if (MobilityHeader.encodedLength(copy) <= MobilityHeader.MAX_OCTETS) {
        continueAfter(copy.sequence());
        return copy;
      }
    }
    Registration registration = binding.registration();
    Optional<Timestamp> at = stamps.of(registration, entry.exchange(), now);
    return Messages.relayed(registration, at, entry.prefixes(), servingMaar, nextSequence());
  }

  // Implements: 6275-11.7.2-1, 6275-11.7.2-3, 6275-11.8-4
  /** One series for all that this CMD sends, so that no old answer fits a new update. */
  private int nextSequence() {
    lastSequence = SequenceNumber.next(lastSequence);
    return lastSequence;
  }

  // Implements: 6275-11.7.1-11, 6275-11.7.3-2
  /** A MAAR has seen this number; what comes next has to be greater for it. */
  void continueAfter(int sequence) {
    if (!SequenceNumber.isNewer(lastSequence, sequence)) {
      lastSequence = sequence;
    }
  }

  void writeState(StateWriter out) {
    out.put(lastSequence);
    stamps.writeState(out);
  }

  void readState(StateReader in) {
    lastSequence = in.u16();
    stamps.readState(in);
  }
}
