package org.maarg.checks.world;

import org.maarg.protocol.Knob;
import org.maarg.protocol.Lifetimes;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;

/** How long timers run: what their source says, and twice as long with each repetition. */
final class TimeProperties {
  private static final long SECOND = 1_000;

  private TimeProperties() {}

  /** Checks a timer that a node starts. Rate and pace have properties of their own. */
  static void check(World world, int node, Output.StartTimer start) {
    Profile profile = world.bounds().profile();
    long lifetime = Lifetimes.toMillis(LiveNodes.LIFETIME_UNITS);
    long millis = start.millis();
    switch (start.timer().kind()) {
      case RETRANSMIT ->
          require(node, start, profile.initialTimeoutMillis(), profile.maxTimeoutMillis());
      case AGGREGATION -> checkAggregation(node, start, profile);
      case DELETE -> require(node, start, profile.value(Knob.DELETE_DELAY));
      case PREVIOUS_MAAR_LIFETIME -> require(node, start, lifetime + profile.maxTimeoutMillis());
      case REFRESH ->
          require(node, start, 1, Lifetimes.refreshAfterMillis(LiveNodes.LIFETIME_UNITS));
      case LIFETIME -> {
        if (node == 0) {
          require(node, start, lifetime);
        } else {
          // With a guard against orphans an anchor waits for two.
          require(node, start, 1, profile.has(Knob.GUARD_ORPHANS) ? 2 * lifetime : lifetime);
        }
      }
      case NEW_SESSION -> require(node, start, profile.value(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN));
      case HEARTBEAT -> require(node, start, profile.value(Knob.HEARTBEAT_INTERVAL));
      case REFUSAL_SLOT -> require(node, start, SECOND);
      case RATE_SLOT, PACE -> require(node, start, 1, millis);
    }
  }

  /** The first answer has its timeout, what comes after it a delay. */
  private static void checkAggregation(int node, Output.StartTimer start, Profile profile) {
    if (start.millis() != profile.value(Knob.LATE_ANSWER_DELAY)) {
      require(node, start, profile.value(Knob.AGGREGATION_TIMEOUT));
    }
  }

  /** A retransmission that follows on a timeout waits twice as long, up to the most. */
  static void checkBackoff(World world, ArmedTimer ended) {
    if (ended.timer().kind() != Timer.Kind.RETRANSMIT) {
      return;
    }
    long most = world.bounds().profile().maxTimeoutMillis();
    long expected = Math.min(2 * ended.length(), most);
    for (ArmedTimer running : world.timers()) {
      if (running.is(ended.node(), ended.timer()) && running.length() != expected) {
        throw new Violation(
            Properties.TIMES_KEPT,
            running + " runs " + running.length() + " ms after " + ended.length() + " ms");
      }
    }
  }

  private static void require(int node, Output.StartTimer start, long millis) {
    require(node, start, millis, millis);
  }

  private static void require(int node, Output.StartTimer start, long least, long most) {
    if (start.millis() < least || start.millis() > most) {
      throw new Violation(
          Properties.TIMES_KEPT,
          Addresses.name(node)
              + " starts "
              + start.timer().toString()
              + " for "
              + start.millis()
              + " ms, not for "
              + least
              + (least == most ? "" : " to " + most));
    }
  }
}
