package org.maarg.protocol.cmd;

import java.util.Optional;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Timestamp;

// Implements: 6275-11.7.1-10
/** A P-MAAR of a mobile node at the CMD, with the exchange that tells it where the node is now. */
final class PreviousMaarEntry {
  /** What the CMD has told this P-MAAR without an answer yet. */
  enum Outstanding {
    NONE,
    /** An update with the Serving MAAR option. */
    UPDATE,
    /** That the session is over for it. */
    RELEASE
  }

  private final Ipv6Address address;
  private Ipv6Prefix prefix;
  private Dlif dlif;

  Outstanding outstanding = Outstanding.NONE;

  /** It has acknowledged the present S-MAAR. */
  boolean confirmed;

  /** The present S-MAAR has been told of it. */
  boolean listed;

  private Optional<Timestamp> heard = Optional.empty();

  /** Sequence number of the last transmission. */
  int sequence;

  /** Transmissions since the exchange began. */
  int transmissions;

  PreviousMaarEntry(Ipv6Address address, Ipv6Prefix prefix, Dlif dlif) {
    this.address = address;
    this.prefix = prefix;
    this.dlif = dlif;
  }

  /** The P-MAAR has itself sent an update that the CMD has accepted. */
  void heard(Optional<Timestamp> timestamp) {
    if (timestamp.isPresent()) {
      heard = timestamp;
    }
  }

  /** True if this is the Timestamp of the last update that the P-MAAR has itself sent. */
  boolean hasSaid(Optional<Timestamp> timestamp) {
    return timestamp.isPresent() && timestamp.equals(heard);
  }

  /**
   * Timestamp of a release. The session's last registration may be older than what the P-MAAR has
   * said since, and with that Timestamp it would refuse the release (RFC 5213 5.5).
   */
  Optional<Timestamp> releasedAt(Registration registration) {
    return registration.isOlderThan(heard) ? heard : registration.timestamp();
  }

  /** Begins an exchange; what was outstanding before no longer counts. */
  void begin(Outstanding what) {
    outstanding = what;
    transmissions = 0;
  }

  /** True while the S-MAAR's answer may still gain this P-MAAR. */
  boolean isAwaited() {
    return outstanding == Outstanding.UPDATE && !confirmed;
  }

  boolean isReleasing() {
    return outstanding == Outstanding.RELEASE;
  }

  void writeState(StateWriter out) {
    out.put(address);
    out.put(prefix);
    out.put(dlif);
    out.put(outstanding);
    out.put(confirmed);
    out.put(listed);
    out.put(heard);
    out.put(sequence);
    out.put(transmissions);
  }

  Ipv6Address address() {
    return address;
  }

  Ipv6Prefix prefix() {
    return prefix;
  }

  Dlif dlif() {
    return dlif;
  }

  void learn(Ipv6Prefix told) {
    prefix = told;
  }

  void learn(Dlif told) {
    if (told.isKnown()) {
      dlif = told;
    }
  }
}
