package org.maarg.security.model;

import java.util.List;
import java.util.Map;
import org.maarg.protocol.Profile;

/**
 * What a scenario runs under: a profile, or HARDENED with knobs turned once more.
 *
 * @param name unique in a scenario: that of the profile, {@link #TUNED}, or {@link #WITHOUT} with a
 *     number if it is not the first
 * @param profile name of the profile
 * @param knobs turned after those that the scenario turns under the profile
 */
public record Variant(String name, String profile, Knobs knobs) {
  /** HARDENED with knobs as an operator of a domain of this size would set them. */
  public static final String TUNED = "TUNED";

  /** HARDENED with the countermeasure switched off. */
  public static final String WITHOUT = "WITHOUT";

  /** The profile as it is. */
  static Variant of(String profile) {
    return new Variant(profile, profile, Knobs.NONE);
  }

  static Variant tuned(Knobs knobs) {
    return new Variant(TUNED, Profile.HARDENED.name(), knobs);
  }

  /**
   * HARDENED with something switched off.
   *
   * @param number from 1
   */
  static Variant without(Knobs knobs, int number) {
    String name = number == 1 ? WITHOUT : WITHOUT + "_" + number;
    return new Variant(name, Profile.HARDENED.name(), knobs);
  }

  /** True for a profile as the scenario turns it, switched off in nothing. */
  public boolean isProfile() {
    return name.equals(profile);
  }

  /** True if something is switched off: limits are expected to break. */
  public boolean isWeaker() {
    return name.startsWith(WITHOUT);
  }

  /** What a person calls it; knobs that the scenario turns are part of that. */
  String label(Map<String, Knobs> profileKnobs) {
    Knobs own = profileKnobs.getOrDefault(profile, Knobs.NONE);
    String base = profile + (own.isEmpty() ? "" : " with " + texts(own, "="));
    if (isWeaker()) {
      return base + " but " + texts(knobs, " ");
    }
    String more = (own.isEmpty() ? " with " : ", ") + texts(knobs, "=");
    return base + (knobs.isEmpty() ? "" : more);
  }

  private static String texts(Knobs knobs, String sign) {
    List<String> texts =
        knobs.texts().entrySet().stream()
            .map(knob -> knob.getKey() + sign + knob.getValue())
            .toList();
    return String.join(", ", texts);
  }
}
