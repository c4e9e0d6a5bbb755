package org.maarg.checks.world;

import org.maarg.protocol.StateWriter;
import org.maarg.wire.option.Timestamp;

/**
 * Where the mobile nodes are and have been. The world's clock counts attachments, and within an
 * attachment how often time has passed until a timer ended.
 */
final class Whereabouts {
  private static final long MILLIS_PER_ATTACHMENT = 1_000;
  private static final long START_MILLIS = 1_000_000;

  /** Less than an attachment, however often time passes; more than a node adds by itself. */
  private static final long MILLIS_PER_PASSING = 2;

  private static final int MOST_PASSINGS = 400;

  /** Less than a passing, and more than nodes add by themselves. */
  private static final int MILLIS_UNDER_WAY = 1;

  /**
   * How far a clock is set on or back: more than passes in a world while nobody attaches, and too
   * little to be taken for another attachment.
   */
  private static final long MILLIS_OF_A_STEP = 90;

  private final int[] places;
  private final int[] skew;
  private final boolean[] waitsForRoom;
  private final int[][] lastAttachment;
  private final boolean[] turnedAway;
  private int attachments;
  private int passings;

  Whereabouts(Bounds bounds) {
    this.places = new int[bounds.mns() + 1];
    this.skew = new int[bounds.maars() + 1];
    this.waitsForRoom = new boolean[bounds.mns() + 1];
    this.lastAttachment = new int[bounds.mns() + 1][bounds.maars() + 1];
    this.turnedAway = new boolean[bounds.mns() + 1];
  }

  private Whereabouts(Whereabouts other) {
    this.places = other.places.clone();
    this.skew = other.skew.clone();
    this.waitsForRoom = other.waitsForRoom.clone();
    this.lastAttachment = other.lastAttachment.clone();
    for (int i = 0; i < lastAttachment.length; i++) {
      lastAttachment[i] = lastAttachment[i].clone();
    }
    this.turnedAway = other.turnedAway.clone();
    this.attachments = other.attachments;
    this.passings = other.passings;
  }

  Whereabouts copy() {
    return new Whereabouts(this);
  }

  /** What a node's clock says. */
  Timestamp now(int node) {
    return Timestamp.ofEpochMilli(millis(node));
  }

  /** What its clock says when what was sent now arrives. */
  Timestamp arrival(int node) {
    return Timestamp.ofEpochMilli(millis(node) + MILLIS_UNDER_WAY);
  }

  private long millis(int node) {
    return START_MILLIS
        + attachments * MILLIS_PER_ATTACHMENT
        + passings * MILLIS_PER_PASSING
        + skew[node] * MILLIS_OF_A_STEP;
  }

  /** The attachment that a Timestamp belongs to, whosever clock it is of. */
  static int attachment(Timestamp timestamp) {
    long since = timestamp.toEpochMilli() - START_MILLIS + MILLIS_OF_A_STEP;
    return (int) (since / MILLIS_PER_ATTACHMENT);
  }

  /** 1 if a node's clock is set on, -1 if it is set back, 0 if it is right. */
  int skew(int node) {
    return skew[node];
  }

  /** Sets a node's clock. */
  void setClock(int node, int steps) {
    skew[node] += steps;
  }

  /** The CMD has no room for a mobile node, or has answered otherwise. */
  void waitForRoom(int mn, boolean waits) {
    waitsForRoom[mn] = waits;
  }

  boolean waitsForRoom(int mn) {
    return waitsForRoom[mn];
  }

  int place(int mn) {
    return places[mn];
  }

  /** Time passes: what attaches from now on attaches later than what has. */
  void tick() {
    attachments++;
    passings = 0;
  }

  /** Time passes until a timer ends: what is sent from now on is later than all before. */
  void pass() {
    passings = Math.min(passings + 1, MOST_PASSINGS);
  }

  /** The MAAR has nothing left for the mobile node that has just attached. */
  void turnAway(int mn) {
    turnedAway[mn] = true;
  }

  /** True if the MAAR where a mobile node is had nothing left when it came. */
  boolean isTurnedAway(int mn) {
    return turnedAway[mn];
  }

  void attach(int mn, int maar) {
    places[mn] = maar;
    turnedAway[mn] = false;
    waitsForRoom[mn] = false;
    lastAttachment[mn][maar] = attachments;
  }

  void leave(int mn) {
    places[mn] = World.NOWHERE;
    turnedAway[mn] = false;
    waitsForRoom[mn] = false;
  }

  /** Which attachment was a mobile node's latest at a MAAR, counted from 1; 0 if none. */
  int lastAttachment(int mn, int maar) {
    return lastAttachment[mn][maar];
  }

  boolean hasBeenSomewhere(int mn) {
    for (int attachment : lastAttachment[mn]) {
      if (attachment != 0) {
        return true;
      }
    }
    return false;
  }

  /** True if no mobile node has ever been at this MAAR. */
  boolean isUntouched(int maar) {
    for (int mn = 1; mn < places.length; mn++) {
      if (lastAttachment[mn][maar] != 0) {
        return false;
      }
    }
    return true;
  }

  void writeState(StateWriter out) {
    for (int mn = 1; mn < places.length; mn++) {
      out.put(places[mn]);
      out.put(turnedAway[mn]);
      out.put(waitsForRoom[mn]);
      for (int attachment : lastAttachment[mn]) {
        out.put(attachment);
      }
    }
    for (int steps : skew) {
      out.put(steps);
    }
    out.put(attachments);
    out.put(passings);
  }
}
