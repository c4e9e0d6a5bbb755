package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.holds;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * Worlds of the letter: what every other profile does otherwise. Nothing is lost in them: without
 * an end of retransmission the count of transmissions grows for as long as somebody is silent. What
 * a copy costs, of the CMD's making or the network's, is in {@link FindingWorlds}.
 */
final class LetterWorlds {
  private LetterWorlds() {}

  /** With the clock window of RFC 5213 9.1, shorter than the second between two attachments. */
  private static Profile timed(Profile profile) {
    return untimed(profile)
        .with()
        .set(Knob.TIMESTAMP_WINDOW, profile.value(Knob.TIMESTAMP_WINDOW))
        .build();
  }

  static List<CheckedWorld> all() {
    return List.of(
        holds(
            "letter",
            "the letter: two attachments in every order, one message lost, lifetimes pass",
            516,
            domain(2, 2).drops(1).longTimers(2).healAfter(1).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.RETRANSMISSION,
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
            Witness.HANDOVER),
        holds(
            "letter-locator",
            "the letter: two attachments in every order, the CMD as locator",
            36,
            domain(2, 2).mode(Mode.LOCATOR).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.DIRECT_ANSWER),
        holds(
            "letter-proxy",
            "the letter: two attachments, one message doubled, the CMD as proxy",
            331,
            domain(2, 2).mode(Mode.PROXY).duplicates(1).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.EARLY_ANSWER),
        holds(
            "letter-window",
            "the letter: what was stamped before another attachment is outside the window",
            242,
            domain(2, 3).profile(timed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "letter-locator-window",
            "the letter: locator, with the window",
            608,
            domain(2, 3).mode(Mode.LOCATOR).profile(timed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "letter-proxy-window",
            "the letter: proxy, with the window",
            527,
            domain(2, 3).mode(Mode.PROXY).profile(timed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "letter-copies",
            "the letter: the copies of two updates have one number; an acceptance counts behind a"
                + " refusal",
            337,
            domain(3, 3).onward(true).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED),
        holds(
            "letter-copy",
            "the letter: an update doubled on its way, and the refusal of the copy may come first",
            194,
            domain(2, 2).duplicates(1).profile(untimed(Profile.RFC8885)),
            Witness.HANDOVER,
            Witness.SETTLED));
  }
}
