package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * The same small domain in each profile: its knobs make it another world each time. A locator and
 * lifetimes that end, for there all four differ.
 */
final class ProfileWorlds {
  private ProfileWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "profile-draft",
            "locator: two attachments, lifetimes pass, profile REVIEWED_DRAFT",
            184,
            in(Profile.REVIEWED_DRAFT),
            Witness.HANDOVER,
            Witness.DIRECT_ANSWER),
        holds(
            "profile-letter",
            "locator: two attachments, lifetimes pass, profile RFC8885",
            210,
            in(Profile.RFC8885),
            Witness.HANDOVER,
            Witness.DIRECT_ANSWER),
        holds(
            "profile-deployable",
            "locator: two attachments, lifetimes pass, profile DEPLOYABLE",
            136,
            in(Profile.DEPLOYABLE),
            Witness.HANDOVER,
            Witness.DIRECT_ANSWER),
        holds(
            "profile-hardened",
            "locator: two attachments, lifetimes pass, profile HARDENED",
            148,
            in(Profile.HARDENED),
            Witness.HANDOVER,
            Witness.DIRECT_ANSWER));
  }

  private static Bounds in(Profile profile) {
    return domain(2, 2).mode(Mode.LOCATOR).longTimers(3).profile(untimed(profile));
  }
}
