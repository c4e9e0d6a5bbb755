package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;

/** Worlds about handovers with a CMD that relays. */
final class RelayWorlds {
  private RelayWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "relay",
            "relay: every order of messages over three attachments",
            667,
            domain(3, 3),
            Witness.HANDOVER,
            Witness.PING_PONG,
            Witness.SETTLED,
            Witness.STALE_UPDATE_REFUSED,
            Witness.STALE_RELAY_REFUSED),
        holds(
            "relay-unreduced",
            "the same without symmetry: any MAAR may be the first",
            3_988,
            domain(3, 3).symmetric(false),
            Witness.PING_PONG),
        holds(
            "relay-early",
            "relay: one timer ends too early",
            24_538,
            domain(3, 3).inFlight(6).early(1),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR,
            Witness.RETRANSMISSION),
        holds(
            "relay-early-twice",
            "relay: two early timers, handovers after the first registration has settled",
            169_834,
            domain(3, 3).early(2).calm(2),
            Witness.PARTIAL_ANSWER,
            Witness.LATE_ANCHOR,
            Witness.RETRANSMISSION),
        holds(
            "relay-loss",
            "relay: one message lost, lifetimes pass",
            19_629,
            domain(3, 3).inFlight(4).drops(1).longTimers(2).healAfter(1),
            Witness.RETRANSMISSION,
            Witness.PARTIAL_ANSWER,
            Witness.RENEWAL),
        holds(
            "relay-losses",
            "relay: two messages lost; re-registration makes good what retransmission cannot",
            216_061,
            domain(3, 3).drops(2).longTimers(3).healAfter(3),
            Witness.RETRANSMISSION,
            Witness.LATE_ANCHOR),
        holds(
            "relay-duplicate",
            "relay: a copy and an early timer, handovers after the first registration has settled",
            122_668,
            domain(3, 3).inFlight(7).duplicates(1).early(1).calm(2),
            Witness.ANSWERED_WITHOUT_FAN_OUT,
            Witness.STALE_ANSWER_DROPPED),
        holds(
            "relay-copy-loss",
            "relay: a copy and a loss; the refusal of the one does not stand for the other",
            743,
            domain(2, 2).duplicates(1).drops(1),
            Witness.HANDOVER,
            Witness.RETRANSMISSION),
        holds(
            "relay-early-loss",
            "relay, waiting for all: an early timer and a loss; a refusal of the first update ends no later one",
            42_042,
            domain(2, 3)
                .early(1)
                .drops(1)
                .profile(profile().set(Knob.AGGREGATION_TIMEOUT, 0).build()),
            Witness.HANDOVER,
            Witness.RETRANSMISSION),
        holds(
            "relay-all-faults",
            "relay: a loss, a copy and an early timer, lifetimes pass",
            78_201,
            domain(2, 2).drops(1).duplicates(1).early(1).longTimers(2).healAfter(1),
            Witness.STALE_RELAY_REFUSED,
            Witness.RENEWAL),
        holds(
            "relay-four",
            "relay: up to three P-MAARs, and never more than seven messages under way",
            88_883,
            domain(4, 4).inFlight(7),
            Witness.PING_PONG,
            Witness.REFUSING_PREVIOUS_MAAR),
        holds(
            "relay-five",
            "relay: up to four P-MAARs, the last handover after all others have settled",
            9_948,
            domain(5, 5).inFlight(7).onward(true).calm(4),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "relay-ping-pong",
            "relay: five attachments between two MAARs",
            78_768,
            domain(2, 5).inFlight(6),
            Witness.PING_PONG,
            Witness.STALE_RELAY_REFUSED),
        holds(
            "relay-copies",
            "relay: two messages doubled",
            103_105,
            domain(3, 3).inFlight(6).duplicates(2),
            Witness.ANSWERED_WITHOUT_FAN_OUT),
        holds(
            "relay-octets",
            "relay: messages pass the codec, one is lost",
            3_880,
            domain(3, 3).octets(true).drops(1),
            Witness.RETRANSMISSION),
        holds(
            "relay-two-mns",
            "relay: two mobile nodes, one timer too early",
            56_662,
            domain(3, 3).mns(2).early(1),
            Witness.HANDOVER,
            Witness.PARTIAL_ANSWER),
        holds(
            "relay-two-mns-loss",
            "relay: two mobile nodes, one message lost, lifetimes pass",
            61_398,
            domain(3, 3).mns(2).drops(1).longTimers(2).healAfter(1),
            Witness.RETRANSMISSION,
            Witness.RENEWAL),
        holds(
            "relay-two-mns-cross",
            "relay: two mobile nodes change places",
            28_843,
            domain(2, 4).mns(2),
            Witness.HANDOVER,
            Witness.PING_PONG));
  }
}
