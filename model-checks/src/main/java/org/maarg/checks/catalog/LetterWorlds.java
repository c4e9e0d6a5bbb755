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
            "letter-rate",
            "the letter: two mobile nodes share one slot of MAX_UPDATE_RATE to each node",
            1_388,
            domain(2, 3)
                .mns(2)
                .profile(untimed(Profile.RFC8885).with().set(Knob.MAX_UPDATE_RATE, 1).build()),
            Witness.RATED_UPDATE,
            Witness.HANDOVER));
  }
}
