package org.maarg.runtime.config;

import java.util.Optional;
import org.maarg.protocol.Profile;

/** Reads a profile's name and the single knobs that a configuration turns. */
public final class ConfigProfile {
  private ConfigProfile() {}

  /** The profile of a configuration file; the default is RFC8885. */
  static Optional<Profile> read(ConfigSection file) {
    Optional<Profile> named = file.optional("profile", Profile::named, Profile.RFC8885);
    Optional<ConfigSection> knobs = file.section("knobs");
    if (knobs.isEmpty() || named.isEmpty()) {
      return named;
    }
    return Optional.of(turn(knobs.get(), named.get()));
  }

  /** A profile with the knobs of a section turned; notes unknown knobs and values out of range. */
  public static Profile turn(ConfigSection knobs, Profile profile) {
    Profile.Builder builder = profile.with();
    turnLimits(knobs, builder);
    turnPacing(knobs, profile, builder);
    turnTimes(knobs, builder);
    turnSwitches(knobs, builder);
    knobs.close();
    return builder.build();
  }

  private static void turnLimits(ConfigSection knobs, Profile.Builder builder) {
    knobs
        .optional("cmdRetransmissionLimit", ConfigValues.limit(0))
        .ifPresent(builder::cmdRetransmissionLimit);
    knobs
        .optional("maxUpdateRate", ConfigValues.number(0, Profile.MOST_UPDATE_RATE))
        .ifPresent(builder::maxUpdateRate);
    knobs
        .optional("rateReading", ConfigValues.oneOf(Profile.RateReading.values(), Enum::name))
        .ifPresent(builder::rateReading);
    knobs.optional("maxPreviousMaars", ConfigValues.limit(1)).ifPresent(builder::maxPreviousMaars);
    knobs.optional("maxBindings", ConfigValues.limit(1)).ifPresent(builder::maxBindings);
    knobs
        .optional("maxBindingsPerMaar", ConfigValues.limit(1))
        .ifPresent(builder::maxBindingsPerMaar);
    knobs
        .optional("deregistration", ConfigValues.oneOf(Profile.Deregistration.values(), Enum::name))
        .ifPresent(builder::deregistration);
  }

  /** The three knobs go together; those that are not named keep the profile's value. */
  private static void turnPacing(ConfigSection knobs, Profile profile, Profile.Builder builder) {
    Optional<Integer> rate =
        knobs.optional("pacingRate", ConfigValues.limit(0), profile.pacingRate());
    Optional<Integer> burst =
        knobs.optional("pacingBurst", ConfigValues.limit(0), profile.pacingBurst());
    Optional<Integer> queue =
        knobs.optional("pacingQueueLimit", ConfigValues.limit(1), profile.pacingQueueLimit());
    if (rate.isEmpty() || burst.isEmpty() || queue.isEmpty()) {
      return;
    }
    try {
      builder.pacing(rate.get(), burst.get(), queue.get());
    } catch (IllegalArgumentException e) {
      knobs.problem("pacingBurst", String.valueOf(e.getMessage()));
    }
  }

  private static void turnTimes(ConfigSection knobs, Profile.Builder builder) {
    knobs
        .optional("aggregationTimeoutMillis", ConfigValues.number(0, Integer.MAX_VALUE))
        .ifPresent(builder::aggregationTimeoutMillis);
    knobs
        .optional("deleteDelayMillis", ConfigValues.number(1, Integer.MAX_VALUE))
        .ifPresent(builder::deleteDelayMillis);
    knobs
        .optional("timestampWindowMillis", ConfigValues.number(0, Integer.MAX_VALUE))
        .ifPresent(builder::timestampWindowMillis);
  }

  private static void turnSwitches(ConfigSection knobs, Profile.Builder builder) {
    knobs
        .optional("suppressDuplicates", ConfigValues::truth)
        .ifPresent(builder::suppressDuplicates);
    knobs.optional("guardOrphans", ConfigValues::truth).ifPresent(builder::guardOrphans);
    knobs
        .optional("orderRelayedUpdates", ConfigValues::truth)
        .ifPresent(builder::orderRelayedUpdates);
    knobs
        .optional("answerUnauthorized", ConfigValues::truth)
        .ifPresent(builder::answerUnauthorized);
    knobs
        .optional("cmdSecurityAssociation", ConfigValues::truth)
        .ifPresent(builder::cmdSecurityAssociation);
    knobs
        .optional("maarSecurityAssociation", ConfigValues::truth)
        .ifPresent(builder::maarSecurityAssociation);
    knobs.optional("awaitCmdInLocator", ConfigValues::truth).ifPresent(builder::awaitCmdInLocator);
  }
}
