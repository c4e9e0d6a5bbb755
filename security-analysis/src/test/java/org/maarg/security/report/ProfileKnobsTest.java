package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Profile;

/** The table of the profiles has every knob, with the value that is shipped. */
class ProfileKnobsTest {
  private static final Set<String> NO_KNOBS = Set.of("name", "with", "toString");

  @Test
  void hasEveryKnobOfAProfile() {
    List<String> accessors =
        Arrays.stream(Profile.class.getDeclaredMethods())
            .filter(it -> Modifier.isPublic(it.getModifiers()) && it.getParameterCount() == 0)
            .filter(it -> !Modifier.isStatic(it.getModifiers()) && !it.isSynthetic())
            .map(Method::getName)
            .filter(it -> !NO_KNOBS.contains(it))
            .toList();
    assertThat(ProfileKnobs.names()).containsExactlyInAnyOrderElementsOf(accessors);
  }

  @Test
  void tellsWhatIsShipped() {
    assertThat(ProfileKnobs.value("HARDENED", "maxBindingsPerMaar")).contains("10000");
    assertThat(ProfileKnobs.value("RFC8885", "maxBindingsPerMaar")).contains("unlimited");
    assertThat(ProfileKnobs.value("RFC8885", "suppressDuplicates")).contains("true");
    assertThat(ProfileKnobs.value("HARDENED", "pace")).isEmpty();
    assertThat(ProfileKnobs.value("WITHOUT", "pacingRate")).isEmpty();
    assertThat(ProfileKnobs.rows()).allMatch(it -> it.size() == ProfileKnobs.HEAD.size());
  }
}
