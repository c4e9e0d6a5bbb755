package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * Worlds like the others, but small enough for Java PathFinder, which interprets every instruction
 * and takes a few hundred steps a second.
 */
final class SmallWorlds {
  private static final int ALL_LIFETIMES = 12;

  private SmallWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "small-relay-loss",
            "relay: two attachments, one message lost, lifetimes pass",
            528,
            domain(2, 2).drops(1).longTimers(2).healAfter(1),
            Witness.RETRANSMISSION,
            Witness.RENEWAL),
        holds(
            "small-relay-copy",
            "relay: two attachments, one message doubled",
            174,
            domain(2, 2).duplicates(1),
            Witness.STALE_ANSWER_DROPPED),
        holds(
            "small-relay-early",
            "relay: two attachments, one timer too early",
            302,
            domain(2, 2).early(1),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR),
        holds(
            "small-ping-pong",
            "relay: four attachments between two MAARs",
            3_973,
            domain(2, 4),
            Witness.PING_PONG,
            Witness.STALE_RELAY_REFUSED),
        holds(
            "small-two-mns",
            "relay: two mobile nodes at three MAARs",
            1_771,
            domain(3, 3).mns(2),
            Witness.HANDOVER,
            Witness.PING_PONG),
        holds(
            "small-locator",
            "locator: every order of messages over three attachments",
            1_380,
            domain(3, 3).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "small-proxy",
            "proxy: every order of messages over three attachments",
            2_233,
            domain(3, 3).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.PING_PONG),
        holds(
            "small-leave-design-a",
            "two attachments, then the mobile node leaves, design A",
            1_915,
            domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).profile(designA().build()),
            Witness.DEREGISTRATION,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "small-leave-design-b",
            "two attachments, then the mobile node leaves, design B",
            2_012,
            domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES),
            Witness.RENEWAL,
            Witness.DEREGISTRATION,
            Witness.FORGOTTEN),
        holds(
            "small-crash",
            "relay: two attachments, any node loses its memory once",
            9_086,
            domain(2, 2).crashes(1).longTimers(5).healAfter(4),
            Witness.RESTART,
            Witness.RENEWAL),
        holds(
            "small-hardened",
            "the hardened profile, locator: two attachments, one message lost, lifetimes pass",
            765,
            domain(2, 2)
                .mode(Mode.LOCATOR)
                .drops(1)
                .longTimers(2)
                .healAfter(1)
                .profile(untimed(Profile.HARDENED)),
            Witness.RETRANSMISSION,
            Witness.DIRECT_ANSWER,
            Witness.RENEWAL),
        holds(
            "small-draft",
            "the reviewed draft: two attachments, one message doubled",
            168,
            domain(2, 2).duplicates(1).profile(untimed(Profile.REVIEWED_DRAFT)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "small-rate",
            "MAX_UPDATE_RATE 1 over three attachments: updates wait",
            1_346,
            domain(3, 3).profile(profile().set(Knob.MAX_UPDATE_RATE, 1).build()),
            Witness.RATED_UPDATE),
        holds(
            "small-pace",
            "pacing with a burst of one: updates to two P-MAARs queue",
            385,
            domain(3, 3).profile(profile().pacing(10, 1, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE),
        holds(
            "small-pace-burst",
            "pacing with a burst of two: two updates leave at once, a third waits",
            181,
            domain(4, 4)
                .onward(true)
                .calm(3)
                .profile(profile().pacing(10, 2, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE),
        holds(
            "small-pace-two-mns",
            "pacing with a burst of one: two mobile nodes at two MAARs share it",
            963,
            domain(2, 3).mns(2).profile(profile().pacing(10, 1, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE),
        holds(
            "small-evict",
            "no more than one P-MAAR is kept, over three attachments",
            772,
            domain(3, 3).profile(profile().set(Knob.MAX_PREVIOUS_MAARS, 1).build()),
            Witness.EVICTION,
            Witness.RELEASE));
  }
}
