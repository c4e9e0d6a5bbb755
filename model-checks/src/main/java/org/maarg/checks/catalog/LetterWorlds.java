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
 * an end of retransmission the count of transmissions grows for as long as somebody is silent. What
 * a copy costs, of the CMD's making or the network's, is in {@link FindingWorlds}.
 */
final class LetterWorlds {
  private LetterWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "letter",
            "the letter: two attachments in every order",
            23,
            domain(2, 2).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "letter-pace",
            "the letter: two mobile nodes share a burst of one and one slot of MAX_UPDATE_RATE",
            1_538,
            domain(2, 3)
                .mns(2)
                .profile(
                    untimed(Profile.RFC8885)
                        .with()
                        .set(Knob.MAX_UPDATE_RATE, 1)
                        .pacing(10, 1, Integer.MAX_VALUE)
                        .build()),
            Witness.PACED_UPDATE,
            Witness.RATED_UPDATE),
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
