package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.Timestamp;

/** What the CMD has told a MAAR of a mobile node, once or several times, without an answer yet. */
final class Exchange {
  /** Transmissions that an answer may still be to (RFC 5213 6.9.1.2(5): those sent recently). */
  private static final int RECENT = 8;

  /**
   * A transmission: its number and time, and what it told. The S-MAAR may register anew between
   * two.
   */
  static final class Sent {
    private final int sequence;
    private final Optional<Timestamp> stamp;
    private final Registration registration;

    private Sent(int sequence, Optional<Timestamp> stamp, Registration registration) {
      this.sequence = sequence;
      this.stamp = stamp;
      this.registration = registration;
    }

    int sequence() {
      return sequence;
    }

    /** True unless an acceptance tells the time of another update. */
    boolean isTimeOf(BindingAcknowledgement ack) {
      Optional<Timestamp> told = ack.options().first(Timestamp.class);
      return !ack.isAccepted() || told.isEmpty() || told.equals(stamp);
    }

    Registration registration() {
      return registration;
    }

    /** That of which an answer depends: what has to come back as it was sent. */
    private void writeState(StateWriter out) {
      out.put(sequence);
      out.put(stamp);
      out.put(registration.handoff());
      out.put(registration.accessTechnology());
      out.put(registration.linkLayer());
    }
  }

  private boolean outstanding;
  private int transmissions;

  /** Oldest first. */
  private final List<Sent> recent = new ArrayList<>(1);

  /** Begins anew; what was outstanding before no longer counts. */
  void begin() {
    end();
    outstanding = true;
  }

  void end() {
    outstanding = false;
    transmissions = 0;
    recent.clear();
  }

  /** Nothing is sent again, and only an acceptance of what was sent recently counts. */
  void hold() {
    outstanding = false;
  }

  /** No answer to what was sent until now counts any more; what is sent again is answered anew. */
  void forgetTransmissions() {
    recent.clear();
  }

  boolean isOutstanding() {
    return outstanding;
  }

  /** Transmissions since the exchange began. */
  int transmissions() {
    return transmissions;
  }

  /** Those that may still be answered, oldest first. */
  List<Sent> recent() {
    return recent;
  }

  void sent(BindingUpdate update, Registration registration) {
    transmissions++;
    if (recent.size() == RECENT) {
      recent.remove(0);
    }
    Optional<Timestamp> stamp = update.options().first(Timestamp.class);
    recent.add(new Sent(update.sequence(), stamp, registration));
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1
  /** True if a transmission of this exchange had this number. */
  boolean has(int sequence) {
    for (Sent sent : recent) {
      if (sent.sequence == sequence) {
        return true;
      }
    }
    return false;
  }

  // Implements: 5213-5.5-6
  /** True if the transmission of this number had another time than an acceptance tells. */
  boolean isStale(BindingAcknowledgement ack) {
    for (Sent sent : recent) {
      if (sent.sequence == ack.sequence()) {
        return !sent.isTimeOf(ack);
      }
    }
    return false;
  }

  /** True if, of the numbers that this exchange {@linkplain #has has}, this is the last. */
  boolean isLast(int sequence) {
    return recent.get(recent.size() - 1).sequence == sequence;
  }

  void writeState(StateWriter out) {
    out.put(outstanding);
    out.put(transmissions);
    out.put(recent.size());
    for (Sent sent : recent) {
      sent.writeState(out);
    }
  }
}
