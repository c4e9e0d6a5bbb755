package org.maarg.protocol;

/**
 * What a {@link Profile} decides: each choice that the protocol leaves to an operator, or that the
 * review of the draft asked about. The name is that of node configurations; values are whole
 * numbers, of a switch 0 and 1, of a choice the place in its list.
 *
 * <p>The last two numbers of a knob are its values in {@link Profile#RFC8885}, the letter, and in
 * {@link Profile#DEPLOYABLE}; one number stands for both. The sentences that a knob rests on, and
 * the reason wherever a profile departs from them, are in {@code spec/profiles.yaml}.
 */
public enum Knob {
  /**
   * How often the CMD sends an update again before it gives a MAAR up; a MAAR gives a
   * deregistration up after as many, and a registration never while the mobile node is attached
   * (RFC 8885 3.6). Letter: without end, until there is an answer (RFC 6275 11.8).
   */
  CMD_RETRANSMISSION_LIMIT("cmdRetransmissionLimit", Kind.LIMIT, 0, Integer.MAX_VALUE, 6),
  /** Updates to a node within a second: MAX_UPDATE_RATE (RFC 6275 12); 0 switches the rule off. */
  MAX_UPDATE_RATE("maxUpdateRate", Kind.COUNT, 0, 3),
  /**
   * How MAX_UPDATE_RATE counts: {@link Profile#rateReading()}. Letter: all updates to one node
   * together (RFC 8885 3.6, RFC 6275 11.8).
   */
  RATE_READING("rateReading", Kind.CHOICE, 0, 0, 1),
  /** How long a relaying CMD collects before it answers with what it has, in ms; 0 for no end. */
  AGGREGATION_TIMEOUT("aggregationTimeoutMillis", Kind.MILLIS, 0, 750),
  /** Updates a second that the CMD sends at most (RFC 8885 3.2, 6); 0 for no pacing. */
  PACING_RATE("pacingRate", Kind.LIMIT, 0, 1_000),
  /**
   * Updates that the CMD may send at once after a pause; at least 1 where it paces. Letter: 1, for
   * pacing is there to avoid bursts (RFC 8885 3.2).
   */
  PACING_BURST("pacingBurst", Kind.LIMIT, 0, 1, 100),
  /** Updates that may wait for pacing; a registration that would need more is answered 130. */
  PACING_QUEUE_LIMIT("pacingQueueLimit", Kind.LIMIT, 1, Integer.MAX_VALUE),
  /** Whether an update that repeats what is known is answered without a second fan-out. */
  SUPPRESS_DUPLICATES("suppressDuplicates", Kind.SWITCH, 0, 1),
  /** Previous MAARs kept per mobile node; the oldest beyond is released (RFC 8885 6). */
  MAX_PREVIOUS_MAARS("maxPreviousMaars", Kind.LIMIT, 1, 64),
  /** Prefixes that a MAAR assigns to a mobile node (RFC 8885 3.5, RFC 5213 5.3.2). */
  PREFIXES_PER_MN("prefixesPerMobileNode", Kind.COUNT, 1, 1),
  /** Bindings a node keeps at most. */
  MAX_BINDINGS("maxBindings", Kind.LIMIT, 1, Integer.MAX_VALUE),
  /** Bindings the CMD keeps at most for one serving MAAR. */
  MAX_BINDINGS_PER_MAAR("maxBindingsPerMaar", Kind.LIMIT, 1, Integer.MAX_VALUE),
  /** Which deregistration design holds (RFC 8885 3.5): {@link Profile#deregistration()}. */
  DEREGISTRATION("deregistration", Kind.CHOICE, 0, 1),
  /**
   * With design A: whether the CMD relays re-registrations and a previous MAAR that hears none for
   * two lifetimes asks the CMD, so that a lost release leaves no orphan.
   */
  GUARD_ORPHANS("guardOrphans", Kind.SWITCH, 0, 0),
  /** MinDelayBeforeBCEDelete in milliseconds (RFC 5213 9.1). */
  DELETE_DELAY("deleteDelayMillis", Kind.MILLIS, 1, 10_000),
  /**
   * MaxDelayBeforeNewBCEAssign in milliseconds (RFC 5213 9.1): how long a registration of another
   * interface, which may be a handover, waits for the deregistration of the mobile node's only
   * session before it begins a session of its own; 0: it does not wait (RFC 5213 5.4.1.2).
   */
  MAX_DELAY_BEFORE_NEW_BCE_ASSIGN("maxDelayBeforeNewBceAssignMillis", Kind.MILLIS, 0, 1_500),
  /** TimestampValidityWindow in milliseconds (RFC 5213 9.1); 0 switches the check off. */
  TIMESTAMP_WINDOW("timestampWindowMillis", Kind.MILLIS, 0, 300),
  /**
   * TimestampBasedApproachInUse (RFC 5213 9.3): whether a MAAR's updates carry a Timestamp; without
   * it, sequence numbers order them. The letter's default is on.
   */
  TIMESTAMP_BASED_APPROACH("timestampBasedApproachInUse", Kind.SWITCH, 0, 1),
  /** Whether a MAAR refuses relayed updates that are older than what it knows. */
  ORDER_RELAYED_UPDATES("orderRelayedUpdates", Kind.SWITCH, 0, 1),
  /** Whether an update of a node that is no peer is answered (status 154) or dropped silently. */
  ANSWER_UNAUTHORIZED("answerUnauthorized", Kind.SWITCH, 0, 1),
  /**
   * Refusals within a second to nodes that are answered and no peers, all together; 0 for no limit,
   * also for one of them. Letter: none, for RFC 5213 5.3.1 refuses each update.
   */
  STRANGER_REFUSAL_RATE("strangerRefusalRate", Kind.COUNT, 0, 0, 30),
  /** Of these refusals, those to one node; 0 for no limit of its own. Letter: none. */
  STRANGER_REFUSAL_RATE_PER_NODE("strangerRefusalRatePerNode", Kind.COUNT, 0, 0, 3),
  /**
   * Whether a node that is no peer is refused only where the refusal is not longer than its update.
   * Letter: off, for RFC 5213 5.3.6 has options that a refusal must have.
   */
  STRANGER_REFUSAL_NO_LONGER("strangerRefusalNoLonger", Kind.SWITCH, 0, 0, 1),
  /** Whether messages between MAAR and CMD count only over a security association. */
  CMD_SECURITY_ASSOCIATION("cmdSecurityAssociation", Kind.SWITCH, 0, 1),
  /** Whether messages between MAARs count only over a security association (RFC 8885 6). */
  MAAR_SECURITY_ASSOCIATION("maarSecurityAssociation", Kind.SWITCH, 0, 1),
  /**
   * In locator mode: whether the serving MAAR repeats its update until the CMD itself has answered,
   * so that a lost direct acknowledgement is noticed.
   */
  AWAIT_CMD_IN_LOCATOR("awaitCmdInLocator", Kind.SWITCH, 0, 0),
  /**
   * Whether the CMD refuses (157) a re-registration (Handoff Indicator 5) by a MAAR that is no
   * longer the serving one. Letter: off, for RFC 5213 5.5 refuses nothing that is later.
   */
  REFUSE_LATE_RENEWALS("refuseLateRenewals", Kind.SWITCH, 0, 0, 1),
  /**
   * Whether a registration by the serving MAAR that is no re-registration goes to previous MAARs
   * that follow it already: the mobile node may have been with one of them meanwhile. Letter: off,
   * for RFC 8885 3.2 forwards the first update of a new serving MAAR.
   */
  FORWARD_REATTACHMENTS("forwardReattachments", Kind.SWITCH, 0, 0, 1),
  /**
   * Whether the first transmission to a previous MAAR is the serving MAAR's update as it came, with
   * the Serving MAAR option (RFC 8885 3.2: copies). Letter: on. Off: an update of the CMD's own,
   * with its number and time and the previous MAAR's prefix, as each retransmission is.
   */
  FORWARD_COPIES("forwardCopies", Kind.SWITCH, 0, 1, 0),
  /**
   * In locator mode: whether the CMD acknowledges a handover at once, without previous MAARs.
   * Letter: on (RFC 5213 5.3.4, RFC 6275 9.5.4). Off: figure 3 of RFC 8885, which shows none.
   */
  ACKNOWLEDGE_IN_LOCATOR("acknowledgeInLocator", Kind.SWITCH, 0, 1, 0),
  /**
   * Whether a MAAR asks again where RFC 5213 6.9.1.2 waits for somebody to act: after 152 when the
   * mobile node has left and attaches anew, after 156 and after an answer with a changed option
   * with doubling timeouts. So does a CMD after 156. Letter: off.
   */
  ASK_AGAIN_UNAIDED("askAgainUnaided", Kind.SWITCH, 0, 0, 1),
  /**
   * Whether a MAAR whose clock is behind a registration that it knows of, by no more than the
   * window, stamps its own just after that one. Letter: off, for RFC 5213 5.5 has the time of day.
   */
  STAMP_AFTER_KNOWN("stampAfterKnown", Kind.SWITCH, 0, 0, 1),
  /**
   * Whether a MAAR takes a lifetime for over a sixteenth early, so that the CMD hears of it before
   * its own entry ends. Letter: off, for RFC 8885 3.5 deregisters when the lifetime expires.
   */
  END_EARLY("endEarly", Kind.SWITCH, 0, 0, 1),
  /**
   * How long the CMD collects acknowledgements of previous MAARs that come after the serving MAAR
   * has been answered, in milliseconds. Letter: 0, for RFC 8885 3.2 sends them on as they arrive.
   */
  LATE_ANSWER_DELAY("lateAnswerDelayMillis", Kind.MILLIS, 0, 0, 100),
  // Implements: 5847-5-2
  /**
   * HEARTBEAT_INTERVAL in milliseconds (RFC 5847 5); 0: no requests are sent. Where it is not 0,
   * sessions that the other end has lost by a restart are brought back as well.
   */
  HEARTBEAT_INTERVAL("heartbeatIntervalMillis", Kind.MILLIS, 0, 0),
  /** MISSING_HEARTBEATS_ALLOWED (RFC 5847 5): a peer that leaves more unanswered is silent. */
  MISSING_HEARTBEATS_ALLOWED("missingHeartbeatsAllowed", Kind.LIMIT, 0, 3),
  /**
   * For a laboratory, and off in every profile: peers that know RFC 5213 alone, whose messages lack
   * the D flag, are served and believed, so that the base protocol can be tested with them.
   */
  LAB_PLAIN_PEERS("labPlainPeers", Kind.SWITCH, 0, 0);

  /** What a value is. */
  public enum Kind {
    /** A number; the greatest stands for no limit. */
    LIMIT,
    /** A number. */
    COUNT,
    /** Milliseconds. */
    MILLIS,
    /** Off or on. */
    SWITCH,
    /** One of a list. */
    CHOICE
  }

  /**
   * The greatest MAX_UPDATE_RATE that can be set: each update of a second has a timer of its own.
   */
  public static final int MOST_UPDATE_RATE = 63;

  private final String configName;
  private final Kind kind;
  private final int least;
  private final int letter;
  private final int deployable;

  Knob(String configName, Kind kind, int least, int value) {
    this(configName, kind, least, value, value);
  }

  Knob(String configName, Kind kind, int least, int letter, int deployable) {
    this.configName = configName;
    this.kind = kind;
    this.least = least;
    this.letter = letter;
    this.deployable = deployable;
  }

  /** Name in node configurations and scenarios. */
  public String configName() {
    return configName;
  }

  /** What its values are. */
  public Kind kind() {
    return kind;
  }

  /** The least value. */
  public int least() {
    return least;
  }

  /** The greatest value. */
  public int most() {
    return switch (kind) {
      case SWITCH -> 1;
      case CHOICE -> choices().length - 1;
      case COUNT -> this == PREFIXES_PER_MN ? PrefixSet.MOST : MOST_UPDATE_RATE;
      default -> Integer.MAX_VALUE;
    };
  }

  /** The value in {@link Profile#RFC8885}. */
  public int letter() {
    return letter;
  }

  /** The value in {@link Profile#DEPLOYABLE}. */
  public int deployable() {
    return deployable;
  }

  /** What a choice chooses from; empty for every other kind. */
  public Enum<?>[] choices() {
    return switch (this) {
      case RATE_READING -> Profile.RateReading.values();
      case DEREGISTRATION -> Profile.Deregistration.values();
      default -> new Enum<?>[0];
    };
  }

  /**
   * The value that stands for a choice.
   *
   * @throws IllegalArgumentException if the knob has no such choice
   */
  int valueOf(Enum<?> choice) {
    Enum<?>[] all = choices();
    for (int i = 0; i < all.length; i++) {
      if (all[i].equals(choice)) {
        return i;
      }
    }
    throw new IllegalArgumentException(choice + " is no choice of " + configName);
  }

  /**
   * The value, if the knob may have it.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  int require(int value) {
    if (value < least) {
      throw new IllegalArgumentException(configName + " is " + value + ", less than " + least);
    }
    if (value > most()) {
      throw new IllegalArgumentException(configName + " is " + value + ", more than " + most());
    }
    return value;
  }
}
