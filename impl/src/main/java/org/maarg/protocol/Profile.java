package org.maarg.protocol;

/**
 * Policy as data: a value for every {@link Knob}. Four profiles are given; {@link #with()} turns
 * single knobs.
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

  private static final RateReading[] RATE_READINGS = RateReading.values();
  private static final Deregistration[] DEREGISTRATIONS = Deregistration.values();

  /** The letter of the RFCs, whatever it costs. */
  public static final Profile RFC8885 = new Profile("RFC8885", letter());

  /** The default: what one would deploy. Departures from the letter: spec/profiles.yaml. */
  public static final Profile DEPLOYABLE = new Profile("DEPLOYABLE", deployable());

  /** What the review criticised: no retransmission at the CMD, no pacing, no limits. */
  public static final Profile REVIEWED_DRAFT =
      new Builder("REVIEWED_DRAFT", DEPLOYABLE)
          .set(Knob.CMD_RETRANSMISSION_LIMIT, 0)
          .pacing(0, 0, Integer.MAX_VALUE)
          .set(Knob.MAX_UPDATE_RATE, 0)
          .set(Knob.RATE_READING, RateReading.PER_DESTINATION)
          .set(Knob.SUPPRESS_DUPLICATES, false)
          .set(Knob.MAX_PREVIOUS_MAARS, Integer.MAX_VALUE)
          .set(Knob.DEREGISTRATION, Deregistration.SERVING_MAAR_ONLY)
          .set(Knob.MAAR_SECURITY_ASSOCIATION, false)
          .set(Knob.ORDER_RELAYED_UPDATES, false)
          .set(Knob.STRANGER_REFUSAL_RATE, 0)
          .set(Knob.STRANGER_REFUSAL_RATE_PER_NODE, 0)
          .set(Knob.STRANGER_REFUSAL_NO_LONGER, false)
          .set(Knob.LATE_ANSWER_DELAY, 0)
          .build();

  /** DEPLOYABLE and our countermeasures to what the RFCs leave open. */
  public static final Profile HARDENED =
      new Builder("HARDENED", DEPLOYABLE)
          .pacing(500, 50, 2_000)
          .set(Knob.MAX_PREVIOUS_MAARS, 16)
          .set(Knob.MAX_BINDINGS, 1_000_000)
          .set(Knob.MAX_BINDINGS_PER_MAAR, 10_000)
          .set(Knob.GUARD_ORPHANS, true)
          .set(Knob.ANSWER_UNAUTHORIZED, false)
          .set(Knob.AWAIT_CMD_IN_LOCATOR, true)
          .build();

  private final String name;

  /** By the ordinals of the knobs: every update asks for some. */
  private final int[] values;

  private Profile(String name, int[] values) {
    this.name = name;
    this.values = values;
  }

  @SuppressWarnings("EnumOrdinal") // Of an array of this run; it is written down nowhere.
  private static int index(Knob knob) {
    return knob.ordinal();
  }

  private static int[] letter() {
    int[] values = new int[Knob.values().length];
    for (Knob knob : Knob.values()) {
      values[index(knob)] = knob.letter();
    }
    return values;
  }

  private static int[] deployable() {
    int[] values = new int[Knob.values().length];
    for (Knob knob : Knob.values()) {
      values[index(knob)] = knob.deployable();
    }
    return values;
  }

  /** The profile of this name: REVIEWED_DRAFT, RFC8885, DEPLOYABLE or HARDENED. */
  public static Profile named(String name) {
    for (Profile profile : new Profile[] {REVIEWED_DRAFT, RFC8885, DEPLOYABLE, HARDENED}) {
      if (profile.name().equals(name)) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' is no profile: REVIEWED_DRAFT, RFC8885, DEPLOYABLE, HARDENED");
  }

  /** A builder that starts from this profile; its result bears the name with a plus sign. */
  public Builder with() {
    return new Builder(name.endsWith("+") ? name : name + "+", this);
  }

  /** Name for logs and reports. */
  public String name() {
    return name;
  }

  /** The value of a knob, in the unit that the knob tells. */
  public int value(Knob knob) {
    return values[index(knob)];
  }

  /** Whether a switch is on. */
  public boolean has(Knob knob) {
    return value(knob) != 0;
  }

  /** The value of a knob as configurations write it. */
  public String text(Knob knob) {
    int value = value(knob);
    return switch (knob.kind()) {
      case SWITCH -> value == 0 ? "false" : "true";
      case CHOICE -> knob.choices()[value].name();
      case LIMIT -> value == Integer.MAX_VALUE ? "unlimited" : Integer.toString(value);
      default -> Integer.toString(value);
    };
  }

  /**
   * First retransmission timeout of every update in milliseconds: INITIAL_BINDACK_TIMEOUT (RFC 8885
   * 3.6, RFC 6275 12).
   */
  public long initialTimeoutMillis() {
    return 1_000;
  }

  /** Longest retransmission timeout in milliseconds: MAX_BINDACK_TIMEOUT (RFC 6275 12). */
  public long maxTimeoutMillis() {
    return 32_000;
  }

  /** How MAX_UPDATE_RATE counts. */
  public RateReading rateReading() {
    return RATE_READINGS[value(Knob.RATE_READING)];
  }

  /** Which deregistration design holds (RFC 8885 3.5). */
  public Deregistration deregistration() {
    return DEREGISTRATIONS[value(Knob.DEREGISTRATION)];
  }

  @Override
  public String toString() {
    return name;
  }

  /** Turns knobs; each method returns this. */
  public static final class Builder {
    private final String name;
    private final int[] values;

    private Builder(String name, Profile from) {
      this.name = name;
      this.values = from.values.clone();
    }

    /**
     * Turns a knob.
     *
     * @throws IllegalArgumentException if the value is out of the knob's range
     */
    public Builder set(Knob knob, int value) {
      values[index(knob)] = knob.require(value);
      return this;
    }

    /** Turns a switch. */
    public Builder set(Knob knob, boolean on) {
      return set(knob, on ? 1 : 0);
    }

    /**
     * Turns a choice.
     *
     * @throws IllegalArgumentException if the knob has no such choice
     */
    public Builder set(Knob knob, Enum<?> choice) {
      return set(knob, knob.valueOf(choice));
    }

    /**
     * Rate, burst and queue limit together; a rate of 0 switches pacing off.
     *
     * @throws IllegalArgumentException if one is out of range, or a rate has no burst
     */
    public Builder pacing(int ratePerSecond, int burst, int queueLimit) {
      set(Knob.PACING_RATE, ratePerSecond);
      if (ratePerSecond > 0 && burst < 1) {
        throw new IllegalArgumentException(
            Knob.PACING_BURST.configName() + " is " + burst + ", less than 1");
      }
      return set(Knob.PACING_BURST, burst).set(Knob.PACING_QUEUE_LIMIT, queueLimit);
    }

    /** The profile with these knobs. */
    public Profile build() {
      return new Profile(name, values.clone());
    }
  }
}
