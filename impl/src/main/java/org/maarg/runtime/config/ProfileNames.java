package org.maarg.runtime.config;

import java.util.Arrays;
import java.util.Locale;
import org.maarg.protocol.Profile;

/**
 * Names of profiles as people write them, the same everywhere: {@code reviewed-draft}, {@code
 * rfc8885}, {@code deployable}, {@code hardened}; in any case, and with an underscore for the dash.
 */
public final class ProfileNames {
  private static final Profile[] ALL = {
    Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED
  };

  private ProfileNames() {}

  /**
   * The profile of a name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static Profile parse(String text) {
    for (Profile profile : ALL) {
      if (nameOf(profile).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        Spelling.noneOf(text, Arrays.stream(ALL).map(ProfileNames::nameOf).toList()));
  }

  /** A profile as people write it. */
  public static String nameOf(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
