package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Policy;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;

/**
 * Worlds about the edges: what policy and quota allow, numbers that end, clocks, peers that lie.
 */
final class EdgeWorlds {

  /** Three numbers before they begin again. */
  private static final int NEARLY_ALL = 0xfffd;

  private EdgeWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "policy-service",
            "the policy store knows a mobile node and denies it the service; another is served",
            16_646,
            barred(Policy.SERVICE),
            Witness.POLICY_REFUSED,
            Witness.HANDOVER),
        holds(
            "policy-unknown",
            "the policy store does not know a mobile node; another is served",
            16_646,
            barred(Policy.KNOWN),
            Witness.POLICY_REFUSED,
            Witness.HANDOVER),
        holds(
            "policy-place",
            "the policy store keeps a MAAR from speaking for mobile nodes, which go there all the same",
            12_088,
            domain(3, 3).leaves(true).longTimers(2).symmetric(false).policy(Policy.PLACE),
            Witness.POLICY_REFUSED,
            Witness.HANDOVER),
        holds(
            "quota-per-maar",
            "a MAAR may serve one mobile node: the next waits, asks again, and is let in or leaves",
            39_732,
            domain(2, 3)
                .mns(2)
                .calm(1)
                .leaves(true)
                .longTimers(2)
                .patience(4)
                .profile(profile().set(Knob.MAX_BINDINGS_PER_MAAR, 1).build()),
            Witness.NO_ROOM,
            Witness.ROOM_FOUND),
        holds(
            "quota-of-the-cmd",
            "the CMD may keep one mobile node: the next waits, asks again, and is let in or leaves",
            2_117,
            domain(2, 2)
                .mns(2)
                .calm(1)
                .leaves(true)
                .longTimers(2)
                .patience(7)
                .profile(profile().set(Knob.MAX_BINDINGS, 1).build()),
            Witness.NO_ROOM,
            Witness.ROOM_FOUND),
        holds(
            "numbers-wrap",
            "no Timestamps: numbers order what comes, and begin again with 0",
            160,
            domain(2, 4)
                .calm(4)
                .firstNumber(NEARLY_ALL)
                .longTimers(2)
                .profile(profile().set(Knob.TIMESTAMP_BASED_APPROACH, false).build()),
            Witness.NUMBER_WRAPPED,
            Witness.NUMBER_REFUSED),
        holds(
            "numbers-wrap-timed",
            "Timestamps order what comes; numbers, which name answers, begin again with 0",
            3_973,
            domain(2, 4).firstNumber(NEARLY_ALL + 1),
            Witness.NUMBER_WRAPPED,
            Witness.PING_PONG),
        clocks("clocks-relay", 29_244, Mode.RELAY),
        clocks("clocks-locator", 53_912, Mode.LOCATOR),
        clocks("clocks-proxy", 59_297, Mode.PROXY),
        lies("lies-relay", 1_574, Mode.RELAY),
        lies("lies-locator", 1_838, Mode.LOCATOR),
        lies("lies-proxy", 2_990, Mode.PROXY));
  }

  private static Bounds barred(Policy policy) {
    return domain(2, 3).mns(2).calm(1).leaves(true).longTimers(2).policy(policy);
  }

  private static CheckedWorld clocks(String name, int unique, Mode mode) {
    return holds(
        name,
        "a node's clock is set on or back, and set right again; one timer too early",
        unique,
        domain(2, 2).clockSteps(2).early(1).mode(mode),
        Witness.CLOCK_SET_ON,
        Witness.CLOCK_SET_BACK,
        Witness.RETRANSMISSION);
  }

  private static CheckedWorld lies(String name, int unique, Mode mode) {
    return holds(
        name,
        "peers name a serving MAAR outside the domain, and prefixes of others; lifetimes pass",
        unique,
        domain(2, 2).lies(2).longTimers(3).mode(mode),
        Witness.LIE_REFUSED,
        Witness.HANDOVER);
  }
}
