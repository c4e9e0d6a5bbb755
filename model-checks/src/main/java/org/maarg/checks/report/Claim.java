package org.maarg.checks.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Witness;

/**
 * What the checks are there to show: properties that always hold, witnesses that the interesting
 * thing does happen, and mutants that prove that a property can break.
 */
public enum Claim {
  /** Where the mobile node is. */
  AGREEMENT(
      "CMD, S-MAAR and mobile node agree",
      List.of(Properties.BINDINGS_AGREE),
      EnumSet.of(Witness.HANDOVER, Witness.SETTLED)),
  /** Tunnels. */
  REACHABILITY(
      "prefixes are reachable, nothing goes round",
      List.of(Properties.PREFIXES_REACHABLE, Properties.NO_TUNNEL_TO_SELF),
      EnumSet.of(Witness.HANDOVER, Witness.PING_PONG)),
  /** Late messages. */
  ORDER(
      "nothing old overwrites something new",
      List.of(Properties.NEWEST_WINS),
      EnumSet.of(
          Witness.STALE_UPDATE_REFUSED, Witness.STALE_RELAY_REFUSED, Witness.STALE_ANSWER_DROPPED)),
  /** Amplification. */
  FAN_OUT(
      "one update causes a bounded number of others",
      List.of(Properties.BOUNDED_FAN_OUT, Properties.BOUNDED_TRAFFIC),
      EnumSet.of(Witness.RETRANSMISSION, Witness.ANSWERED_WITHOUT_FAN_OUT)),
  /** Answers in parts. */
  AGGREGATION(
      "the S-MAAR learns of every P-MAAR",
      List.of(Properties.ANSWERS_COMPLETE),
      EnumSet.of(
          Witness.PARTIAL_ANSWER,
          Witness.LATE_ANCHOR,
          Witness.SILENT_PREVIOUS_MAAR,
          Witness.REFUSING_PREVIOUS_MAAR),
      "no-partial-answer"),
  /** The other two modes. */
  LOCATOR_AND_PROXY(
      "locator and proxy: nothing unsecured counts, early answers come true",
      List.of(Properties.UNSECURED_IGNORED, Properties.ANSWERS_COMPLETE),
      EnumSet.of(Witness.DIRECT_ANSWER, Witness.EARLY_ANSWER, Witness.UNSECURED_DROPPED),
      "proxy-waits",
      "no-direct-answer"),
  /** Ends of sessions. */
  DEREGISTRATION(
      "deregistration, designs A and B: all of it goes, but not too early",
      List.of(Properties.NOTHING_LEFT, Properties.ATTACHED_KEPT),
      EnumSet.of(
          Witness.RENEWAL,
          Witness.DEREGISTRATION,
          Witness.EXPIRY,
          Witness.RELEASE,
          Witness.RELEASE_UNCONFIRMED,
          Witness.FORGOTTEN)),
  /** Ways that are not straight. */
  UNUSUAL_WAYS(
      "ping-pong, up to four P-MAARs, two mobile nodes at once, crash of each role",
      List.of(
          Properties.BINDINGS_AGREE, Properties.PREFIXES_REACHABLE, Properties.PREFIX_HELD_ONCE),
      EnumSet.of(Witness.PING_PONG, Witness.RESTART, Witness.PREFIX_REFUSED)),
  /** Limits. */
  LIMITS(
      "rate, pace and list are kept, and nobody starves",
      List.of(
          Properties.RATE_KEPT,
          Properties.PACE_KEPT,
          Properties.NOTHING_STARVES,
          Properties.LIST_BOUNDED),
      EnumSet.of(Witness.RATED_UPDATE, Witness.PACED_UPDATE, Witness.EVICTION)),
  /** Robustness. */
  ROBUSTNESS(
      "no deadlock, no input that a node does not know, no exception",
      List.of(Properties.INPUTS_EXPECTED, Properties.NO_EXCEPTION, Properties.BINDINGS_AGREE),
      EnumSet.of(Witness.SETTLED, Witness.STALE_ANSWER_DROPPED));

  private final String title;
  private final List<String> properties;
  private final Set<Witness> witnesses;
  private final List<String> witnessMutants;

  Claim(String title, List<String> properties, Set<Witness> witnesses, String... witnessMutants) {
    this.title = title;
    this.properties = properties;
    this.witnesses = Set.copyOf(witnesses);
    this.witnessMutants = List.of(witnessMutants);
  }

  /** Number in a report, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** What is claimed, in one line. */
  public String title() {
    return title;
  }

  /** Names of the properties that must always hold. */
  public List<String> properties() {
    return properties;
  }

  /** What must be seen sometimes. */
  public List<Witness> witnesses() {
    return witnesses.stream().sorted().toList();
  }

  /** The seeded bugs that break one of the properties, or hide one of the witnesses. */
  public List<Mutant> mutants() {
    return Mutants.all().stream()
        .filter(it -> properties.contains(it.property()) || witnessMutants.contains(it.id()))
        .toList();
  }
}
