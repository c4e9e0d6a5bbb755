package org.maarg.security.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** The same on sockets as in the simulation. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutComparisonTest {
  private static FanOutComparison compare(
      Mode mode, String profile, int previousMaars, int mobileNodes, int replays) {
    return FanOutComparison.of(
        new FanOutSetting(mode, Profile.named(profile), previousMaars, mobileNodes, replays));
  }

  // Verifies: 8885-3.2-2, 8885-3.2-3, 8885-3.2-22
  @ParameterizedTest
  @CsvSource({
    "RELAY, REVIEWED_DRAFT, 4, 1, 0",
    "RELAY, RFC8885, 4, 1, 0",
    "RELAY, HARDENED, 4, 1, 0",
    "LOCATOR, RFC8885, 3, 4, 0",
    "PROXY, HARDENED, 3, 4, 0",
    "RELAY, REVIEWED_DRAFT, 3, 1, 2",
    "RELAY, RFC8885, 3, 1, 2",
    "RELAY, REVIEWED_DRAFT, 3, 20, 0",
    "RELAY, HARDENED, 3, 30, 0"
  })
  void socketsAgreeWithTheSimulation(
      Mode mode, String profile, int previousMaars, int mobileNodes, int replays) {
    FanOutComparison comparison = compare(mode, profile, previousMaars, mobileNodes, replays);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.agrees()).isTrue();
    FanOutResult live = comparison.live().orElseThrow();
    assertThat(live.traffic()).isEqualTo(comparison.simulated().traffic());
    assertThat(live.updateOctets()).isEqualTo(comparison.simulated().updateOctets()).isPositive();
  }

  /** Live nodes that suppress duplicates against a simulation that does not. */
  @Test
  void anotherBehaviourIsADifference() throws Exception {
    Profile suppressing = Profile.REVIEWED_DRAFT.with().set(Knob.SUPPRESS_DUPLICATES, true).build();
    FanOutResult simulated =
        new SimulatedFanOut(new FanOutSetting(Mode.RELAY, Profile.REVIEWED_DRAFT, 2, 1, 1))
            .result();
    FanOutSetting setting = new FanOutSetting(Mode.RELAY, suppressing, 2, 1, 1);
    try (LiveFanOut live = new LiveFanOut(setting, new SimulatedFanOut(setting))) {
      List<String> differences = FanOutComparison.trafficDifferences(simulated, live.run());

      assertThat(differences).contains("updates: simulated 4, live 2");
      assertThat(differences).anyMatch(line -> line.startsWith("CMD: simulated"));
    }
  }
}
