package org.maarg.checks.jpf;

import java.util.List;

/** What is run on Java PathFinder when evidence is recorded: each of it takes seconds. */
public final class Recorded {
  private Recorded() {}

  /** Worlds on which both engines must agree. */
  public static List<String> worlds() {
    return List.of(
        "relay",
        "relay-octets",
        "locator-loss",
        "small-relay-loss",
        "small-relay-copy",
        "small-relay-early",
        "small-ping-pong",
        "small-two-mns",
        "small-locator",
        "small-proxy",
        "small-leave-design-a",
        "small-leave-design-b",
        "leave-design-a-locator",
        "leave-design-b-locator",
        "leave-design-a-proxy",
        "leave-design-b-proxy",
        "quota-of-the-cmd",
        "small-crash",
        "small-hardened",
        "small-draft",
        "small-rate",
        "small-pace",
        "small-pace-two-mns",
        "small-evict",
        "heartbeat-proxy",
        "sets-locator",
        "interfaces-relay",
        "interfaces-handover",
        "small-interfaces-wait");
  }

  /** Mutants that PathFinder must kill as well. */
  public static List<String> mutants() {
    return List.of(
        "cmd-takes-late-update",
        "maar-takes-late-relay",
        "answer-without-anchors",
        "anchor-does-not-answer",
        "late-anchor-not-sent-on",
        "serving-maar-in-list",
        "anchor-without-tunnel",
        "timer-left-running",
        "aggregation-left-running",
        "unlisted-maar-answers",
        "rate-not-kept",
        "pace-not-kept");
  }
}
