package org.maarg.security.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** What the protocol says of packets, and what the pacer says of time. */
class SimulatedFanOutTest {
  private static FanOutResult of(FanOutSetting setting) {
    return new SimulatedFanOut(setting).result();
  }

  // Verifies: 8885-3.2-2, 8885-3.2-3
  @ParameterizedTest
  @CsvSource({"REVIEWED_DRAFT,1", "REVIEWED_DRAFT,40", "RFC8885,40", "HARDENED,16"})
  void oneUpdateBecomesOneForEachPreviousMaar(String profile, int previousMaars) {
    FanOutResult result =
        of(FanOutSetting.amplification(Mode.RELAY, Profile.named(profile), previousMaars));

    assertThat(result.updates()).isEqualTo(previousMaars);
    assertThat(result.packetAmplification()).isEqualTo(previousMaars);
    assertThat(result.traffic().get(FanOutResult.CMD).packetsReceived())
        .isEqualTo(1 + previousMaars);
  }

  // Verifies: 8885-6-7
  @Test
  void aBoundedListMakesOneReleaseOfTheOldest() {
    FanOutResult result = of(FanOutSetting.amplification(Mode.RELAY, Profile.HARDENED, 20));

    assertThat(result.updates()).isEqualTo(16 + 1);
  }

  @ParameterizedTest
  @CsvSource({"REVIEWED_DRAFT,20", "RFC8885,5", "HARDENED,5"})
  void onlyTheDraftFansOutAReplay(String profile, long updates) {
    FanOutResult result = of(new FanOutSetting(Mode.RELAY, Profile.named(profile), 5, 1, 3));

    assertThat(result.triggers()).isEqualTo(4);
    assertThat(result.updates()).isEqualTo(updates);
  }

  // Verifies: 8885-3.2-22, 8885-6-4
  @ParameterizedTest
  @CsvSource({
    "REVIEWED_DRAFT, 200, 200, 200, 0",
    "RFC8885, 100, 109, 199, 100000",
    "HARDENED, 50, 54, 99, 300000"
  })
  void pacingFlattensABurst(String profile, int peak1, int peak10, int peak100, long spanMicros) {
    FanOutResult result = of(FanOutSetting.burst(Mode.RELAY, Profile.named(profile), 10, 20));

    assertThat(result.burst().peak(1)).isEqualTo(peak1);
    assertThat(result.burst().peak(10)).isEqualTo(peak10);
    assertThat(result.burst().peak(100)).isEqualTo(peak100);
    assertThat(result.burst().spanMicros()).isEqualTo(spanMicros);
  }

  @Test
  void aSettingIsWithinItsBounds() {
    assertThatThrownBy(() -> FanOutSetting.amplification(Mode.RELAY, Profile.RFC8885, 255))
        .hasMessage("previousMaars is 255, not in 1..254");
    assertThatThrownBy(() -> FanOutSetting.burst(Mode.RELAY, Profile.RFC8885, 100, 100))
        .hasMessage("previousMaars times mobileNodes is 10000, not in 1..2000");
    assertThatThrownBy(() -> new FanOutSetting(Mode.RELAY, Profile.RFC8885, 1, 1, 5))
        .hasMessage("replays is 5, not in 0..4");
  }
}
