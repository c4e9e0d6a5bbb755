package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;

/** The timers that run, sorted by node and timer. */
final class Timers {
  private static final int ROOM = 64;

  private final List<ArmedTimer> armed;

  Timers() {
    this.armed = new ArrayList<>(ROOM);
  }

  private Timers(Timers other) {
    this.armed = new ArrayList<>(other.armed);
  }

  Timers copy() {
    return new Timers(this);
  }

  List<ArmedTimer> all() {
    return armed;
  }

  /** Starts a timer, or starts it anew. */
  void start(ArmedTimer timer) {
    stop(timer.node(), timer.timer());
    int at = 0;
    while (at < armed.size() && armed.get(at).compareTo(timer) < 0) {
      at++;
    }
    armed.add(at, timer);
  }

  void stop(int node, Timer timer) {
    for (int i = 0; i < armed.size(); i++) {
      if (armed.get(i).is(node, timer)) {
        armed.remove(i);
        return;
      }
    }
  }

  /** A node has lost its memory. */
  void stopAll(int node) {
    for (int i = armed.size() - 1; i >= 0; i--) {
      if (armed.get(i).node() == node) {
        armed.remove(i);
      }
    }
  }

  boolean isArmed(int node, Timer timer) {
    for (ArmedTimer running : armed) {
      if (running.is(node, timer)) {
        return true;
      }
    }
    return false;
  }

  /** True if somebody waits for the network, not for the end of a lifetime. */
  boolean hasShort() {
    for (ArmedTimer timer : armed) {
      if (timer.isShort()) {
        return true;
      }
    }
    return false;
  }

  /** Milliseconds until the next timer ends. */
  long nearestEnd() {
    long nearest = Long.MAX_VALUE;
    for (ArmedTimer timer : armed) {
      nearest = Math.min(nearest, timer.left());
    }
    return nearest;
  }

  void advance(long millis) {
    for (int i = 0; i < armed.size(); i++) {
      armed.set(i, armed.get(i).after(millis));
    }
  }

  void writeState(StateWriter out) {
    out.put(armed.size());
    for (ArmedTimer timer : armed) {
      out.put(timer.digest());
      out.put(timer.left());
      out.put(timer.length());
    }
  }
}
