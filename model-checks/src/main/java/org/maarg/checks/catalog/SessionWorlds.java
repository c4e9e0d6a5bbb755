package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;

/** Worlds about how sessions end, and about nodes that lose their memory. */
final class SessionWorlds {
  private static final int ALL_LIFETIMES = 12;

  private SessionWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "leave-design-b",
            "the mobile node leaves, design B: every lifetime ends",
            61_895,
            domain(3, 3).inFlight(4).leaves(true).longTimers(ALL_LIFETIMES),
            Witness.RENEWAL,
            Witness.DEREGISTRATION,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "leave-design-b-loss",
            "the same with two attachments and one message lost",
            23_346,
            domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).drops(1).healAfter(3),
            Witness.RENEWAL,
            Witness.DEREGISTRATION,
            Witness.FORGOTTEN),
        holds(
            "leave-design-b-silence",
            "the same with no retransmission by the CMD: P-MAARs ask for themselves",
            29_927,
            domain(2, 2)
                .leaves(true)
                .longTimers(ALL_LIFETIMES)
                .drops(1)
                .healAfter(4)
                .profile(Worlds.profile().set(Knob.CMD_RETRANSMISSION_LIMIT, 0).build()),
            Witness.SILENT_PREVIOUS_MAAR,
            Witness.EXPIRY,
            Witness.RELEASE_UNCONFIRMED,
            Witness.FORGOTTEN),
        holds(
            "leave-design-a",
            "the mobile node leaves, design A: only the S-MAAR ends the session",
            56_905,
            domain(3, 3).leaves(true).longTimers(ALL_LIFETIMES).profile(designA().build()),
            Witness.DEREGISTRATION,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "leave-design-a-guard",
            "design A with a guard against orphans: releases may be lost for good",
            58_565,
            domain(2, 2)
                .leaves(true)
                .longTimers(ALL_LIFETIMES)
                .drops(1)
                .healAfter(4)
                .profile(
                    designA()
                        .set(Knob.GUARD_ORPHANS, true)
                        .set(Knob.CMD_RETRANSMISSION_LIMIT, 0)
                        .build()),
            Witness.RELEASE_UNCONFIRMED,
            Witness.FORGOTTEN),
        holds(
            "guard-ping-pong",
            "design A with a guard: a P-MAAR is listed, refuses, and is listed again",
            22_667,
            domain(2, 4).longTimers(2).profile(designA().set(Knob.GUARD_ORPHANS, true).build()),
            Witness.PING_PONG,
            Witness.STALE_RELAY_REFUSED,
            Witness.REFUSING_PREVIOUS_MAAR),
        holds(
            "leave-two-mns",
            "two mobile nodes come and go",
            146_290,
            domain(2, 3).mns(2).leaves(true).longTimers(6),
            Witness.DEREGISTRATION,
            Witness.FORGOTTEN),
        holds(
            "return-design-b",
            "the mobile node leaves and comes back, design B: its session may be ending",
            146_461,
            domain(2, 3).inFlight(4).pauses(1).leaves(true).longTimers(ALL_LIFETIMES),
            Witness.RETURN_AFTER_LEAVING,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "return-design-a",
            "the same in design A",
            143_084,
            domain(2, 3)
                .pauses(1)
                .leaves(true)
                .longTimers(ALL_LIFETIMES)
                .profile(designA().build()),
            Witness.RETURN_AFTER_LEAVING,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "return-loss",
            "the mobile node leaves and comes back, one message is lost",
            99_221,
            domain(2, 2).pauses(1).leaves(true).longTimers(ALL_LIFETIMES).drops(1).healAfter(4),
            Witness.RETURN_AFTER_LEAVING,
            Witness.FORGOTTEN),
        holds(
            "return-unnoticed",
            "a MAAR does not notice that a registered mobile node leaves, and so not its return",
            4_092,
            domain(3, 3).missedDetaches(1).missedOnceRegistered(true).longTimers(2),
            Witness.PING_PONG),
        holds(
            "crash-relay",
            "relay: any node loses its memory once; lifetimes make it good",
            147_661,
            domain(2, 3).inFlight(5).crashes(1).longTimers(5).healAfter(4),
            Witness.RESTART,
            Witness.REFUSING_PREVIOUS_MAAR),
        holds(
            "crash-two-mns",
            "relay: two mobile nodes, any node loses its memory once and gives prefixes anew",
            96_948,
            domain(2, 2).mns(2).poolBits(1).crashes(1).longTimers(4).healAfter(4).symmetric(false),
            Witness.RESTART,
            Witness.PREFIX_REFUSED),
        holds(
            "crash-locator",
            "locator: any node loses its memory once; lifetimes make it good",
            10_338,
            domain(2, 2).crashes(1).longTimers(5).healAfter(4).mode(Mode.LOCATOR),
            Witness.RESTART),
        holds(
            "crash-proxy",
            "proxy: any node loses its memory once; lifetimes make it good",
            13_853,
            domain(2, 2).crashes(1).longTimers(5).healAfter(4).mode(Mode.PROXY),
            Witness.RESTART),
        holds(
            "crash-design-a-guard",
            "design A with a guard against orphans: any node loses its memory once",
            12_584,
            domain(2, 2)
                .crashes(1)
                .longTimers(5)
                .healAfter(4)
                .profile(designA().set(Knob.GUARD_ORPHANS, true).build()),
            Witness.RESTART));
  }
}
