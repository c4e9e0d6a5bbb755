package org.maarg.protocol.maar;

import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.option.Timestamp;

/** What an update of ours carried, as far as an answer must agree with it. */
final class Transmission {
  private final int sequence;
  private final Timestamp stamp;
  private final int handoff;

  Transmission(int sequence, Timestamp stamp, int handoff) {
    this.sequence = sequence;
    this.stamp = stamp;
    this.handoff = handoff;
  }

  int sequence() {
    return sequence;
  }

  /** Its Timestamp, which tells when it was sent. */
  Timestamp stamp() {
    return stamp;
  }

  /** Its Handoff Indicator. */
  int handoff() {
    return handoff;
  }

  void writeState(StateWriter out) {
    out.put(sequence);
    out.put(stamp.value());
    out.put(handoff);
  }

  static Transmission readState(StateReader in) {
    int sequence = in.u16();
    Timestamp stamp = new Timestamp(in.number());
    return new Transmission(sequence, stamp, in.u8());
  }
}
