package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The four profiles and their knobs. */
class ProfileTest {
  // Verifies: 6275-12-1, 5213-9.1-1
  @Test
  void theDefaultHasTheConstantsOfTheRfcs() {
    Profile profile = Profile.RFC8885;

    assertThat(profile.initialTimeoutMillis()).isEqualTo(1_000);
    assertThat(profile.maxTimeoutMillis()).isEqualTo(32_000);
    assertThat(profile.value(Knob.MAX_UPDATE_RATE)).isEqualTo(3);
    assertThat(profile.value(Knob.DELETE_DELAY)).isEqualTo(10_000);
    assertThat(profile.value(Knob.TIMESTAMP_WINDOW)).isEqualTo(300);
  }

  // Verifies: 8885-3.2-22, 8885-6-4, 8885-6-5
  @Test
  void theLetterTheDefaultAndTheHardenedKeepPaceRateOrderAndAssociations() {
    Stream.of(Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED)
        .forEach(
            profile -> {
              assertThat(profile.value(Knob.PACING_RATE)).isPositive();
              assertThat(profile.value(Knob.MAX_UPDATE_RATE)).isPositive();
              assertThat(profile.has(Knob.MAAR_SECURITY_ASSOCIATION)).isTrue();
              assertThat(profile.has(Knob.SUPPRESS_DUPLICATES)).isTrue();
              assertThat(profile.has(Knob.ORDER_RELAYED_UPDATES)).isTrue();
            });
  }

  // Verifies: 8885-3.6-5, 6275-11.8-3, 6275-11.8-5, 8885-3.2-22
  @Test
  void theLetterTakesTheSentencesAtTheirWord() {
    Profile letter = Profile.RFC8885;

    assertThat(letter.rateReading()).isEqualTo(Profile.RateReading.PER_DESTINATION);
    assertThat(letter.value(Knob.MAX_UPDATE_RATE)).isEqualTo(3);
    assertThat(letter.value(Knob.CMD_RETRANSMISSION_LIMIT)).isEqualTo(Integer.MAX_VALUE);
    assertThat(letter.value(Knob.PACING_BURST)).isEqualTo(1);
    assertThat(letter.has(Knob.CMD_SECURITY_ASSOCIATION)).isTrue();
    assertThat(letter.has(Knob.ANSWER_UNAUTHORIZED)).isTrue();
  }

  // Verifies: 8885-6-6, 8885-6-7
  @Test
  void theHardenedBoundsWhatTheReviewAskedAbout() {
    assertThat(Profile.HARDENED.value(Knob.MAX_PREVIOUS_MAARS)).isLessThan(64);
    assertThat(Profile.HARDENED.value(Knob.PACING_QUEUE_LIMIT)).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.HARDENED.value(Knob.MAX_BINDINGS)).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.HARDENED.value(Knob.MAX_BINDINGS_PER_MAAR)).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.REVIEWED_DRAFT.value(Knob.PACING_RATE)).isZero();
    assertThat(Profile.REVIEWED_DRAFT.value(Knob.CMD_RETRANSMISSION_LIMIT)).isZero();
  }

  @Test
  void profilesGoByTheirNames() {
    for (Profile profile :
        new Profile[] {
          Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.DEPLOYABLE, Profile.HARDENED
        }) {
      assertThat(Profile.named(profile.name())).isSameAs(profile).hasToString(profile.name());
    }
    assertThatThrownBy(() -> Profile.named("rfc8885"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'rfc8885'");
  }

  @Test
  void aChangedProfileBearsAPlusSignAndLeavesTheOriginalAlone() {
    Profile changed = Profile.RFC8885.with().set(Knob.MAX_UPDATE_RATE, 7).build();

    assertThat(changed.name()).isEqualTo("RFC8885+");
    assertThat(changed.with().set(Knob.MAX_UPDATE_RATE, 8).build().name()).isEqualTo("RFC8885+");
    assertThat(changed.value(Knob.MAX_UPDATE_RATE)).isEqualTo(7);
    assertThat(Profile.RFC8885.value(Knob.MAX_UPDATE_RATE)).isEqualTo(3);
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    Profile.Builder builder = Profile.RFC8885.with().set(Knob.MAX_BINDINGS, 5);
    Profile first = builder.build();

    builder.set(Knob.MAX_BINDINGS, 9);

    assertThat(first.value(Knob.MAX_BINDINGS)).isEqualTo(5);
    assertThat(builder.build().value(Knob.MAX_BINDINGS)).isEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void keepsAKnobAtItsBoundsAndTurnsNoOther(Knob knob) {
    for (int value : new int[] {knob.least(), knob.most()}) {
      Profile turned = Profile.DEPLOYABLE.with().set(knob, value).build().with().build();

      assertThat(turned.value(knob)).isEqualTo(value);
      for (Knob other : Knob.values()) {
        if (other != knob) {
          assertThat(turned.value(other)).as("%s", other).isEqualTo(other.deployable());
        }
      }
    }
    assertThatThrownBy(() -> Profile.RFC8885.with().set(knob, knob.least() - 1))
        .hasMessageContaining(knob.configName());
  }

  @Test
  void choicesAreReadAsTheyWereSet() {
    Profile turned =
        Profile.RFC8885
            .with()
            .set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION)
            .set(Knob.DEREGISTRATION, Profile.Deregistration.SERVING_MAAR_ONLY)
            .build();

    assertThat(turned.rateReading()).isEqualTo(Profile.RateReading.PER_DESTINATION);
    assertThat(turned.deregistration()).isEqualTo(Profile.Deregistration.SERVING_MAAR_ONLY);
    assertThat(turned.text(Knob.DEREGISTRATION)).isEqualTo("SERVING_MAAR_ONLY");
    assertThatThrownBy(
            () ->
                Profile.RFC8885
                    .with()
                    .set(Knob.RATE_READING, Profile.Deregistration.RENEWED_BY_CMD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rateReading");
  }

  static Stream<Arguments> badKnobs() {
    Profile.Builder knobs = Profile.RFC8885.with();
    return Stream.of(
        bad("cmdRetransmissionLimit", () -> knobs.set(Knob.CMD_RETRANSMISSION_LIMIT, -1)),
        bad("maxUpdateRate", () -> knobs.set(Knob.MAX_UPDATE_RATE, -1)),
        bad("aggregationTimeoutMillis", () -> knobs.set(Knob.AGGREGATION_TIMEOUT, -1)),
        bad("pacingRate", () -> knobs.pacing(-1, 1, 1)),
        bad("pacingBurst", () -> knobs.pacing(1, 0, 1)),
        bad("pacingQueueLimit", () -> knobs.pacing(1, 1, 0)),
        bad("maxPreviousMaars", () -> knobs.set(Knob.MAX_PREVIOUS_MAARS, 0)),
        bad("maxBindings", () -> knobs.set(Knob.MAX_BINDINGS, 0)),
        bad("maxBindingsPerMaar", () -> knobs.set(Knob.MAX_BINDINGS_PER_MAAR, 0)),
        bad("deleteDelayMillis", () -> knobs.set(Knob.DELETE_DELAY, 0)),
        bad("timestampWindowMillis", () -> knobs.set(Knob.TIMESTAMP_WINDOW, -1)));
  }

  private static Arguments bad(String knob, Runnable change) {
    return Arguments.of(knob, change);
  }

  @ParameterizedTest
  @MethodSource("badKnobs")
  void refusesAKnobOutOfItsRangeByName(String knob, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(knob);
  }
}
