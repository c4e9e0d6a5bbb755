package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Knob;

/** The table of the profiles has every knob, with the value that is shipped. */
class ProfileKnobsTest {
  @Test
  void hasEveryKnobOfAProfile() {
    assertThat(ProfileKnobs.names())
        .containsAll(Arrays.stream(Knob.values()).map(Knob::configName).toList());
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
