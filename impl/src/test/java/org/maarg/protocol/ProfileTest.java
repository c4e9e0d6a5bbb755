package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The three profiles and their knobs. */
class ProfileTest {
  // Verifies: 6275-12-1, 5213-9.1-1
  @Test
  void theDefaultHasTheConstantsOfTheRfcs() {
    Profile profile = Profile.RFC8885;

    assertThat(profile.initialTimeoutMillis()).isEqualTo(1_000);
    assertThat(profile.firstRegistrationTimeoutMillis()).isEqualTo(1_500);
    assertThat(profile.maxTimeoutMillis()).isEqualTo(32_000);
    assertThat(profile.maxUpdateRate()).isEqualTo(3);
    assertThat(profile.deleteDelayMillis()).isEqualTo(10_000);
    assertThat(profile.timestampWindowMillis()).isEqualTo(300);
  }

  // Verifies: 8885-3.2-22, 8885-6-4, 8885-6-5
  @Test
  void theDefaultAndTheHardenedKeepEveryMust() {
    Stream.of(Profile.RFC8885, Profile.HARDENED)
        .forEach(
            profile -> {
              assertThat(profile.pacingRate()).isPositive();
              assertThat(profile.maxUpdateRate()).isPositive();
              assertThat(profile.maarSecurityAssociation()).isTrue();
              assertThat(profile.suppressDuplicates()).isTrue();
              assertThat(profile.orderRelayedUpdates()).isTrue();
            });
  }

  // Verifies: 8885-6-6, 8885-6-7
  @Test
  void theHardenedBoundsWhatTheReviewAskedAbout() {
    assertThat(Profile.HARDENED.maxPreviousMaars()).isLessThan(64);
    assertThat(Profile.HARDENED.pacingQueueLimit()).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.HARDENED.maxBindings()).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.HARDENED.maxBindingsPerMaar()).isLessThan(Integer.MAX_VALUE);
    assertThat(Profile.REVIEWED_DRAFT.pacingRate()).isZero();
    assertThat(Profile.REVIEWED_DRAFT.cmdRetransmissionLimit()).isZero();
  }

  @Test
  void profilesGoByTheirNames() {
    for (Profile profile :
        new Profile[] {Profile.REVIEWED_DRAFT, Profile.RFC8885, Profile.HARDENED}) {
      assertThat(Profile.named(profile.name())).isSameAs(profile);
    }
    assertThatThrownBy(() -> Profile.named("rfc8885"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'rfc8885'");
  }

  @Test
  void aChangedProfileBearsAPlusSignAndLeavesTheOriginalAlone() {
    Profile changed = Profile.RFC8885.with().maxUpdateRate(7).build();

    assertThat(changed.name()).isEqualTo("RFC8885+");
    assertThat(changed.with().maxUpdateRate(8).build().name()).isEqualTo("RFC8885+");
    assertThat(changed.maxUpdateRate()).isEqualTo(7);
    assertThat(Profile.RFC8885.maxUpdateRate()).isEqualTo(3);
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    Profile.Builder builder = Profile.RFC8885.with().maxBindings(5);
    Profile first = builder.build();

    builder.maxBindings(9);

    assertThat(first.maxBindings()).isEqualTo(5);
    assertThat(builder.build().maxBindings()).isEqualTo(9);
  }

  @Test
  void keepsEveryKnob() {
    Profile all =
        Profile.RFC8885
            .with()
            .cmdRetransmissionLimit(11)
            .maxUpdateRate(12)
            .rateReading(Profile.RateReading.PER_DESTINATION)
            .aggregationTimeoutMillis(13)
            .pacing(14, 15, 16)
            .suppressDuplicates(false)
            .maxPreviousMaars(17)
            .maxBindings(18)
            .maxBindingsPerMaar(19)
            .deregistration(Profile.Deregistration.SERVING_MAAR_ONLY)
            .guardOrphans(true)
            .deleteDelayMillis(20)
            .timestampWindowMillis(21)
            .orderRelayedUpdates(false)
            .answerUnauthorized(false)
            .cmdSecurityAssociation(false)
            .maarSecurityAssociation(false)
            .awaitCmdInLocator(true)
            .build()
            .with()
            .build();

    assertThat(all.rateReading()).isEqualTo(Profile.RateReading.PER_DESTINATION);
    assertThat(all.deregistration()).isEqualTo(Profile.Deregistration.SERVING_MAAR_ONLY);
    assertThat(
            new long[] {
              all.cmdRetransmissionLimit(),
              all.maxUpdateRate(),
              all.aggregationTimeoutMillis(),
              all.pacingRate(),
              all.pacingBurst(),
              all.pacingQueueLimit(),
              all.maxPreviousMaars(),
              all.maxBindings(),
              all.maxBindingsPerMaar(),
              all.deleteDelayMillis(),
              all.timestampWindowMillis()
            })
        .containsExactly(11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21);
    assertThat(all.guardOrphans() && all.awaitCmdInLocator()).isTrue();
    assertThat(
            all.suppressDuplicates()
                || all.orderRelayedUpdates()
                || all.answerUnauthorized()
                || all.cmdSecurityAssociation()
                || all.maarSecurityAssociation())
        .isFalse();
  }

  static Stream<Arguments> badKnobs() {
    Profile.Builder knobs = Profile.RFC8885.with();
    return Stream.of(
        bad("cmdRetransmissionLimit", () -> knobs.cmdRetransmissionLimit(-1)),
        bad("maxUpdateRate", () -> knobs.maxUpdateRate(-1)),
        bad("aggregationTimeoutMillis", () -> knobs.aggregationTimeoutMillis(-1)),
        bad("pacingRate", () -> knobs.pacing(-1, 1, 1)),
        bad("pacingBurst", () -> knobs.pacing(1, 0, 1)),
        bad("pacingQueueLimit", () -> knobs.pacing(1, 1, 0)),
        bad("maxPreviousMaars", () -> knobs.maxPreviousMaars(0)),
        bad("maxBindings", () -> knobs.maxBindings(0)),
        bad("maxBindingsPerMaar", () -> knobs.maxBindingsPerMaar(0)),
        bad("deleteDelayMillis", () -> knobs.deleteDelayMillis(0)),
        bad("timestampWindowMillis", () -> knobs.timestampWindowMillis(-1)));
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
