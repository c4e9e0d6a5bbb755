package org.maarg.checks.catalog;

import static org.maarg.checks.catalog.CheckedWorld.finding;
import static org.maarg.checks.catalog.Worlds.designA;
import static org.maarg.checks.catalog.Worlds.domain;
import static org.maarg.checks.catalog.Worlds.profile;
import static org.maarg.checks.catalog.Worlds.untimed;

import java.util.List;
import org.maarg.checks.world.Properties;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** Worlds in which RFC 8885, read without our additions, breaks what a reader would expect. */
final class FindingWorlds {
  private FindingWorlds() {}

  static List<CheckedWorld> all() {
    return List.of(
        finding(
            "finding-unordered-relay",
            "P-MAARs take any update that the CMD relays: a late one moves the mobile node back",
            Properties.NEWEST_WINS,
            domain(3, 3).profile(profile().set(Knob.ORDER_RELAYED_UPDATES, false).build())),
        finding(
            "finding-locator-loss",
            "locator: a P-MAAR's direct answer is lost and nobody notices",
            Properties.ANSWERS_COMPLETE,
            domain(3, 3).drops(1).mode(Mode.LOCATOR)),
        finding(
            "finding-relay-late-answer",
            "relay: the answer with a late P-MAAR is lost and nobody repeats it",
            Properties.ANSWERS_COMPLETE,
            domain(2, 2).drops(2)),
        finding(
            "finding-design-a-leak",
            "design A: the release is lost and the P-MAAR keeps its state for good",
            Properties.NOTHING_LEFT,
            domain(2, 2)
                .leaves(true)
                .longTimers(12)
                .drops(1)
                .healAfter(4)
                .profile(designA().set(Knob.CMD_RETRANSMISSION_LIMIT, 0).build())),
        finding(
            "finding-design-a-crash",
            "design A: the CMD loses its memory and a P-MAAR anchors for nobody",
            Properties.PREFIXES_REACHABLE,
            domain(2, 2).crashes(1).longTimers(5).healAfter(4).profile(designA().build())),
        finding(
            "finding-missed-detach",
            "a MAAR that does not notice the mobile node's leaving registers it back",
            Properties.BINDINGS_AGREE,
            domain(2, 2).missedDetaches(1).healAfter(1)),
        finding(
            "finding-silent-renewal",
            "a P-MAAR that was given up asks for itself, and the S-MAAR does not learn of it",
            Properties.ANSWERS_COMPLETE,
            domain(2, 2)
                .drops(1)
                .longTimers(5)
                .healAfter(1)
                .profile(profile().set(Knob.CMD_RETRANSMISSION_LIMIT, 0).build())),
        finding(
            "finding-overtaken-update",
            "an acceptance overtakes the update of an earlier handover, which looks later",
            Properties.BINDINGS_AGREE,
            domain(2, 3).early(1).overtakes(true)),
        finding(
            "finding-locator-former-stay",
            "locator: the answer to a former stay passes for one to the present",
            Properties.BINDINGS_AGREE,
            domain(2, 4).mode(Mode.LOCATOR)),
        finding(
            "finding-duplicate-fan-out",
            "a repeated update is fanned out again: one message costs 2k more",
            Properties.BOUNDED_FAN_OUT,
            domain(2, 2).early(1).profile(profile().set(Knob.SUPPRESS_DUPLICATES, false).build())),
        finding(
            "finding-locator-unsecured",
            "locator without security associations between MAARs: anybody may name an anchor",
            Properties.UNSECURED_IGNORED,
            domain(3, 3)
                .forgeries(1)
                .mode(Mode.LOCATOR)
                .profile(profile().set(Knob.MAAR_SECURITY_ASSOCIATION, false).build())),
        finding(
            "finding-letter-copies",
            "the letter: two copies have one number, and the answer to one ends the wait for the other's",
            Properties.ANSWERS_COMPLETE,
            domain(3, 3).onward(true).drops(1).profile(untimed(Profile.RFC8885))),
        finding(
            "finding-letter-double",
            "the letter: an update is doubled and what accepts it lost; the refusal holds for good",
            Properties.NOTHING_STARVES,
            domain(2, 2).duplicates(1).drops(1).profile(untimed(Profile.RFC8885))),
        finding(
            "finding-clock-set-back",
            "a P-MAAR's clock is set back, and its question is older than the S-MAAR's renewal",
            Properties.ANSWERS_COMPLETE,
            domain(2, 2).calm(2).clockSteps(2).longTimers(2)),
        finding(
            "finding-draft-loss",
            "the reviewed draft: a relayed update is lost and the CMD never repeats it",
            Properties.ANSWERS_COMPLETE,
            domain(2, 2).drops(1).profile(untimed(Profile.REVIEWED_DRAFT))));
  }
}
