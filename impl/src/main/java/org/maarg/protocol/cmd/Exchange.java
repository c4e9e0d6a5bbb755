package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What the CMD has told a MAAR of a mobile node, once or several times, without an answer yet. */
final class Exchange {
  /** Transmissions that an answer may still be to (RFC 5213 6.9.1.2(5): those sent recently). */
  private static final int RECENT = 8;

  /** A transmission: its number and time, and what of it has to come back as it was sent. */
  private static final class Sent {
    private final int sequence;
    private final Optional<Timestamp> stamp;
    private final int handoff;
    private final int accessTechnology;
    private final Octets linkLayer;

    /** The S-MAAR may register anew between two transmissions. */
    private Sent(BindingUpdate update, Registration told) {
      this.sequence = update.sequence();
      this.stamp = update.options().first(Timestamp.class);
      this.handoff = told.handoff();
      this.accessTechnology = told.accessTechnology();
      this.linkLayer = told.linkLayer();
    }

    private Sent(StateReader in) {
      this.sequence = in.u16();
      this.stamp = in.timestamp();
      this.handoff = in.u8();
      this.accessTechnology = in.u8();
      this.linkLayer = in.linkLayer();
    }

    /** True unless an acceptance tells the time of another update. */
    private boolean isTimeOf(BindingAcknowledgement ack) {
      Optional<Timestamp> told = ack.options().first(Timestamp.class);
      return !ack.isAccepted() || told.isEmpty() || told.equals(stamp);
    }

    /** With status 135 any transmission may be meant. */
    private boolean mayBeAnsweredBy(BindingAcknowledgement ack) {
      return ack.status() == Status.SEQUENCE_OUT_OF_WINDOW || sequence == ack.sequence();
    }

    /** True if no option comes back with another value. */
    private boolean comesBackIn(MobilityOptions told) {
      Optional<HandoffIndicator> itsHandoff = told.first(HandoffIndicator.class);
      Optional<AccessTechnologyType> itsTechnology = told.first(AccessTechnologyType.class);
      Optional<MnLinkLayerIdentifier> itsLinkLayer = told.first(MnLinkLayerIdentifier.class);
      return (itsHandoff.isEmpty() || itsHandoff.get().value() == handoff)
          && (itsTechnology.isEmpty() || itsTechnology.get().value() == accessTechnology)
          && (itsLinkLayer.isEmpty() || itsLinkLayer.get().identifier().equals(linkLayer));
    }

    private void writeState(StateWriter out) {
      out.put(sequence);
      out.put(stamp);
      out.put(handoff);
      out.put(accessTechnology);
      out.put(linkLayer);
    }
  }

  private boolean outstanding;
  private int transmissions;

  /** Oldest first; mostly nothing is under way. */
  private List<Sent> recent = List.of();

  /** Begins anew; what was outstanding before no longer counts. */
  void begin() {
    end();
    outstanding = true;
  }

  void end() {
    outstanding = false;
    transmissions = 0;
    recent = List.of();
  }

  /** Nothing is sent again, and only an acceptance of what was sent recently counts. */
  void hold() {
    outstanding = false;
  }

  /** No answer to what was sent until now counts any more; what is sent again is answered anew. */
  void forgetTransmissions() {
    recent = List.of();
  }

  boolean isOutstanding() {
    return outstanding;
  }

  /** Transmissions since the exchange began. */
  int transmissions() {
    return transmissions;
  }

  /** An update has left, which tells of this registration. */
  void sent(BindingUpdate update, Registration told) {
    transmissions++;
    if (recent.size() == RECENT) {
      recent.remove(0);
    }
    remember(new Sent(update, told));
  }

  private void remember(Sent sent) {
    if (recent.isEmpty()) {
      recent = new ArrayList<>(1);
    }
    recent.add(sent);
  }

  /** The time of the last transmission that may still be answered. */
  Optional<Timestamp> lastStamp() {
    return recent.isEmpty() ? Optional.empty() : recent.get(recent.size() - 1).stamp;
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

  // Implements: 5213-6.9.1.2-3
  /**
   * True if an option that has to come back as it was sent has another value than in what this
   * answers. Such an answer is ignored, and nothing is sent again: the MAAR would do the same
   * again.
   */
  boolean isChanged(BindingAcknowledgement ack) {
    boolean changed = false;
    for (Sent sent : recent) {
      if (sent.mayBeAnsweredBy(ack)) {
        changed = true;
        if (sent.comesBackIn(ack.options())) {
          return false;
        }
      }
    }
    return changed;
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

  static Exchange readState(StateReader in) {
    Exchange exchange = new Exchange();
    exchange.outstanding = in.truth();
    exchange.transmissions = in.counted();
    int count = in.count(RECENT);
    for (int i = 0; i < count; i++) {
      exchange.remember(new Sent(in));
    }
    return exchange;
  }
}
