package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Mode;

/** Worlds about handovers in the three modes. */
final class HandoverWorlds {
  private HandoverWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "relay",
            "relay: every order of messages over three attachments",
            0,
            domain(3, 3),
            Witness.HANDOVER,
            Witness.PING_PONG,
            Witness.SETTLED,
            Witness.STALE_UPDATE_REFUSED,
            Witness.STALE_RELAY_REFUSED),
        holds(
            "relay-unreduced",
            "the same without symmetry: any MAAR may be the first",
            0,
            domain(3, 3).symmetric(false),
            Witness.PING_PONG),
        holds(
            "relay-early",
            "relay: one timer ends too early",
            0,
            domain(3, 3).early(1),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR,
            Witness.RETRANSMISSION),
        holds(
            "relay-early-twice",
            "relay: two timers end too early",
            0,
            domain(3, 3).early(2),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR,
            Witness.RETRANSMISSION),
        holds(
            "relay-loss",
            "relay: one message lost, lifetimes pass",
            0,
            domain(3, 3).drops(1).longTimers(2).healAfter(1),
            Witness.RETRANSMISSION,
            Witness.PARTIAL_ANSWER,
            Witness.RENEWAL),
        holds(
            "relay-losses",
            "relay: two messages lost; the next re-registration makes good what retransmission cannot",
            0,
            domain(2, 2).drops(2).longTimers(4).healAfter(3),
            Witness.RETRANSMISSION,
            Witness.LATE_ANCHOR),
        holds(
            "relay-duplicate",
            "relay: one message doubled, one timer too early",
            0,
            domain(3, 3).duplicates(1).early(1),
            Witness.ANSWERED_WITHOUT_FAN_OUT,
            Witness.STALE_ANSWER_DROPPED),
        holds(
            "relay-all-faults",
            "relay: a loss, a copy and an early timer, lifetimes pass",
            0,
            domain(2, 2).drops(1).duplicates(1).early(1).longTimers(2).healAfter(1),
            Witness.STALE_RELAY_REFUSED,
            Witness.RENEWAL),
        holds(
            "relay-four",
            "relay: up to three P-MAARs",
            0,
            domain(4, 4),
            Witness.PING_PONG,
            Witness.REFUSING_PREVIOUS_MAAR),
        holds(
            "relay-octets",
            "relay: messages pass the codec, one is lost",
            0,
            domain(3, 3).octets(true).drops(1),
            Witness.RETRANSMISSION),
        holds(
            "relay-two-mns",
            "relay: two mobile nodes, one timer too early",
            0,
            domain(2, 4).mns(2).early(1),
            Witness.HANDOVER,
            Witness.PARTIAL_ANSWER),
        holds(
            "locator",
            "locator: every order of messages, one timer too early",
            0,
            domain(3, 3).early(1).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "locator-loss",
            "locator: one message lost, lifetimes pass",
            0,
            domain(2, 2).drops(1).longTimers(2).healAfter(1).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "locator-awaits-cmd",
            "locator: one message lost; the S-MAAR repeats its update until the CMD has answered",
            0,
            domain(3, 3)
                .drops(1)
                .mode(Mode.LOCATOR)
                .profile(profile().awaitCmdInLocator(true).build()),
            Witness.DIRECT_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "locator-all-faults",
            "locator: a loss, a copy and an early timer, lifetimes pass",
            0,
            domain(2, 2)
                .drops(1)
                .duplicates(1)
                .early(1)
                .longTimers(2)
                .healAfter(1)
                .mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.STALE_RELAY_REFUSED),
        holds(
            "locator-forged",
            "locator: somebody without a security association repeats messages",
            0,
            domain(3, 3).forgeries(2).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.UNSECURED_DROPPED),
        holds(
            "proxy",
            "proxy: every order of messages, one timer too early",
            0,
            domain(3, 3).early(1).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.PING_PONG),
        holds(
            "proxy-loss",
            "proxy: one message lost, lifetimes pass",
            0,
            domain(3, 3).drops(1).longTimers(2).healAfter(1).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "proxy-all-faults",
            "proxy: a loss, a copy and an early timer, lifetimes pass",
            0,
            domain(2, 2)
                .drops(1)
                .duplicates(1)
                .early(1)
                .longTimers(2)
                .healAfter(1)
                .mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.STALE_RELAY_REFUSED));
  }
}
