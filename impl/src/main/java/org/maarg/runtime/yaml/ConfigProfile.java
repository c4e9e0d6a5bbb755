package org.maarg.runtime.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.ProfileNames;

/** Reads a profile's name and the single knobs that a configuration turns. */
public final class ConfigProfile {
  /** Rate, burst and queue limit, in this order. */
  private static final List<Knob> PACING =
      List.of(Knob.PACING_RATE, Knob.PACING_BURST, Knob.PACING_QUEUE_LIMIT);

  private ConfigProfile() {}

  /** The profile of a configuration file; the default is DEPLOYABLE. */
  static Optional<Profile> read(ConfigSection file) {
    Optional<Profile> named = file.optional("profile", ProfileNames::parse, Profile.DEPLOYABLE);
    Optional<ConfigSection> knobs = file.section("knobs");
    if (named.isEmpty()) {
      return named;
    }
    Profile turned = knobs.isEmpty() ? named.get() : turn(knobs.get(), named.get());
    return Optional.of(ConfigVariables.set(file, turned));
  }

  /** A profile with the knobs of a section turned; notes unknown knobs and values out of range. */
  public static Profile turn(ConfigSection knobs, Profile profile) {
    Profile.Builder builder = profile.with();
    for (Knob knob : Knob.values()) {
      if (!PACING.contains(knob)) {
        knobs.optional(knob.configName(), values(knob)).ifPresent(it -> builder.set(knob, it));
      }
    }
    turnPacing(knobs, profile, builder);
    knobs.close();
    return builder.build();
  }

  private static Function<String, Integer> values(Knob knob) {
    return switch (knob.kind()) {
      case LIMIT -> ConfigValues.limit(knob.least());
      case COUNT, MILLIS -> ConfigValues.number(knob.least(), knob.most());
      case SWITCH -> text -> ConfigValues.truth(text) ? 1 : 0;
      case CHOICE -> ConfigValues.oneOf(numbers(knob), it -> knob.choices()[it].name());
    };
  }

  private static Integer[] numbers(Knob knob) {
    return IntStream.rangeClosed(knob.least(), knob.most()).boxed().toArray(Integer[]::new);
  }

  /** The three knobs go together; those that are not named keep the profile's value. */
  private static void turnPacing(ConfigSection knobs, Profile profile, Profile.Builder builder) {
    List<Integer> turned = new ArrayList<>();
    for (Knob knob : PACING) {
      knobs.optional(knob.configName(), values(knob), profile.value(knob)).ifPresent(turned::add);
    }
    if (turned.size() < PACING.size()) {
      return;
    }
    try {
      builder.pacing(turned.get(0), turned.get(1), turned.get(2));
    } catch (IllegalArgumentException e) {
      knobs.problem(Knob.PACING_BURST.configName(), String.valueOf(e.getMessage()));
    }
  }
}
