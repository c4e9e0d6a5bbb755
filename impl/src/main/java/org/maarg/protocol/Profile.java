package org.maarg.protocol;

/**
 * Policy as data: every choice that the protocol leaves to an operator, or that the review of the
 * draft asked about. Three profiles are given; {@link #with()} changes single knobs.
 */
public final class Profile {
  /** How MAX_UPDATE_RATE counts (RFC 8885 3.6 against RFC 6275 11.8). */
  public enum RateReading {
    /** All updates to one node count together. */
    PER_DESTINATION,
    /** Updates to one node count per mobile node. */
    PER_DESTINATION_AND_MN
  }

  /** The two deregistration designs of RFC 8885 3.5. */
  public enum Deregistration {
    /** A: a previous MAAR stops its timer; only the serving MAAR ends the session. */
    SERVING_MAAR_ONLY,
    /** B: a previous MAAR asks at expiry, and the CMD renews it while the session lasts. */
    RENEWED_BY_CMD
  }

  /**
   * The greatest MAX_UPDATE_RATE that can be set: each update of a second has a timer of its own.
   */
  public static final int MOST_UPDATE_RATE = 63;

  /** What the review criticised: no retransmission at the CMD, no pacing, no limits. */
  public static final Profile REVIEWED_DRAFT =
      new Builder("REVIEWED_DRAFT")
          .cmdRetransmissionLimit(0)
          .pacing(0, 0, Integer.MAX_VALUE)
          .maxUpdateRate(0)
          .suppressDuplicates(false)
          .maxPreviousMaars(Integer.MAX_VALUE)
          .deregistration(Deregistration.SERVING_MAAR_ONLY)
          .maarSecurityAssociation(false)
          .orderRelayedUpdates(false)
          .build();

  /** The default: every MUST and SHOULD of RFC 8885. */
  public static final Profile RFC8885 = new Builder("RFC8885").build();

  /** RFC 8885 and our countermeasures to what it leaves open. */
  public static final Profile HARDENED =
      new Builder("HARDENED")
          .pacing(500, 50, 2_000)
          .maxPreviousMaars(16)
          .maxBindings(1_000_000)
          .maxBindingsPerMaar(10_000)
          .guardOrphans(true)
          .answerUnauthorized(false)
          .awaitCmdInLocator(true)
          .build();

  private final Builder knobs;

  private Profile(Builder knobs) {
    this.knobs = knobs.copy(knobs.name);
  }

  /** The profile of this name: REVIEWED_DRAFT, RFC8885 or HARDENED. */
  public static Profile named(String name) {
    for (Profile profile : new Profile[] {REVIEWED_DRAFT, RFC8885, HARDENED}) {
      if (profile.name().equals(name)) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' is no profile: REVIEWED_DRAFT, RFC8885, HARDENED");
  }

  /** A builder that starts from this profile; its result bears the name with a plus sign. */
  public Builder with() {
    return knobs.copy(name().endsWith("+") ? name() : name() + "+");
  }

  /** Name for logs and reports. */
  public String name() {
    return knobs.name;
  }

  /** First retransmission timeout in milliseconds: INITIAL_BINDACK_TIMEOUT (RFC 6275 12). */
  public long initialTimeoutMillis() {
    return 1_000;
  }

  /** First timeout of a first registration in milliseconds (RFC 6275 11.8). */
  public long firstRegistrationTimeoutMillis() {
    return 1_500;
  }

  /** Longest retransmission timeout in milliseconds: MAX_BINDACK_TIMEOUT (RFC 6275 12). */
  public long maxTimeoutMillis() {
    return 32_000;
  }

  /**
   * How often the CMD sends an update again before it gives a MAAR up; a MAAR gives a
   * deregistration up after as many, and a registration never while the mobile node is attached
   * (RFC 8885 3.6).
   */
  public int cmdRetransmissionLimit() {
    return knobs.cmdRetransmissionLimit;
  }

  /** Updates to a node within a second: MAX_UPDATE_RATE (RFC 6275 12); 0 switches the rule off. */
  public int maxUpdateRate() {
    return knobs.maxUpdateRate;
  }

  /** How {@link #maxUpdateRate()} counts. */
  public RateReading rateReading() {
    return knobs.rateReading;
  }

  /** How long a relaying CMD collects before it answers with what it has, in ms; 0 for no end. */
  public long aggregationTimeoutMillis() {
    return knobs.aggregationTimeoutMillis;
  }

  /** Updates a second that the CMD sends at most (RFC 8885 3.2, 6); 0 for no pacing. */
  public int pacingRate() {
    return knobs.pacingRate;
  }

  /** Updates that the CMD may send at once after a pause. */
  public int pacingBurst() {
    return knobs.pacingBurst;
  }

  /** Updates that may wait for pacing; a registration that would need more is answered 130. */
  public int pacingQueueLimit() {
    return knobs.pacingQueueLimit;
  }

  /** Whether an update that repeats what is known is answered without a second fan-out. */
  public boolean suppressDuplicates() {
    return knobs.suppressDuplicates;
  }

  /** Previous MAARs kept per mobile node; the oldest beyond is released (RFC 8885 6). */
  public int maxPreviousMaars() {
    return knobs.maxPreviousMaars;
  }

  /** Bindings a node keeps at most. */
  public int maxBindings() {
    return knobs.maxBindings;
  }

  /** Bindings the CMD keeps at most for one serving MAAR. */
  public int maxBindingsPerMaar() {
    return knobs.maxBindingsPerMaar;
  }

  /** Which deregistration design holds (RFC 8885 3.5). */
  public Deregistration deregistration() {
    return knobs.deregistration;
  }

  /**
   * With design A: whether the CMD relays re-registrations and a previous MAAR that hears none for
   * two lifetimes asks the CMD, so that a lost release leaves no orphan.
   */
  public boolean guardOrphans() {
    return knobs.guardOrphans;
  }

  /** MinDelayBeforeBCEDelete in milliseconds (RFC 5213 9.1). */
  public long deleteDelayMillis() {
    return knobs.deleteDelayMillis;
  }

  /** TimestampValidityWindow in milliseconds (RFC 5213 9.1); 0 switches the check off. */
  public long timestampWindowMillis() {
    return knobs.timestampWindowMillis;
  }

  /** Whether a MAAR refuses relayed updates that are older than what it knows. */
  public boolean orderRelayedUpdates() {
    return knobs.orderRelayedUpdates;
  }

  /** Whether an update of a node that is no peer is answered (status 154) or dropped silently. */
  public boolean answerUnauthorized() {
    return knobs.answerUnauthorized;
  }

  /** Whether messages between MAAR and CMD count only over a security association. */
  public boolean cmdSecurityAssociation() {
    return knobs.cmdSecurityAssociation;
  }

  /** Whether messages between MAARs count only over a security association (RFC 8885 6). */
  public boolean maarSecurityAssociation() {
    return knobs.maarSecurityAssociation;
  }

  /**
   * In locator mode: whether the serving MAAR repeats its update until the CMD itself has answered,
   * so that a lost direct acknowledgement is noticed.
   */
  public boolean awaitCmdInLocator() {
    return knobs.awaitCmdInLocator;
  }

  @Override
  public String toString() {
    return name();
  }

  /** Changes knobs; each method returns this. */
  public static final class Builder {
    private final String name;
    private int cmdRetransmissionLimit = 6;
    private int maxUpdateRate = 3;
    private RateReading rateReading = RateReading.PER_DESTINATION_AND_MN;
    private long aggregationTimeoutMillis = 750;
    private int pacingRate = 1_000;
    private int pacingBurst = 100;
    private int pacingQueueLimit = Integer.MAX_VALUE;
    private boolean suppressDuplicates = true;
    private int maxPreviousMaars = 64;
    private int maxBindings = Integer.MAX_VALUE;
    private int maxBindingsPerMaar = Integer.MAX_VALUE;
    private Deregistration deregistration = Deregistration.RENEWED_BY_CMD;
    private boolean guardOrphans;
    private long deleteDelayMillis = 10_000;
    private long timestampWindowMillis = 300;
    private boolean orderRelayedUpdates = true;
    private boolean answerUnauthorized = true;
    private boolean cmdSecurityAssociation = true;
    private boolean maarSecurityAssociation = true;
    private boolean awaitCmdInLocator;

    private Builder(String name) {
      this.name = name;
    }

    private Builder copy(String newName) {
      Builder copy = new Builder(newName);
      copy.cmdRetransmissionLimit = cmdRetransmissionLimit;
      copy.maxUpdateRate = maxUpdateRate;
      copy.rateReading = rateReading;
      copy.aggregationTimeoutMillis = aggregationTimeoutMillis;
      copy.pacingRate = pacingRate;
      copy.pacingBurst = pacingBurst;
      copy.pacingQueueLimit = pacingQueueLimit;
      copy.suppressDuplicates = suppressDuplicates;
      copy.maxPreviousMaars = maxPreviousMaars;
      copy.maxBindings = maxBindings;
      copy.maxBindingsPerMaar = maxBindingsPerMaar;
      copy.deregistration = deregistration;
      copy.guardOrphans = guardOrphans;
      copy.deleteDelayMillis = deleteDelayMillis;
      copy.timestampWindowMillis = timestampWindowMillis;
      copy.orderRelayedUpdates = orderRelayedUpdates;
      copy.answerUnauthorized = answerUnauthorized;
      copy.cmdSecurityAssociation = cmdSecurityAssociation;
      copy.maarSecurityAssociation = maarSecurityAssociation;
      copy.awaitCmdInLocator = awaitCmdInLocator;
      return copy;
    }

    /** See {@link Profile#cmdRetransmissionLimit()}; at least 0. */
    public Builder cmdRetransmissionLimit(int limit) {
      cmdRetransmissionLimit = atLeast(0, limit, "cmdRetransmissionLimit");
      return this;
    }

    /** See {@link Profile#maxUpdateRate()}; 0 to {@link Profile#MOST_UPDATE_RATE}. */
    public Builder maxUpdateRate(int perSecond) {
      maxUpdateRate =
          atMost(MOST_UPDATE_RATE, atLeast(0, perSecond, "maxUpdateRate"), "maxUpdateRate");
      return this;
    }

    /** See {@link Profile#rateReading()}. */
    public Builder rateReading(RateReading reading) {
      rateReading = reading;
      return this;
    }

    /** See {@link Profile#aggregationTimeoutMillis()}; at least 0. */
    public Builder aggregationTimeoutMillis(int millis) {
      aggregationTimeoutMillis = atLeast(0, millis, "aggregationTimeoutMillis");
      return this;
    }

    /** Rate, burst and queue limit together; a rate of 0 switches pacing off. */
    public Builder pacing(int ratePerSecond, int burst, int queueLimit) {
      pacingRate = atLeast(0, ratePerSecond, "pacingRate");
      pacingBurst = atLeast(ratePerSecond == 0 ? 0 : 1, burst, "pacingBurst");
      pacingQueueLimit = atLeast(1, queueLimit, "pacingQueueLimit");
      return this;
    }

    /** See {@link Profile#suppressDuplicates()}. */
    public Builder suppressDuplicates(boolean suppress) {
      suppressDuplicates = suppress;
      return this;
    }

    /** See {@link Profile#maxPreviousMaars()}; at least 1. */
    public Builder maxPreviousMaars(int limit) {
      maxPreviousMaars = atLeast(1, limit, "maxPreviousMaars");
      return this;
    }

    /** See {@link Profile#maxBindings()}; at least 1. */
    public Builder maxBindings(int limit) {
      maxBindings = atLeast(1, limit, "maxBindings");
      return this;
    }

    /** See {@link Profile#maxBindingsPerMaar()}; at least 1. */
    public Builder maxBindingsPerMaar(int limit) {
      maxBindingsPerMaar = atLeast(1, limit, "maxBindingsPerMaar");
      return this;
    }

    /** See {@link Profile#deregistration()}. */
    public Builder deregistration(Deregistration design) {
      deregistration = design;
      return this;
    }

    /** See {@link Profile#guardOrphans()}. */
    public Builder guardOrphans(boolean guard) {
      guardOrphans = guard;
      return this;
    }

    /** See {@link Profile#deleteDelayMillis()}; at least 1. */
    public Builder deleteDelayMillis(int millis) {
      deleteDelayMillis = atLeast(1, millis, "deleteDelayMillis");
      return this;
    }

    /** See {@link Profile#timestampWindowMillis()}; at least 0. */
    public Builder timestampWindowMillis(int millis) {
      timestampWindowMillis = atLeast(0, millis, "timestampWindowMillis");
      return this;
    }

    /** See {@link Profile#orderRelayedUpdates()}. */
    public Builder orderRelayedUpdates(boolean order) {
      orderRelayedUpdates = order;
      return this;
    }

    /** See {@link Profile#answerUnauthorized()}. */
    public Builder answerUnauthorized(boolean answer) {
      answerUnauthorized = answer;
      return this;
    }

    /** See {@link Profile#cmdSecurityAssociation()}. */
    public Builder cmdSecurityAssociation(boolean required) {
      cmdSecurityAssociation = required;
      return this;
    }

    /** See {@link Profile#maarSecurityAssociation()}. */
    public Builder maarSecurityAssociation(boolean required) {
      maarSecurityAssociation = required;
      return this;
    }

    /** See {@link Profile#awaitCmdInLocator()}. */
    public Builder awaitCmdInLocator(boolean await) {
      awaitCmdInLocator = await;
      return this;
    }

    /** The profile with these knobs. */
    public Profile build() {
      return new Profile(this);
    }

    private static int atMost(int most, int value, String knob) {
      if (value > most) {
        throw new IllegalArgumentException(knob + " is " + value + ", more than " + most);
      }
      return value;
    }

    private static int atLeast(int least, int value, String knob) {
      if (value < least) {
        throw new IllegalArgumentException(knob + " is " + value + ", less than " + least);
      }
      return value;
    }
  }
}
