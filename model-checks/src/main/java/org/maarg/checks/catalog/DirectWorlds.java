package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;

/** Worlds about handovers with a CMD that locates or proxies. */
final class DirectWorlds {
  private DirectWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "locator",
            "locator: every order of messages, one timer too early",
            64_474,
            domain(3, 3).inFlight(10).early(1).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "locator-four",
            "locator: up to three P-MAARs, the last handover after all others have settled",
            15_991,
            domain(4, 4).inFlight(10).calm(3).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "locator-loss",
            "locator: one message lost, lifetimes pass",
            690,
            domain(2, 2).drops(1).longTimers(2).healAfter(1).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "locator-awaits-cmd",
            "locator: one message lost; the S-MAAR repeats its update until the CMD has answered",
            11_648,
            domain(3, 3)
                .drops(1)
                .mode(Mode.LOCATOR)
                .profile(profile().set(Knob.AWAIT_CMD_IN_LOCATOR, true).build()),
            Witness.DIRECT_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "locator-copies",
            "locator: the CMD forwards with the S-MAAR's time; a mobile node returns, and returns again",
            3_335,
            domain(2, 4)
                .mode(Mode.LOCATOR)
                .profile(profile().set(Knob.FORWARD_COPIES, true).build()),
            Witness.DIRECT_ANSWER,
            Witness.PING_PONG),
        holds(
            "locator-all-faults",
            "locator: a loss, a copy and an early timer, lifetimes pass",
            125_098,
            domain(2, 2)
                .inFlight(7)
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
            4_138,
            domain(3, 3).forgeries(2).mode(Mode.LOCATOR),
            Witness.DIRECT_ANSWER,
            Witness.UNSECURED_DROPPED),
        holds(
            "proxy",
            "proxy: every order of messages, one timer too early",
            91_864,
            domain(3, 3).inFlight(8).early(1).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.PING_PONG),
        holds(
            "proxy-four",
            "proxy: up to three P-MAARs, handovers after the first registration has settled",
            269_866,
            domain(4, 4).inFlight(10).calm(2).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.PING_PONG),
        holds(
            "proxy-duplicate",
            "proxy: a copy and an early timer, handovers after the first registration has settled",
            571_118,
            domain(3, 3).inFlight(8).duplicates(1).early(1).calm(2).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.ANSWERED_WITHOUT_FAN_OUT),
        holds(
            "proxy-loss",
            "proxy: one message lost, lifetimes pass",
            62_943,
            domain(3, 3).drops(1).longTimers(2).healAfter(1).mode(Mode.PROXY),
            Witness.EARLY_ANSWER,
            Witness.RETRANSMISSION),
        holds(
            "proxy-all-faults",
            "proxy: a loss, a copy and an early timer, lifetimes pass",
            156_436,
            domain(2, 2)
                .inFlight(6)
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
