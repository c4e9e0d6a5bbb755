package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Mode;

/** Worlds about how sessions end in each mode, with messages that are late, and in three faults. */
final class EndWorlds {
  private static final int ALL_LIFETIMES = 12;

  private EndWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        leaveA("leave-design-a-locator", 2_065, Mode.LOCATOR),
        leaveA("leave-design-a-proxy", 2_628, Mode.PROXY),
        leaveB("leave-design-b-locator", 2_162, Mode.LOCATOR),
        leaveB("leave-design-b-proxy", 2_725, Mode.PROXY),
        holds(
            "leave-late-design-b",
            "design B: a timer ends while messages about the end of the session are under way",
            42_603,
            domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).late(1),
            Witness.LATE_MESSAGES,
            Witness.DEREGISTRATION),
        holds(
            "leave-late-design-a",
            "the same in design A",
            33_111,
            domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).late(1).profile(designA().build()),
            Witness.LATE_MESSAGES,
            Witness.DEREGISTRATION),
        holds(
            "three-losses",
            "relay: three messages lost; lifetimes make good what retransmission does not",
            14_171,
            domain(2, 2).drops(3).longTimers(3).healAfter(2),
            Witness.RETRANSMISSION),
        holds(
            "three-faults",
            "relay: a node loses its memory, a message is lost and another doubled",
            126_142,
            domain(2, 2)
                .calm(2)
                .crashes(1)
                .calmCrashes(true)
                .drops(1)
                .duplicates(1)
                .longTimers(5)
                .healAfter(4),
            Witness.RESTART));
  }

  private static CheckedWorld leaveA(String name, int unique, Mode mode) {
    return holds(
        name,
        "two attachments, then the mobile node leaves, design A",
        unique,
        domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).mode(mode).profile(designA().build()),
        Witness.DEREGISTRATION,
        Witness.RELEASE,
        Witness.FORGOTTEN);
  }

  private static CheckedWorld leaveB(String name, int unique, Mode mode) {
    return holds(
        name,
        "two attachments, then the mobile node leaves, design B",
        unique,
        domain(2, 2).leaves(true).longTimers(ALL_LIFETIMES).mode(mode),
        Witness.RENEWAL,
        Witness.DEREGISTRATION,
        Witness.FORGOTTEN);
  }
}
