package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Interfaces;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** Worlds of one mobile node with two interfaces, each of which is a session (RFC 5213 5.4). */
final class InterfaceWorlds {
  private InterfaceWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "interfaces-relay",
            "relay: two interfaces, each goes where it likes, also to one MAAR",
            1_332,
            apart(domain(2, 3)),
            Witness.TWO_SESSIONS,
            Witness.TWO_SESSIONS_AT_ONE_MAAR,
            Witness.HANDOVER),
        holds(
            "interfaces-locator",
            "locator: two interfaces, each goes where it likes, also to one MAAR",
            1_525,
            apart(domain(2, 3).mode(Mode.LOCATOR)),
            Witness.TWO_SESSIONS,
            Witness.TWO_SESSIONS_AT_ONE_MAAR,
            Witness.DIRECT_ANSWER),
        holds(
            "interfaces-proxy",
            "proxy: two interfaces, each goes where it likes, also to one MAAR",
            2_514,
            apart(domain(2, 3).mode(Mode.PROXY)),
            Witness.TWO_SESSIONS,
            Witness.TWO_SESSIONS_AT_ONE_MAAR,
            Witness.EARLY_ANSWER),
        holds(
            "interfaces-letter",
            "relay, by the letter: what is forwarded is no copy where there are two sessions",
            1_361,
            apart(domain(2, 3))
                .profile(
                    untimed(Profile.RFC8885)
                        .with()
                        .set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0)
                        .build()),
            Witness.TWO_SESSIONS,
            Witness.TWO_SESSIONS_AT_ONE_MAAR,
            Witness.HANDOVER),
        holds(
            "interfaces-anchored",
            "relay: both interfaces are handed over, and their old prefixes may be at one MAAR",
            760,
            apart(domain(2, 4).calm(3)),
            Witness.TWO_SESSIONS_AT_ONE_MAAR,
            Witness.PING_PONG),
        holds(
            "interfaces-loss",
            "relay: two interfaces, one message is lost, lifetimes pass",
            21_077,
            apart(domain(2, 3).calm(2).drops(1).longTimers(2).healAfter(2)),
            Witness.TWO_SESSIONS,
            Witness.RETRANSMISSION),
        holds(
            "interfaces-leave",
            "two interfaces come and go, each for itself",
            94_836,
            apart(domain(2, 3).calm(3).leaves(true).longTimers(8)),
            Witness.TWO_SESSIONS,
            Witness.DEREGISTRATION,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "interfaces-leave-design-a",
            "the same in design A",
            129_238,
            apart(domain(2, 3).calm(3).leaves(true).longTimers(8))
                .profile(designA().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build()),
            Witness.TWO_SESSIONS,
            Witness.DEREGISTRATION,
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "interfaces-handover",
            "one interface at a time: a handover between them moves the session",
            213,
            domain(2, 4).calm(4).mns(2).interfaces(Interfaces.ONE_AT_A_TIME),
            Witness.INTERFACE_TAKEN_OVER,
            Witness.HANDOVER,
            Witness.PING_PONG),
        holds(
            "interfaces-handover-leave",
            "the same with two attachments, one message lost, and then the mobile node leaves",
            51_973,
            domain(2, 2)
                .mns(2)
                .interfaces(Interfaces.ONE_AT_A_TIME)
                .leaves(true)
                .drops(1)
                .longTimers(8)
                .healAfter(4),
            Witness.INTERFACE_TAKEN_OVER,
            Witness.FORGOTTEN),
        holds(
            "interfaces-wait",
            "a second interface may be a handover: its registration waits for a deregistration",
            15_286,
            apart(domain(2, 2).leaves(true).pauses(1).longTimers(6)).profile(profile().build()),
            Witness.SESSION_AFTER_WAITING,
            Witness.HANDOVER_AFTER_WAITING,
            Witness.TWO_SESSIONS),
        holds(
            "small-interfaces-wait",
            "a second interface waits for a deregistration that does not come",
            69,
            apart(domain(2, 2)).profile(profile().build()),
            Witness.SESSION_AFTER_WAITING,
            Witness.TWO_SESSIONS));
  }

  private static Bounds apart(Bounds bounds) {
    return bounds
        .mns(2)
        .interfaces(Interfaces.APART)
        .profile(profile().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build());
  }
}
