package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** Worlds about limits: rate, pace, the number of P-MAARs, and the hardened profile. */
final class LimitWorlds {
  private LimitWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "rate-one",
            "MAX_UPDATE_RATE 1: nearly every update waits",
            12_171,
            domain(3, 3).early(1).profile(profile().set(Knob.MAX_UPDATE_RATE, 1).build()),
            Witness.RATED_UPDATE),
        holds(
            "rate-three",
            "MAX_UPDATE_RATE 3, as RFC 6275 has it",
            100_280,
            domain(3, 3).early(1).profile(profile().set(Knob.MAX_UPDATE_RATE, 3).build()),
            Witness.RETRANSMISSION),
        holds(
            "pace",
            "pacing with a burst of one: updates to three P-MAARs queue",
            8_129,
            domain(4, 4).profile(profile().pacing(10, 1, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE),
        holds(
            "pace-two-mns",
            "pacing with a burst of one: two mobile nodes share it",
            19_478,
            domain(2, 4).mns(2).profile(profile().pacing(10, 1, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE),
        holds(
            "last-prefix",
            "each MAAR has one prefix: two mobile nodes compete for it, and leave",
            50_325,
            domain(2, 3).mns(2).poolBits(0).leaves(true).longTimers(6),
            Witness.TURNED_AWAY,
            Witness.FORGOTTEN),
        holds(
            "queue-full",
            "one update may wait for pacing: a registration that would need more is refused",
            458,
            domain(3, 3).profile(profile().pacing(10, 1, 1).build()),
            Witness.NO_ROOM,
            Witness.PACED_UPDATE),
        holds(
            "numbers-only",
            "no Timestamps: sequence numbers order what comes, each handover after the one before",
            2_309,
            domain(2, 4)
                .calm(4)
                .drops(1)
                .longTimers(2)
                .healAfter(1)
                .profile(profile().set(Knob.TIMESTAMP_BASED_APPROACH, false).build()),
            Witness.NUMBER_REFUSED,
            Witness.RETRANSMISSION),
        holds(
            "numbers-only-orders",
            "no Timestamps: every order of three attachments",
            973,
            domain(3, 3).profile(profile().set(Knob.TIMESTAMP_BASED_APPROACH, false).build()),
            Witness.NUMBER_REFUSED),
        holds(
            "evict",
            "no more than one P-MAAR is kept: the oldest is released",
            86_738,
            domain(4, 4).profile(profile().set(Knob.MAX_PREVIOUS_MAARS, 1).build()),
            Witness.EVICTION,
            Witness.RELEASE),
        holds(
            "hardened",
            "the hardened profile, locator: one message lost, lifetimes pass",
            56_037,
            domain(3, 3)
                .mode(Mode.LOCATOR)
                .drops(1)
                .longTimers(2)
                .healAfter(1)
                .profile(untimed(Profile.HARDENED)),
            Witness.RETRANSMISSION,
            Witness.DIRECT_ANSWER,
            Witness.RENEWAL));
  }
}
