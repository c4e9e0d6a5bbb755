package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;

/**
 * Worlds of the letter: what every other profile does otherwise. Nothing is lost in them: without
 * an end of retransmission the count of transmissions grows for as long as somebody is silent.
 */
final class LetterWorlds {
  private LetterWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "letter",
            "the letter: every order of messages over three attachments",
            1,
            domain(3, 3).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.PING_PONG),
        holds(
            "letter-rate",
            "the letter: two mobile nodes share one slot of MAX_UPDATE_RATE to each node",
            1,
            domain(2, 3).mns(2).profile(letter().set(Knob.MAX_UPDATE_RATE, 1).build()),
            Witness.RATED_UPDATE,
            Witness.HANDOVER),
        holds(
            "letter-pace",
            "the letter: a burst of one, and one slot of MAX_UPDATE_RATE for all mobile nodes",
            1,
            domain(2, 3)
                .mns(2)
                .profile(
                    letter().set(Knob.MAX_UPDATE_RATE, 1).pacing(10, 1, Integer.MAX_VALUE).build()),
            Witness.PACED_UPDATE,
            Witness.RATED_UPDATE),
        holds(
            "letter-copy",
            "the letter: two attachments, one message doubled",
            1,
            domain(2, 2).duplicates(1).profile(untimed(Profile.RFC8885)),
            Witness.ANSWERED_WITHOUT_FAN_OUT));
  }

  private static Profile.Builder letter() {
    return untimed(Profile.RFC8885).with();
  }
}
