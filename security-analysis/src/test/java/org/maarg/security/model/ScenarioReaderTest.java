package org.maarg.security.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.yaml.ConfigException;

/** What is wrong with a scenario file is told with line and key. */
class ScenarioReaderTest {
  private static final String GOOD =
      """
      id: sample
      title: A sample
      threat: something
      follows: something else
      adversary: nobody
      review: [T1]
      requirements: [8885-3.2-22]
      live: false
      topology:
        maars: k + 1
        mns: 1
        delay: 5 ms
      modes: [relay]
      knobs: {pacingRate: rate}
      constants: {rate: 100}
      sweep:
        k: [1, 2]
        pause: {from: 10 ms, to: 30 ms, step: 10 ms}
      small:
        k: 1
      script:
        - {at: 0 s, do: attach, mn: 1, maar: 1}
        - {after: pause, do: move, times: k, every: 1 s / k, mn: 1, maar: i + 1}
        - {quiet: 60 s}
      measure: [updatesOut, servedMax, updatesPer10ms]
      derived: {each: updatesOut / k}
      verdict:
        HARDENED: [updatesOut <= 2 * k, servedMax <= 1 s]
        DEPLOYABLE: holds
        RFC8885: holds
        REVIEWED_DRAFT: exceeds
      without: {pacingRate: 0}
      figures:
        - {title: Updates, x: k, y: [each]}
        - {title: Bursts, y: [updatesPer10ms]}
      """;

  private static String problem(String text) {
    ConfigException wrong =
        catchThrowableOfType(
            ConfigException.class, () -> ScenarioReader.parse(text, "sample.yaml"));
    assertThat(wrong).as("no problem was found").isNotNull();
    return wrong.problems().get(0);
  }

  @Test
  void aGoodFileIsReadWhole() throws ConfigException {
    Scenario scenario = ScenarioReader.parse(GOOD, "sample.yaml");
    assertThat(scenario.points(false))
        .hasSize(6)
        .hasToString(
            "[rate=100, k=1, pause=10 ms, rate=100, k=1, pause=20 ms, rate=100, k=1, pause=30 ms,"
                + " rate=100, k=2, pause=10 ms, rate=100, k=2, pause=20 ms, rate=100, k=2, pause=30 ms]");
    assertThat(scenario.points(true)).hasSize(3);
    assertThat(scenario.script()).hasSize(3);
    assertThat(scenario.verdict())
        .containsOnlyKeys("HARDENED", "DEPLOYABLE", "RFC8885", "REVIEWED_DRAFT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: A sample | titel: A sample | sample.yaml:1:1: title: is missing",
        "live: false | lives: false | sample.yaml:1:1: live: is missing",
        "delay: 5 ms | delay: 5 | sample.yaml:12:10: topology.delay: '5' is a plain number",
        "delay: 5 ms | delay: 5 km | sample.yaml:12:10: topology.delay: '5 km' is no formula: 'km'",
        "delay: 5 ms | delay: k | sample.yaml:12:10: topology.delay: 'k' is a plain number",
        "maars: k + 1 | maars: k + 1 s | sample.yaml:10:10: topology.maars: 'k + 1 s' is no formula",
        "maars: k + 1 | maars: pause | sample.yaml:10:10: topology.maars: 'pause' is a time",
        "maars: k + 1 | maars: m + 1 | sample.yaml:10:10: topology.maars: 'm' is not known",
        "mns: 1 | mns: (1 | sample.yaml:11:8: topology.mns: '(1' is no formula: ')' is missing",
        "adversary: nobody | adversary: martians | sample.yaml:5:12: adversary: 'martians' is none",
        "review: [T1] | review: [T9] | sample.yaml:6:10: review[0]: 'T9' is none of",
        "requirements: [8885-3.2-22] | requirements: [8885-9.9-9] | sample.yaml:7:16: requirements",
        "modes: [relay] | modes: [ferry] | sample.yaml:13:9: modes[0]: 'ferry' is none of",
        "modes: [relay] | modes: [] | sample.yaml:13:8: modes: names no mode",
        "k: [1, 2] | k: [] | sample.yaml:17:6: sweep.k: an impossible sweep: there is no value",
        "k: [1, 2] | k: [1, 1] | sample.yaml:17:6: sweep.k: an impossible sweep: a value",
        "k: [1, 2] | k: [1, 2 ms] | sample.yaml:17:6: sweep.k: '2 ms' is not of the kind",
        "to: 30 ms | to: 3 ms | sample.yaml:18:10: sweep.pause: an impossible sweep: from 10 ms",
        "step: 10 ms | step: 0 ms | sample.yaml:18:10: sweep.pause: an impossible sweep: from 10 ms",
        "to: 30 ms | upto: 30 ms | sample.yaml:18:10: sweep.pause.to: is missing",
        "k: 1 | k: 1 ms | sample.yaml:20:6: small.k: is not a plain number",
        "k: 1 | m: 1 | sample.yaml:20:3: small.m: unknown key",
        "do: attach | do: atach | sample.yaml:22:19: script[0].do: 'atach' is none of attach,",
        "maar: 1} | maar: 1, x: 2} | sample.yaml:22:43: script[0].x: unknown key",
        "at: 0 s, do | at: 0 s, after: 1 s, do | sample.yaml:22:10: script[0].at: a step has one of",
        "every: 1 s / k, | mns: 1, | sample.yaml:23:37: script[1].times: needs every or within",
        "every: 1 s / k | every: 1 / k | sample.yaml:23:47: script[1].every: '1 / k' is a plain",
        "[updatesOut, servedMax | [updatesUp, servedMax | sample.yaml:25:11: measure[0]: 'updatesUp'",
        "updatesOut / k | updatesOut / m | sample.yaml:26:17: derived.each: 'm' is not known",
        "servedMax <= 1 s | servedMax <= 1 | sample.yaml:28:35: verdict.HARDENED[1]: '1' is a plain",
        "servedMax <= 1 s | servedMax < 1 s | sample.yaml:28:35: verdict.HARDENED[1]: 'servedMax < 1",
        "RFC8885: holds | RFC8885: fine | sample.yaml:30:12: verdict.RFC8885: 'fine' is neither",
        "RFC8885: holds | RFC: holds | sample.yaml:28:3: verdict.RFC8885: is missing",
        "pacingRate: 0 | pacingSpeed: 0 | sample.yaml:32:11: without.pacingSpeed: unknown key",
        "pacingRate: 0 | pacingRate: no | sample.yaml:32:23: without.pacingRate: 'no' is not a whole",
        "{pacingRate: rate} | {} | sample.yaml:15:12: constants: 'rate' is not used anywhere",
        "x: k, y | x: m, y | sample.yaml:34:25: figures[0].x: 'm' is not swept",
        "y: [updatesPer10ms] | y: [each] | sample.yaml:35:25: figures[1].y[0]: 'each' is no series",
      })
  void whatIsWrongIsToldWithItsPlace(String right, String wrong, String problem) {
    assertThat(GOOD).contains(right.strip());
    assertThat(
            problem(GOOD.replaceFirst(java.util.regex.Pattern.quote(right.strip()), wrong.strip())))
        .startsWith(problem.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  k: 1~script | sample.yaml:14:21: knobs.pacingRate: | small rate: -5",
        "delay: 5 ms | sample.yaml:12:10: topology.delay: -5 is not in 0..3600000 at rate=100 | delay: 0 ms - 5 ms",
        "maars: k + 1 | sample.yaml:10:10: topology.maars: 0 is not in 1..65535 at rate=100, k=1 | maars: k - 1",
        "maars: k + 1 | sample.yaml:10:10: topology.maars: 'k / 2' is 0.5, not a whole number | maars: k / 2",
        "after: pause | sample.yaml:23:13: script[1].after: -90 ms is in the past | after: pause - 100 ms",
        "times: k, | sample.yaml:23:37: script[1].times: 'k - 2' is -1.0, not a whole number | times: k - 2,",
      })
  void valuesAreTriedAtEveryPointOfBothScales(String right, String problem, String wrong) {
    String change =
        wrong.startsWith("small ") ? "  k: 1\n  " + wrong.substring(6) + "\nscript" : wrong;
    String old = right.replace('~', '\n').strip();
    assertThat(GOOD).contains(old);
    assertThat(problem(GOOD.replace(old, change.strip()))).startsWith(problem);
  }

  @Test
  void furtherVariantsAndResidualRiskAreRead() throws ConfigException {
    String text =
        GOOD.replace(
                "  RFC8885: holds",
                "  RESIDUAL: [updatesOut <= 0]\n  TUNED: [servedMax <= 2 s]\n  RFC8885: holds")
            + "tuned: {pacingBurst: 10}\nweaker:\n  - {maxUpdateRate: 0}\nsanity:\n"
            + "  - {limit: servedMax <= 2 s, because: So it is}\n";
    Scenario scenario = ScenarioReader.parse(text, "sample.yaml");
    assertThat(scenario.variantNames())
        .containsExactly(
            "REVIEWED_DRAFT", "RFC8885", "DEPLOYABLE", "HARDENED", "TUNED", "WITHOUT", "WITHOUT_2");
    assertThat(scenario.label("TUNED")).isEqualTo("HARDENED with pacingBurst=10");
    assertThat(scenario.label("WITHOUT_2")).isEqualTo("HARDENED but maxUpdateRate 0");
    assertThat(scenario.limits()).hasSize(4);
    assertThat(scenario.reason("servedMax <= 2 s")).contains("So it is");
    assertThat(problem(text.replace("limit: servedMax <= 2 s", "limit: servedMax <= 3 s")))
        .contains("sanity[0].limit: 'servedMax <= 3 s' is no limit of the verdict");
  }

  @Test
  void aFileWithoutCountermeasureIsRefused() {
    assertThat(problem(GOOD.replace("without: {pacingRate: 0}\n", ""))).contains("without");
  }

  @Test
  void everyScenarioOfTheProgramIsRead() {
    assertThatCode(Catalogue::packaged).doesNotThrowAnyException();
  }
}
