package org.maarg.checks.report;

import java.util.List;
import java.util.function.Predicate;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.world.Bounds;
import org.maarg.checks.world.Interfaces;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Mode;

/**
 * What the checks are there to show: properties that always hold, witnesses that the interesting
 * thing does happen, and mutants that prove that a property can break.
 *
 * @param number in a report, from 1
 * @param title what is claimed, in one line
 * @param properties names of the properties that must always hold
 * @param witnesses what must be seen sometimes
 * @param witnessMutants seeded bugs that hide one of the witnesses
 * @param shows the worlds that the claim is about
 */
public record Claim(
    int number,
    String title,
    List<String> properties,
    List<Witness> witnesses,
    List<String> witnessMutants,
    Predicate<Bounds> shows) {
  private static final List<Claim> ALL =
      List.of(
          everywhere(
              1,
              "CMD, S-MAAR and mobile node agree",
              List.of(Properties.BINDINGS_AGREE),
              Witness.HANDOVER,
              Witness.SETTLED,
              Witness.HEALED_AT_REST),
          everywhere(
              2,
              "prefixes are reachable, nothing goes round",
              List.of(Properties.PREFIXES_REACHABLE, Properties.NO_TUNNEL_TO_SELF),
              Witness.HANDOVER,
              Witness.PING_PONG),
          everywhere(
              3,
              "nothing old overwrites something new",
              List.of(Properties.NEWEST_WINS, Properties.DROPPED_CHANGES_NOTHING),
              Witness.STALE_UPDATE_REFUSED,
              Witness.STALE_RELAY_REFUSED,
              Witness.NUMBER_REFUSED,
              Witness.NUMBER_WRAPPED,
              Witness.CLOCK_SET_ON,
              Witness.CLOCK_SET_BACK,
              Witness.STALE_ANSWER_DROPPED),
          everywhere(
              4,
              "one update causes a bounded number of others",
              List.of(
                  Properties.BOUNDED_FAN_OUT, Properties.BOUNDED_TRAFFIC, Properties.TIMES_KEPT),
              Witness.RETRANSMISSION,
              Witness.ANSWERED_WITHOUT_FAN_OUT),
          new Claim(
              5,
              "the S-MAAR learns of every P-MAAR",
              List.of(Properties.ANSWERS_COMPLETE),
              List.of(
                  Witness.PARTIAL_ANSWER,
                  Witness.LATE_ANCHOR,
                  Witness.SILENT_PREVIOUS_MAAR,
                  Witness.REFUSING_PREVIOUS_MAAR),
              List.of("no-partial-answer"),
              bounds -> true),
          new Claim(
              6,
              "locator and proxy: nothing unsecured counts, early answers come true",
              List.of(Properties.UNSECURED_IGNORED, Properties.ANSWERS_COMPLETE),
              List.of(Witness.DIRECT_ANSWER, Witness.EARLY_ANSWER, Witness.UNSECURED_DROPPED),
              List.of("proxy-waits", "no-direct-answer"),
              bounds -> bounds.mode() != Mode.RELAY),
          everywhere(
              7,
              "deregistration, designs A and B: all of it goes, but not too early",
              List.of(Properties.NOTHING_LEFT, Properties.COUNTS_AGREE, Properties.ATTACHED_KEPT),
              Witness.RENEWAL,
              Witness.DEREGISTRATION,
              Witness.EXPIRY,
              Witness.RELEASE,
              Witness.RELEASE_UNCONFIRMED,
              Witness.FORGOTTEN,
              Witness.GONE_AT_REST,
              Witness.LATE_MESSAGES,
              Witness.RETURN_AFTER_LEAVING),
          new Claim(
              8,
              "ping-pong, up to four P-MAARs, two mobile nodes at once, crash of each role",
              List.of(
                  Properties.BINDINGS_AGREE,
                  Properties.PREFIXES_REACHABLE,
                  Properties.PREFIX_HELD_ONCE),
              List.of(
                  Witness.PING_PONG,
                  Witness.RESTART,
                  Witness.PREFIX_REFUSED,
                  Witness.PREVIOUS_MAAR_RESTORED,
                  Witness.ANCHOR_RESTORED),
              List.of(),
              bounds ->
                  bounds.mns() > 1
                      || bounds.crashes() > 0
                      || bounds.moves() > bounds.maars()
                      || bounds.maars() > 3),
          everywhere(
              9,
              "rate, pace, list, queue and pool are kept, and nobody starves",
              List.of(
                  Properties.RATE_KEPT,
                  Properties.PACE_KEPT,
                  Properties.NOTHING_STARVES,
                  Properties.LIMITS_KEPT,
                  Properties.QUOTAS_KEPT,
                  Properties.LIST_BOUNDED),
              Witness.TURNED_AWAY,
              Witness.NO_ROOM,
              Witness.ROOM_FOUND,
              Witness.RATED_UPDATE,
              Witness.PACED_UPDATE,
              Witness.EVICTION),
          everywhere(
              10,
              "no deadlock, no way without end, no input that a node does not know, no exception",
              List.of(
                  Properties.NOTHING_STARVES,
                  Properties.SETTLES,
                  Properties.INPUTS_EXPECTED,
                  Properties.NO_EXCEPTION,
                  Properties.BINDINGS_AGREE),
              Witness.SETTLED,
              Witness.STALE_ANSWER_DROPPED),
          everywhere(
              11,
              "nobody gets more than policy and domain allow",
              List.of(Properties.ASKED_FIRST, Properties.LIES_IGNORED),
              Witness.POLICY_REFUSED,
              Witness.LIE_REFUSED),
          new Claim(
              12,
              "what a node sends, tells, waits for and keeps is what the texts and its bindings say",
              List.of(
                  Properties.SENT_AS_ASKED,
                  Properties.TOLD,
                  Properties.TIMERS_NEEDED,
                  Properties.KEPT_ALIKE,
                  Properties.ODDITIES_ANSWERED),
              List.of(
                  Witness.ODDITY_ANSWERED,
                  Witness.ATTACHED_AGAIN,
                  Witness.PEER_SILENT,
                  Witness.PEER_BACK),
              List.of("silence-untold"),
              bounds -> true),
          new Claim(
              13,
              "each interface of a mobile node has a session of its own, and takes it along",
              List.of(
                  Properties.BINDINGS_AGREE,
                  Properties.PREFIX_HELD_ONCE,
                  Properties.SETTLES,
                  Properties.NOTHING_LEFT),
              List.of(
                  Witness.TWO_SESSIONS,
                  Witness.TWO_SESSIONS_AT_ONE_MAAR,
                  Witness.INTERFACE_TAKEN_OVER,
                  Witness.SESSION_AFTER_WAITING,
                  Witness.HANDOVER_AFTER_WAITING),
              List.of("deregistration-not-waited-for"),
              bounds -> bounds.interfaces() != Interfaces.ONE_EACH));

  private static Claim everywhere(
      int number, String title, List<String> properties, Witness... witnesses) {
    return new Claim(number, title, properties, List.of(witnesses), List.of(), bounds -> true);
  }

  /** All of them. */
  public static List<Claim> all() {
    return ALL;
  }

  /** Whether the claim could turn out wrong in a world. */
  boolean isShownIn(Bounds bounds) {
    return shows.test(bounds)
        && properties.stream().anyMatch(it -> Property.named(it).concerns().test(bounds));
  }

  /** The seeded bugs that break one of the properties, or hide one of the witnesses. */
  public List<Mutant> mutants() {
    return Mutants.all().stream()
        .filter(it -> properties.contains(it.property()) || witnessMutants.contains(it.id()))
        .toList();
  }
}
