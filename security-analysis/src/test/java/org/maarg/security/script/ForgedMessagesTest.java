package org.maarg.security.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.security.model.Scenario;
import org.maarg.security.model.ScenarioReader;
import org.maarg.security.result.Reading;
import org.maarg.security.result.ScenarioResult;
import org.maarg.security.run.ScenarioException;
import org.maarg.security.run.ScenarioRunner;

/** What forged messages do where nothing stops them, and how their damage is measured. */
class ForgedMessagesTest {
  private static final String SCENARIO =
      """
      id: test
      title: Test
      threat: None
      follows: Nothing
      adversary: off-path
      review: [G4]
      requirements: [8885-6-2]
      live: false
      topology: {maars: 3, mns: 2, delay: 5 ms, lifetime: 3600 s}
      modes: [MODE]
      knobs: {cmdSecurityAssociation: false, maarSecurityAssociation: false}
      script:
        - {at: 0 s, do: attach, mn: 1, maar: 1}
        - {after: 10 s, do: move, mn: 1, maar: 2}
        - {quiet: 100 s}
        - {after: 5 s, do: watch}
        - {after: 0 s, do: EVENT}
        - {quiet: 60 s}
      measure: [stolenMns, unservedMns, strayTunnels, orphans, event.DEREGISTERED, outsidePackets, outsideOctets, fromOutsideOctets]
      verdict:
        HARDENED: [stolenMns = 0]
        DEPLOYABLE: holds
        RFC8885: holds
        REVIEWED_DRAFT: holds
      without: {timestampWindowMillis: 0}
      """;

  private static Scenario scenario(String mode, String event) throws ConfigException {
    return ScenarioReader.parse(
        SCENARIO.replace("MODE", mode).replace("EVENT", event), "test.yaml");
  }

  private static Map<String, Reading> run(String mode, String event) throws ConfigException {
    ScenarioRunner runner = new ScenarioRunner(1, true, (scenario, runs, of) -> {});
    ScenarioResult result = runner.run(scenario(mode, event), List.of("HARDENED"));
    return result.runs().get(0).readings();
  }

  private static void assertDamage(
      Map<String, Reading> readings, int stolen, int unserved, int stray) {
    assertThat(readings.get("stolenMns").value()).isEqualTo(stolen);
    assertThat(readings.get("unservedMns").value()).isEqualTo(unserved);
    assertThat(readings.get("strayTunnels").value()).isEqualTo(stray);
  }

  @Test
  void withoutAnAttackThereIsNoDamage() throws ConfigException {
    assertDamage(run("relay", "heal"), 0, 0, 0);
  }

  /** Both prefixes follow the forger: two anchor ends, and none at MAAR 3, which asked nothing. */
  @Test
  void aForgedRegistrationStealsAMobileNode() throws ConfigException {
    assertDamage(run("relay", "forge-registration, from: MAAR 3, mn: 1"), 1, 1, 2);
  }

  @Test
  void aForgedDeregistrationEndsASession() throws ConfigException {
    Map<String, Reading> readings =
        run("relay", "forge-registration, from: MAAR 2, mn: 1, lifetime: 0 s");

    assertThat(readings.get("event.DEREGISTERED").value()).isEqualTo(1);
  }

  @Test
  void aForgedRelayedUpdateSendsAPrefixToAnotherMaar() throws ConfigException {
    String event = "forge-relayed, from: CMD, mn: 1, serving: MAAR 3, to: ";
    assertDamage(run("relay", event + "MAAR 1"), 0, 0, 1);
    assertDamage(run("proxy", event + "MAAR 2"), 0, 1, 1);
  }

  @Test
  void aForgedRelayedUpdateSendsNoPrefixOutside() throws ConfigException {
    assertDamage(run("relay", "forge-relayed, from: CMD, to: MAAR 1, mn: 1"), 0, 0, 0);
    assertDamage(run("proxy", "forge-relayed, from: CMD, to: MAAR 2, mn: 1"), 0, 0, 0);
  }

  @Test
  void aForgedDirectAcknowledgementMovesAnUplink() throws ConfigException {
    String event = "forge-acknowledgement, from: MAAR 1, to: MAAR 2, mn: 1";

    assertDamage(run("locator", event), 0, 0, 1);
    assertDamage(run("relay", event), 0, 0, 0);
  }

  @Test
  void aTimestampOutsideTheWindowIsRefused() throws ConfigException {
    assertDamage(run("relay", "forge-registration, from: MAAR 3, mn: 1, ahead: 400 ms"), 0, 0, 0);
    assertDamage(run("relay", "forge-registration, from: MAAR 3, mn: 1, ahead: 200 ms"), 1, 1, 2);
  }

  @Test
  void aStrangersOctetsAreCounted() throws ConfigException {
    Map<String, Reading> readings = run("relay", "forge-registration, outside: 1, mn: 1");

    assertDamage(readings, 0, 0, 0);
    assertThat(readings.get("fromOutsideOctets").value()).isEqualTo(128);
    assertThat(readings.get("outsidePackets").value()).isZero();
  }

  /** 24 octets of Mobility Header, for which a refusal has 64; 40 of IPv6 header to each. */
  @Test
  void byTheLetterABareRegistrationIsRefusedByMoreThanItsOwnOctets() throws ConfigException {
    String event = "forge-registration, outside: 1, mn: 1, secured: 1, bare: 1";
    ScenarioRunner runner = new ScenarioRunner(1, true, (scenario, runs, of) -> {});
    ScenarioResult result = runner.run(scenario("relay", event), List.of("RFC8885"));
    Map<String, Reading> readings = result.runs().get(0).readings();

    assertThat(readings.get("fromOutsideOctets").value()).isEqualTo(64);
    assertThat(readings.get("outsidePackets").value()).isEqualTo(1);
    assertThat(readings.get("outsideOctets").value()).isEqualTo(104);
  }

  @Test
  void aSenderIsEitherANodeOrOutside() {
    assertThatThrownBy(() -> scenario("relay", "forge-registration, mn: 1"))
        .hasMessageContaining("test.yaml:17")
        .hasMessageContaining("either a node or a number");
    assertThatThrownBy(
            () -> scenario("relay", "forge-registration, mn: 1, from: MAAR 1, outside: 1"))
        .hasMessageContaining("either a node or a number");
  }

  @Test
  void aFaultIsOneOfTheList() {
    assertThatThrownBy(() -> scenario("relay", "malformed, from: MAAR 1, to: CMD, fault: ugly"))
        .hasMessageContaining("'ugly' is none of checksum, payload-proto");
  }

  @Test
  void whatAnswersNothingIsAnError() {
    assertThatThrownBy(() -> run("relay", "forge-acknowledgement, from: MAAR 1, to: MAAR 2, mn: 2"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("test.yaml:17: script[4]: there is no update of");
  }

  @Test
  void anUnmetQuietIsAnErrorUnlessDeclared() throws ConfigException {
    // MAAR 2 never stops asking a CMD that it cannot reach.
    String unmet = "cut, from: MAAR 2, to: CMD}\n  - {after: 0 s, do: move, mn: 2, maar: 2";
    assertThatThrownBy(() -> run("relay", unmet))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith(
            "test.yaml:19: script[6]: quiet: there is still something under way");
    String declared = unmet + "}\n  - {quiet: 1 s, restless: true}\n  - {after: 0 s, do: heal";
    assertThat(run("relay", declared).get("unservedMns").value()).isZero();
  }
}
