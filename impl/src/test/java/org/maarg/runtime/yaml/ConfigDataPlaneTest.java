package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.DataPlaneSettings.Kind;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** What a configuration says of forwarding. */
class ConfigDataPlaneTest {
  private static final String MAAR =
      """
      role: maar
      address: 2001:db8:a::1
      mode: relay
      lifetime: 60
      cmd: 2001:db8:c::1
      pool: 2001:db8:101::/48
      prefixLength: 64
      number: 1
      transport:
        kind: raw
      peers:
        - address: 2001:db8:c::1
          securityAssociation: true
      """;

  private static final String FORWARDING =
      """
      dataPlane:
        kind: linux-seg6
        core: up0
        access: ap0
        mobileNodes:
          - mn: mn1@example.org
            linkLayer: 02:aa:00:00:00:01
          - mn: mn2@example.org
            linkLayer: 02:aa:00:00:00:02
            accessTechnology: 3
      """;

  private static NodeSettings read(String text) throws ConfigException {
    return NodeConfigReader.parse(text, "f");
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(ConfigException.class, () -> read(text)).problems();
  }

  @Test
  void whatIsLeftOutHasADefault() throws ConfigException {
    DataPlaneSettings settings = read(MAAR + FORWARDING).dataPlane().orElseThrow();

    assertThat(settings)
        .isEqualTo(
            new DataPlaneSettings(
                Kind.LINUX_SEG6,
                "up0",
                "ap0",
                1460,
                List.of(
                    new KnownMn(MnId.nai("mn1@example.org"), Octets.ofHex("02aa00000001"), 4),
                    new KnownMn(MnId.nai("mn2@example.org"), Octets.ofHex("02aa00000002"), 3))));
  }

  // Verifies: 4861-6.2.1-2
  @Test
  void withoutItAndByNameANodeOnlyRecords() throws ConfigException {
    assertThat(read(MAAR).dataPlane()).isEmpty();
    assertThat(read(MAAR + "dataPlane:\n  kind: recorded\n").dataPlane()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: linux-seg6 | kind: tun | dataPlane.kind: 'tun' is none of recorded, linux-seg6,",
        "core: up0 | core: up0; reboot | dataPlane.core: 'up0; reboot' is no name of an interface",
        "core: up0 | core: -up0 | dataPlane.core: '-up0' is no name of an interface",
        "access: ap0 | access: up0 | dataPlane.access: is the interface towards the core",
        "access: ap0 | mtu: 1460 | dataPlane.access: is missing",
        "access: ap0 | access: ap0\\n  mtu: 1279 | dataPlane.mtu: '1279' is not a whole number in",
        "access: ap0 | access: ap0\\n  speed: 9 | dataPlane.speed: unknown key",
        "02:aa:00:00:00:02 | 02:aa:00:00:00:01 | mobileNodes[1].linkLayer: a mobile node before",
        "02:aa:00:00:00:02 | 02:aa:00 | mobileNodes[1].linkLayer: '02:aa:00' is not the 6 octets",
        "02:aa:00:00:00:02 | 33:33:00:00:00:02 | mobileNodes[1].linkLayer: '33:33:00:00:00:02' is",
        "mn: mn1@example.org | mn: \"m n\" | mobileNodes[0].mn: 'm n' is no identifier"
      })
  void eachMistakeIsToldWithItsKey(String right, String wrong, String problem) {
    String text = FORWARDING.replace(right, wrong.replace("\\n", "\n"));

    assertThat(problems(MAAR + text)).singleElement().asString().contains(problem);
  }

  @Test
  void aCmdForwardsNothing() {
    String cmd =
        MAAR.replace("role: maar", "role: cmd")
            .replaceAll("(?m)^(cmd|pool|prefixLength|number): .*\n", "")
            .replace(
                "securityAssociation: true",
                "pool: 2001:db8:101::/48\n    securityAssociation: true");

    assertThat(problems(cmd + FORWARDING))
        .singleElement()
        .asString()
        .contains("dataPlane: unknown key");
  }
}
