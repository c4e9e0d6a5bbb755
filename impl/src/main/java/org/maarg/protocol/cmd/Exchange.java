package org.maarg.protocol.cmd;

import java.util.Arrays;
import org.maarg.protocol.StateWriter;

/** What the CMD has told a MAAR of a mobile node, once or several times, without an answer yet. */
final class Exchange {
  /** Transmissions that an answer may still be to (RFC 5213 6.9.1.2(5): those sent recently). */
  private static final int RECENT = 8;

  private static final int[] NONE = new int[0];

  private boolean outstanding;
  private int transmissions;
  private int[] recent = NONE;

  /** Begins anew; what was outstanding before no longer counts. */
  void begin() {
    end();
    outstanding = true;
  }

  void end() {
    outstanding = false;
    transmissions = 0;
    recent = NONE;
  }

  /** No answer to what was sent until now counts any more; what is sent again is answered anew. */
  void forgetTransmissions() {
    recent = NONE;
  }

  boolean isOutstanding() {
    return outstanding;
  }

  /** Transmissions since the exchange began. */
  int transmissions() {
    return transmissions;
  }

  void sent(int sequence) {
    transmissions++;
    int from = Math.max(0, recent.length - RECENT + 1);
    int[] next = Arrays.copyOfRange(recent, from, recent.length + 1);
    next[next.length - 1] = sequence;
    recent = next;
  }

  // Implements: 5213-6.9.1.2-2, 6275-11.7.3-1
  /** True if a transmission of this exchange had this number. */
  boolean has(int sequence) {
    for (int sent : recent) {
      if (sent == sequence) {
        return true;
      }
    }
    return false;
  }

  /** True if, of the numbers that this exchange {@linkplain #has has}, this is the last. */
  boolean isLast(int sequence) {
    return recent[recent.length - 1] == sequence;
  }

  void writeState(StateWriter out) {
    out.put(outstanding);
    out.put(transmissions);
    out.put(recent.length);
    for (int sequence : recent) {
      out.put(sequence);
    }
  }
}
