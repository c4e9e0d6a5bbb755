package org.maarg.checks.world;

import org.maarg.protocol.Knob;
import org.maarg.protocol.StateWriter;
import org.maarg.wire.option.Timestamp;

/**
 * What the properties remember of the past and no node tells: which registration the CMD took last,
 * what each MAAR was told and has said last, how often and how fast the CMD has asked.
 */
final class Ghosts {
  private final int burst;
  private final long[] registered;
  private final int[][] followed;
  private final int[][] relays;
  private final long[][] sent;
  private int tokens;

  Ghosts(Bounds bounds) {
    this.burst = bounds.profile().value(Knob.PACING_BURST);
    this.registered = new long[bounds.mns() + 1];
    this.followed = new int[bounds.mns() + 1][bounds.maars() + 1];
    this.relays = new int[bounds.mns() + 1][bounds.maars() + 1];
    this.sent = new long[bounds.mns() + 1][bounds.maars() + 1];
    this.tokens = burst;
  }

  private Ghosts(Ghosts other) {
    this.burst = other.burst;
    this.registered = other.registered.clone();
    this.followed = copyOf(other.followed);
    this.relays = copyOf(other.relays);
    this.sent = other.sent.clone();
    for (int i = 0; i < sent.length; i++) {
      sent[i] = sent[i].clone();
    }
    this.tokens = other.tokens;
  }

  private static int[][] copyOf(int[][] rows) {
    int[][] copy = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  Ghosts copy() {
    return new Ghosts(this);
  }

  /** A node has lost its memory. */
  void forget(int node) {
    for (int mn = 1; mn < registered.length; mn++) {
      if (node == 0) {
        registered[mn] = 0;
        clearRelays(mn);
      } else {
        followed[mn][node] = 0;
        sent[mn][node] = 0;
      }
    }
    if (node == 0) {
      tokens = burst;
    }
  }

  private void clearRelays(int mn) {
    for (int maar = 0; maar < relays[mn].length; maar++) {
      relays[mn][maar] = 0;
    }
  }

  /** The attachment of a mobile node that the CMD has registered last; 0 if none. */
  int registeredAttachment(int mn) {
    return registered[mn] == 0 ? 0 : Whereabouts.attachment(new Timestamp(registered[mn]));
  }

  /** True if the CMD's last registration of a mobile node bore this Timestamp. */
  boolean isRegistered(int mn, Timestamp timestamp) {
    return registered[mn] == timestamp.value();
  }

  /** The CMD has registered a mobile node: its updates are counted anew. */
  void register(int mn, Timestamp timestamp) {
    registered[mn] = timestamp.value();
    clearRelays(mn);
  }

  /** The attachment that a MAAR was told of last. */
  int followed(int mn, int maar) {
    return followed[mn][maar];
  }

  void follow(int mn, int maar, int attachment) {
    followed[mn][maar] = attachment;
  }

  /**
   * The first Timestamp of a MAAR's present exchange; 0 if none, or if it knows of none any more.
   */
  Timestamp sent(int mn, int maar) {
    return new Timestamp(sent[mn][maar]);
  }

  void send(int mn, int maar, Timestamp timestamp) {
    sent[mn][maar] = timestamp.value();
  }

  /** Counts an update to a P-MAAR about the present registration. */
  int countRelay(int mn, int maar) {
    relays[mn][maar]++;
    return relays[mn][maar];
  }

  /** A new exchange with a P-MAAR begins that the present registration asked for once more. */
  void askAgain(int mn, int maar) {
    relays[mn][maar] = 0;
  }

  /** Takes a token of the pace, and returns how many are left; below 0 the CMD is too fast. */
  int takeToken() {
    tokens--;
    return tokens;
  }

  /** The pace has earned a token. */
  void earnToken() {
    tokens = Math.min(burst, tokens + 1);
  }

  void writeState(StateWriter out) {
    for (int mn = 1; mn < registered.length; mn++) {
      out.put(registered[mn]);
      for (int maar = 1; maar < followed[mn].length; maar++) {
        out.put(followed[mn][maar]);
        out.put(relays[mn][maar]);
        out.put(sent[mn][maar]);
      }
    }
    out.put(tokens);
  }
}
