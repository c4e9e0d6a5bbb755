package org.maarg.checks.world;

import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;

/**
 * A timer that runs at a node. Short ones wait for answers of the network, long ones measure
 * lifetimes. Time passes only while no message is under way, so what is left of a timer says in
 * which order timers end, not how long a message takes.
 */
final class ArmedTimer implements Comparable<ArmedTimer> {
  private final int node;
  private final Timer timer;
  private final long left;
  private final long length;
  private long digest;

  /** A timer that starts now. */
  ArmedTimer(int node, Timer timer, long millis) {
    this(node, timer, millis, timer.kind() == Timer.Kind.RETRANSMIT ? millis : 0);
  }

  private ArmedTimer(int node, Timer timer, long left, long length) {
    this.node = node;
    this.timer = timer;
    this.left = left;
    this.length = length;
  }

  boolean isShort() {
    return switch (timer.kind()) {
      case RETRANSMIT, AGGREGATION, RATE_SLOT, PACE, REFUSAL_SLOT, NEW_SESSION -> true;
      case REFRESH, LIFETIME, PREVIOUS_MAAR_LIFETIME, DELETE, HEARTBEAT -> false;
    };
  }

  int node() {
    return node;
  }

  Timer timer() {
    return timer;
  }

  /** Milliseconds left. */
  long left() {
    return left;
  }

  /** Milliseconds that it was started for, if it waits for an answer; of others nobody asks it. */
  long length() {
    return length;
  }

  ArmedTimer after(long millis) {
    ArmedTimer later = new ArmedTimer(node, timer, left - millis, length);
    later.digest = digest;
    return later;
  }

  boolean is(int otherNode, Timer otherTimer) {
    return node == otherNode && timer.equals(otherTimer);
  }

  /** A number that stands for node and timer, not for what is left; worked out once. */
  long digest() {
    if (digest == 0) {
      StateWriter words = new StateWriter();
      words.put(node);
      words.put(timer);
      digest = Digest.of(words);
    }
    return digest;
  }

  /** Whose timer, and what for. */
  @Override
  public String toString() {
    return Addresses.name(node) + " " + timer;
  }

  @Override
  public int compareTo(ArmedTimer other) {
    if (node != other.node) {
      return node < other.node ? -1 : 1;
    }
    return timer.compareTo(other.timer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArmedTimer that
        && is(that.node, that.timer)
        && left == that.left
        && length == that.length;
  }

  @Override
  public int hashCode() {
    return timer.hashCode() * 31 + node;
  }
}
