package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;

/** Worlds in which a mobile node has several prefixes at each MAAR (RFC 8885 3.5). */
final class SetWorlds {
  private SetWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "sets-relay",
            "relay: two prefixes at each MAAR, every order of messages over three attachments",
            667,
            of(2, domain(3, 3)),
            Witness.HANDOVER,
            Witness.PING_PONG),
        holds(
            "sets-locator",
            "locator: two prefixes at each MAAR, every order of messages over three attachments",
            1_380,
            of(2, domain(3, 3).mode(Mode.LOCATOR)),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "sets-proxy",
            "proxy: two prefixes at each MAAR, every order of messages over three attachments",
            2_233,
            of(2, domain(3, 3).mode(Mode.PROXY)),
            Witness.EARLY_ANSWER,
            Witness.PING_PONG),
        holds(
            "sets-loss",
            "relay: two prefixes at each MAAR, one message lost, lifetimes pass",
            528,
            of(2, domain(2, 2).drops(1).longTimers(2).healAfter(1)),
            Witness.RETRANSMISSION,
            Witness.RENEWAL),
        holds(
            "sets-leave",
            "two prefixes at each MAAR, two attachments, then the mobile node leaves",
            2_012,
            of(2, domain(2, 2).leaves(true).longTimers(12)),
            Witness.RENEWAL,
            Witness.DEREGISTRATION,
            Witness.FORGOTTEN),
        holds(
            "sets-leave-design-a",
            "the same in design A",
            1_915,
            domain(2, 2)
                .leaves(true)
                .longTimers(12)
                .profile(designA().set(Knob.PREFIXES_PER_MN, 2).build()),
            Witness.RELEASE,
            Witness.DEREGISTRATION,
            Witness.FORGOTTEN),
        holds(
            "sets-refused",
            "two prefixes for each of two mobile nodes, four in a pool; any node loses its memory once",
            106_776,
            of(
                2,
                domain(2, 2)
                    .mns(2)
                    .poolBits(2)
                    .crashes(1)
                    .longTimers(4)
                    .healAfter(4)
                    .symmetric(false)),
            Witness.RESTART,
            Witness.PREFIX_REFUSED),
        holds(
            "sets-last",
            "three prefixes for a mobile node, four in a pool: two mobile nodes compete for them",
            50_325,
            of(3, domain(2, 3).mns(2).poolBits(2).leaves(true).longTimers(6)),
            Witness.TURNED_AWAY,
            Witness.FORGOTTEN),
        lies("sets-lies-relay", 1_574, Mode.RELAY),
        lies("sets-lies-locator", 1_838, Mode.LOCATOR),
        lies("sets-lies-proxy", 2_990, Mode.PROXY));
  }

  private static CheckedWorld lies(String name, int unique, Mode mode) {
    return holds(
        name,
        "two prefixes at each MAAR; peers name a part of a set, or another's beside one of it",
        unique,
        of(2, domain(2, 2).lies(2).longTimers(3).mode(mode)),
        Witness.LIE_REFUSED,
        Witness.HANDOVER);
  }

  private static Bounds of(int prefixes, Bounds bounds) {
    return bounds.profile(profile().set(Knob.PREFIXES_PER_MN, prefixes).build());
  }
}
