package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.HandoffIndicator;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Timestamp;

/** The CMD's binding cache entry of a mobile node (RFC 8885 3). */
final class CmdBinding {
  /** How far the session has come. */
  enum Phase {
    /** The mobile node is in the domain. */
    ACTIVE,
    /** The S-MAAR has deregistered; another may still register it (MinDelayBeforeBCEDelete). */
    DELETING,
    /** The session is over; P-MAARs are being told. */
    RELEASED
  }

  /** What the S-MAAR's last update still has coming. */
  enum Answer {
    /** Nothing, unless it asks again (locator mode, RFC 8885 3.3). */
    NOT_DUE,
    /** An acknowledgement, once the P-MAARs have answered or the aggregation timer ends. */
    DUE,
    /** It has been answered; P-MAARs that answer late are sent on. */
    GIVEN
  }

  // Implements: 8885-3-1, 8885-3-2
  private Registration registration;
  private Ipv6Address servingMaar;
  private final List<PreviousMaarEntry> previousMaars = new ArrayList<>(4);
  private Optional<Timestamp> newest;
  private Optional<Timestamp> movedAt;
  private int lastSequence;
  Phase phase = Phase.ACTIVE;
  Answer answer = Answer.NOT_DUE;

  CmdBinding(Ipv6Address servingMaar, Registration registration) {
    this.servingMaar = servingMaar;
    this.registration = registration;
    this.newest = registration.timestamp();
    this.movedAt = registration.timestamp();
  }

  /**
   * The next sequence number towards P-MAARs: one series, so that no old answer fits a new update.
   */
  int nextSequence() {
    lastSequence = (lastSequence + 1) & 0xffff;
    return lastSequence;
  }

  // Implements: 6275-11.7.1-11
  /** A P-MAAR without Timestamps has seen this number last (RFC 6275 11.7.3). */
  void continueSequenceAfter(int sequence) {
    lastSequence = sequence;
  }

  Registration registration() {
    return registration;
  }

  Ipv6Address servingMaar() {
    return servingMaar;
  }

  // Implements: 8885-3.2-5
  void serve(Ipv6Address newServingMaar, Registration newRegistration) {
    boolean sameStay =
        newServingMaar.equals(servingMaar)
            && newRegistration.handoff() == HandoffIndicator.UNCHANGED;
    if (!sameStay) {
      movedAt = newRegistration.timestamp();
    }
    noteNewest(newRegistration);
    servingMaar = newServingMaar;
    registration = newRegistration;
  }

  /**
   * An update that is in force now; without a Timestamp it does not make an older one forgotten.
   */
  void noteNewest(Registration accepted) {
    if (accepted.timestamp().isPresent()) {
      newest = accepted.timestamp();
    }
  }

  /** The newest Timestamp accepted, whatever the update asked for. */
  Optional<Timestamp> newest() {
    return newest;
  }

  /**
   * True if a Timestamp lies between the last attachment to the S-MAAR and now: a P-MAAR that
   * followed an earlier one may have seen the mobile node again since.
   */
  boolean isOfThisStay(Timestamp timestamp) {
    return (movedAt.isEmpty() || timestamp.compareTo(movedAt.get()) >= 0)
        && (newest.isEmpty() || timestamp.compareTo(newest.get()) <= 0);
  }

  /** All P-MAARs, the one that was S-MAAR longest ago first. */
  List<PreviousMaarEntry> previousMaars() {
    return previousMaars;
  }

  Optional<PreviousMaarEntry> previousMaar(Ipv6Address address) {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.address().equals(address)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** P-MAARs that belong to the session: not those that are being released. */
  List<PreviousMaarEntry> held() {
    List<PreviousMaarEntry> held = new ArrayList<>(previousMaars.size());
    for (PreviousMaarEntry entry : previousMaars) {
      if (!entry.isReleasing()) {
        held.add(entry);
      }
    }
    return held;
  }

  boolean awaitsPreviousMaars() {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.isAwaited()) {
        return true;
      }
    }
    return false;
  }

  boolean isSettled() {
    for (PreviousMaarEntry entry : previousMaars) {
      if (entry.outstanding != PreviousMaarEntry.Outstanding.NONE) {
        return false;
      }
    }
    return true;
  }

  void writeState(StateWriter out) {
    registration.writeState(out);
    out.put(servingMaar);
    out.put(newest);
    out.put(movedAt);
    out.put(lastSequence);
    out.put(phase);
    out.put(answer);
    out.put(previousMaars.size());
    for (PreviousMaarEntry entry : previousMaars) {
      entry.writeState(out);
    }
  }

  CmdBindingView view() {
    List<CmdBindingView.PreviousMaarView> list = new ArrayList<>();
    for (PreviousMaarEntry entry : held()) {
      list.add(
          new CmdBindingView.PreviousMaarView(entry.address(), entry.prefix(), entry.confirmed));
    }
    return new CmdBindingView(
        registration.mn(),
        servingMaar,
        registration.prefix(),
        registration.lifetime(),
        phase == Phase.ACTIVE,
        isSettled(),
        List.copyOf(list));
  }
}
