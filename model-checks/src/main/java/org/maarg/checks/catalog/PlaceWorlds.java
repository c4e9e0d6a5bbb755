package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Policy;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * Worlds about what is seldom looked at: what is out of place, what is kept and read back, networks
 * that one MAAR reaches, peers that are silent, and mobile nodes that attach anew where they are.
 */
final class PlaceWorlds {
  private static final int ALL_LIFETIMES = 12;

  private PlaceWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        odd("oddities-relay", 121, Mode.RELAY),
        open("oddities-locator", 131, Mode.LOCATOR, Knob.CMD_SECURITY_ASSOCIATION),
        open("oddities-proxy", 178, Mode.PROXY, Knob.MAAR_SECURITY_ASSOCIATION),
        holds(
            "oddities-two",
            "two mobile nodes with two prefixes each, and a node gets what is out of place",
            71,
            domain(1, 2).mns(2).oddities(1).profile(profile().set(Knob.PREFIXES_PER_MN, 2).build()),
            Witness.ODDITY_ANSWERED),
        holds(
            "oddities-lifetimes",
            "lifetimes pass, and at any time a node gets what is out of place",
            764,
            domain(2, 2).oddities(1).longTimers(3),
            Witness.ODDITY_ANSWERED,
            Witness.RENEWAL),
        holds(
            "policy-back",
            "who is denied the service leaves and comes back, and is asked for again",
            92,
            domain(1, 3).pauses(2).leaves(true).policy(Policy.SERVICE),
            Witness.POLICY_REFUSED),
        holds(
            "oddities-leave",
            "the mobile node leaves, and at any time a node gets what is out of place",
            1_032,
            domain(2, 1).leaves(true).longTimers(ALL_LIFETIMES).oddities(1),
            Witness.ODDITY_ANSWERED,
            Witness.FORGOTTEN),
        holds(
            "oddities-letter",
            "the letter: at any time a node gets what is out of place",
            46,
            domain(2, 2).oddities(1).profile(untimed(Profile.RFC8885)),
            Witness.ODDITY_ANSWERED,
            Witness.HANDOVER),
        holds(
            "strangers",
            "two refusals to strangers in a second: no third, whoever asks",
            695,
            strangers(2, 2, 1),
            Witness.ODDITY_ANSWERED),
        holds(
            "strangers-one",
            "one refusal to a stranger in a second: he gets no second",
            117,
            strangers(3, 1, 1),
            Witness.ODDITY_ANSWERED),
        holds(
            "strangers-silent",
            "strangers are not answered",
            16,
            strangers(3, 1, 0),
            Witness.ODDITY_ANSWERED),
        holds(
            "kept-relay",
            "beside each node goes one read back from what it keeps; rate, pace, lifetimes, a loss",
            1_831,
            domain(2, 2)
                .drops(1)
                .longTimers(2)
                .healAfter(1)
                .kept(true)
                .profile(
                    profile()
                        .set(Knob.MAX_UPDATE_RATE, 1)
                        .pacing(10, 1, Integer.MAX_VALUE)
                        .build()),
            Witness.HANDOVER,
            Witness.RETRANSMISSION),
        holds(
            "kept-leave",
            "the same of a locator's nodes; two prefixes, local networks, the mobile node leaves",
            2_065,
            domain(2, 2)
                .leaves(true)
                .longTimers(ALL_LIFETIMES)
                .mode(Mode.LOCATOR)
                .networks(true)
                .kept(true)
                .profile(designA().set(Knob.PREFIXES_PER_MN, 2).build()),
            Witness.RELEASE,
            Witness.FORGOTTEN),
        holds(
            "kept-numbers",
            "the same without Timestamps and with Heartbeat",
            1_387,
            domain(2, 3)
                .calm(3)
                .crashes(1)
                .calmCrashes(true)
                .mode(Mode.PROXY)
                .kept(true)
                .profile(
                    profile()
                        .set(Knob.TIMESTAMP_BASED_APPROACH, false)
                        .set(Knob.HEARTBEAT_INTERVAL, 60_000)
                        .build()),
            Witness.RESTART,
            Witness.ANCHOR_RESTORED),
        holds(
            "networks-relay",
            "relay: each MAAR reaches a network that no other reaches, one timer too early",
            185,
            domain(2, 3).calm(3).early(1).networks(true),
            Witness.HANDOVER,
            Witness.LATE_ANCHOR),
        holds(
            "networks-proxy",
            "proxy: each MAAR reaches a network that no other reaches",
            680,
            domain(2, 3).mode(Mode.PROXY).networks(true),
            Witness.EARLY_ANSWER),
        holds(
            "again",
            "a mobile node attaches anew where it is, and has been elsewhere, or has not",
            1_417,
            domain(2, 2).again(1).longTimers(2),
            Witness.ATTACHED_AGAIN,
            Witness.HANDOVER),
        holds(
            "silence",
            "no Heartbeat may be missed, and one message is lost: the peer is silent, and back",
            447,
            domain(2, 1)
                .drops(1)
                .longTimers(6)
                .healAfter(6)
                .profile(
                    profile()
                        .set(Knob.HEARTBEAT_INTERVAL, 100_000)
                        .set(Knob.MISSING_HEARTBEATS_ALLOWED, 0)
                        .build()),
            Witness.PEER_SILENT,
            Witness.PEER_BACK),
        holds(
            "refused-prefix",
            "two mobile nodes, two prefixes in a pool; any node loses its memory once at rest",
            1_641,
            domain(1, 2).mns(2).poolBits(1).crashes(1).calmCrashes(true).longTimers(3).healAfter(3),
            Witness.RESTART,
            Witness.PREFIX_REFUSED),
        holds(
            "late-together",
            "relay: the CMD answers once for acknowledgements that come late together",
            399,
            domain(3, 3).onward(true).calm(3).early(1),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR));
  }

  private static Bounds strangers(int most, int ofOne, int answers) {
    return domain(1, 1)
        .oddities(3)
        .kept(true)
        .profile(
            profile()
                .set(Knob.STRANGER_REFUSAL_RATE, most)
                .set(Knob.STRANGER_REFUSAL_RATE_PER_NODE, ofOne)
                .set(Knob.ANSWER_UNAUTHORIZED, answers)
                .build());
  }

  private static CheckedWorld odd(String name, int unique, Mode mode) {
    return holds(
        name,
        "at any time a node gets what is well formed and out of place: from a peer, a stranger, or"
            + " a driver",
        unique,
        odd(mode),
        Witness.ODDITY_ANSWERED,
        Witness.HANDOVER);
  }

  /** One of the two associations is not asked for: whoever does without it is heard. */
  private static CheckedWorld open(String name, int unique, Mode mode, Knob notNeeded) {
    return holds(
        name,
        "the same in another mode, and without the need of one of the security associations",
        unique,
        odd(mode).profile(profile().set(notNeeded, 0).build()),
        Witness.ODDITY_ANSWERED,
        Witness.HANDOVER);
  }

  private static Bounds odd(Mode mode) {
    return domain(2, 2).oddities(1).mode(mode);
  }
}
