package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of a knob have bounds, and one form in a configuration. */
class KnobTest {
  @ParameterizedTest
  @CsvSource({
    "SUPPRESS_DUPLICATES, 0, 1",
    "RATE_READING, 0, 1",
    "DEREGISTRATION, 0, 1",
    "MAX_UPDATE_RATE, 0, 63",
    "PREFIXES_PER_MN, 1, 8",
    "MAX_BINDINGS, 1, 2147483647",
    "AGGREGATION_TIMEOUT, 0, 2147483647"
  })
  void theBoundsAreThoseOfItsKind(Knob knob, int least, int most) {
    assertThat(knob.least()).isEqualTo(least);
    assertThat(knob.most()).isEqualTo(most);
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void aValueOutsideIsRefusedWithTheBound(Knob knob) {
    String is = knob.configName() + " is ";
    assertThat(knob.require(knob.least())).isEqualTo(knob.least());
    assertThat(knob.require(knob.most())).isEqualTo(knob.most());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> knob.require(knob.least() - 1))
        .withMessage(is + (knob.least() - 1) + ", less than " + knob.least());
    if (knob.most() < Integer.MAX_VALUE) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> knob.require(knob.most() + 1))
          .withMessage(is + (knob.most() + 1) + ", more than " + knob.most());
    }
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void whatTheGivenProfilesHaveIsInRange(Knob knob) {
    assertThat(knob.letter()).isBetween(knob.least(), knob.most());
    assertThat(knob.deployable()).isBetween(knob.least(), knob.most());
    assertThat(knob.choices().length > 0).isEqualTo(knob.kind() == Knob.Kind.CHOICE);
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_BINDINGS, 2147483647, unlimited",
    "MAX_BINDINGS, 2147483646, 2147483646",
    "DELETE_DELAY, 2147483647, 2147483647",
    "MAX_UPDATE_RATE, 0, 0",
    "SUPPRESS_DUPLICATES, 0, false",
    "SUPPRESS_DUPLICATES, 1, true",
    "RATE_READING, 1, PER_DESTINATION_AND_MN"
  })
  void aConfigurationWritesItThus(Knob knob, int value, String text) {
    Profile profile = Profile.DEPLOYABLE.with().set(knob, value).build();
    assertThat(profile.text(knob)).isEqualTo(text);
    assertThat(profile.has(knob)).isEqualTo(value != 0);
  }

  @Test
  void aRateNeedsABurstAndNoRateNeedsNone() {
    Profile none = Profile.RFC8885.with().pacing(0, 0, 1).build();
    assertThat(none.value(Knob.PACING_BURST)).isZero();
    Profile slow = Profile.RFC8885.with().pacing(1, 1, 1).build();
    assertThat(slow.value(Knob.PACING_RATE)).isEqualTo(1);
    assertThat(slow.value(Knob.PACING_BURST)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.RFC8885.with().pacing(1, 0, 1))
        .withMessage("pacingBurst is 0, less than 1");
  }
}
