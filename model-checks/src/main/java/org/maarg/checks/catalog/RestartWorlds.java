package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * Worlds with Heartbeat (RFC 5847). Where a node restarts while nothing is under way, all has to be
 * as it should as soon as nothing is under way again: no lifetime is waited for.
 */
final class RestartWorlds {
  private static final int INTERVAL_MILLIS = 60_000;

  /** Longer than until a renewal, so that a restart is made good before the steps run out. */
  private static final int LONG_MILLIS = 250_000;

  private RestartWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "heartbeat-relay",
            "relay: any node restarts after any of three attachments, and all is made good at once",
            1_863,
            restarting(3, 3).calm(3),
            Witness.RESTART,
            Witness.PREVIOUS_MAAR_RESTORED,
            Witness.ANCHOR_RESTORED),
        holds(
            "heartbeat-locator",
            "locator: any node restarts, and all is made good at once",
            624,
            restarting(2, 3).calm(3).mode(Mode.LOCATOR),
            Witness.RESTART,
            Witness.PREVIOUS_MAAR_RESTORED,
            Witness.ANCHOR_RESTORED),
        holds(
            "heartbeat-proxy",
            "proxy: any node restarts, and all is made good at once",
            930,
            restarting(2, 3).calm(3).mode(Mode.PROXY),
            Witness.RESTART,
            Witness.PREVIOUS_MAAR_RESTORED,
            Witness.ANCHOR_RESTORED),
        holds(
            "heartbeat-any-time",
            "relay: a restart at any time, also before the first Heartbeat is answered",
            83_891,
            domain(2, 2)
                .calm(2)
                .crashes(1)
                .longTimers(6)
                .healAfter(6)
                .profile(heartbeat(LONG_MILLIS)),
            Witness.RESTART),
        holds(
            "small-heartbeat",
            "relay: two attachments, any node restarts, and all is made good at once",
            6_431,
            restarting(2, 2).calm(1),
            Witness.PREVIOUS_MAAR_RESTORED,
            Witness.ANCHOR_RESTORED));
  }

  private static Bounds restarting(int maars, int moves) {
    return domain(maars, moves).crashes(1).calmCrashes(true).profile(heartbeat(INTERVAL_MILLIS));
  }

  private static Profile heartbeat(int intervalMillis) {
    return profile().set(Knob.HEARTBEAT_INTERVAL, intervalMillis).build();
  }
}
