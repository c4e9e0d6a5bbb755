package org.maarg.checks.world;

import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;

/**
 * A timer that runs at a node. Short ones wait for answers of the network; long ones measure lifetimes,
 * and only their order matters, so they carry the time that is left when everything short is over.
 */
final class ArmedTimer implements Comparable<ArmedTimer> {
  private final int node;
  private final Timer timer;
  private final long left;

  ArmedTimer(int node, Timer timer, long left) {
    this.node = node;
    this.timer = timer;
    this.left = left;
  }

  static boolean isShort(Timer.Kind kind) {
    return switch (kind) {
      case RETRANSMIT, AGGREGATION, RATE_SLOT, PACE -> true;
      case REFRESH, LIFETIME, PREVIOUS_MAAR_LIFETIME, DELETE -> false;
    };
  }

  boolean isShort() {
    return isShort(timer.kind());
  }

  int node() {
    return node;
  }

  Timer timer() {
    return timer;
  }

  /** Milliseconds left; 0 for a short timer, which may fire at any time. */
  long left() {
    return left;
  }

  ArmedTimer after(long millis) {
    return isShort() ? this : new ArmedTimer(node, timer, left - millis);
  }

  boolean is(int otherNode, Timer otherTimer) {
    return node == otherNode && timer.equals(otherTimer);
  }

  void writeState(StateWriter out) {
    out.put(node);
    out.put(timer);
    out.put(left);
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
    return other instanceof ArmedTimer that && is(that.node, that.timer) && left == that.left;
  }

  @Override
  public int hashCode() {
    return timer.hashCode() * 31 + node;
  }
}
