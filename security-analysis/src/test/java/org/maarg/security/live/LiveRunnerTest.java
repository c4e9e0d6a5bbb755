package org.maarg.security.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Catalogue;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.ScenarioReader;
import org.maarg.security.result.ScenarioResult;

/** From a scenario to its runs on sockets. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveRunnerTest {
  private static Scenario scenario(boolean live) throws ConfigException {
    return ScenarioReader.parse(
        String.format(
            """
            id: test
            title: Test
            threat: None
            follows: Nothing
            adversary: nobody
            review: [T1]
            requirements: [8885-3.2-2]
            live: %s
            topology: {maars: k + 1, mns: 3, delay: 5 ms, lifetime: 3600 s}
            modes: [relay]
            knobs: {maxPreviousMaars: 7}
            sweep: {k: [2, 40]}
            small: {k: [2, 120]}
            script:
              - {at: 0 s, do: attach, mn: 1, maar: k}
              - {quiet: 60 s}
            measure: [updatesOut]
            verdict:
              HARDENED: [updatesOut = 0]
              DEPLOYABLE: holds
              RFC8885: holds
              REVIEWED_DRAFT: holds
            without: {pacingRate: 0}
            """,
            live),
        "test.yaml");
  }

  @Test
  void theTopologyAtAPointIsTheSetting() throws ConfigException {
    Scenario scenario = scenario(true);

    FanOutSetting setting =
        LiveRunner.setting(scenario, "HARDENED", Mode.RELAY, scenario.points(false).get(1));

    assertThat(setting.previousMaars()).isEqualTo(40);
    assertThat(setting.mobileNodes()).isEqualTo(3);
    assertThat(setting.profile().value(Knob.MAX_PREVIOUS_MAARS)).isEqualTo(7);
    assertThat(setting.profile().value(Knob.PACING_RATE)).isEqualTo(500);
  }

  @Test
  void runsShortBurstsOfTheSmallScaleUnderTheProfilesOnly() throws ConfigException {
    List<LiveResult> heard = new ArrayList<>();

    List<LiveResult> results =
        LiveRunner.run(
            scenario(true), List.of("REVIEWED_DRAFT", ScenarioResult.WITHOUT), heard::add);

    assertThat(results).hasSize(1).isEqualTo(heard);
    assertThat(results.get(0).comparison().differences()).isEmpty();
    List<String> row = LiveTable.rows(results).get(0);
    assertThat(row).hasSameSizeAs(LiveTable.HEAD).startsWith("REVIEWED_DRAFT", "relay", "k=2");
    assertThat(row).contains("6 / 6", "yes");
    assertThat(LiveJson.results(results).get(0).path("live").path("updates").asInt()).isEqualTo(6);
  }

  @Test
  void aBurstThatTheLettersRateSpreadsIsLeftToTheSimulator() throws ConfigException {
    Scenario burst =
        Catalogue.packaged().scenarios().stream()
            .filter(it -> it.id().equals("burst-shape"))
            .findFirst()
            .orElseThrow();

    assertThat(mobiles(burst, "RFC8885")).containsExactly(1);
    assertThat(mobiles(burst, "DEPLOYABLE")).containsExactly(1, 10, 20);
  }

  private static List<Integer> mobiles(Scenario scenario, String profile) {
    return LiveRunner.points(scenario, profile).stream()
        .map(it -> LiveRunner.setting(scenario, profile, Mode.RELAY, it).mobileNodes())
        .toList();
  }

  @Test
  void aScenarioWithoutALiveVariantDoesNotRun() throws ConfigException {
    assertThat(LiveRunner.run(scenario(false), List.of("DEPLOYABLE"), one -> {})).isEmpty();
  }
}
