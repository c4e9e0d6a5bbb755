package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.yaml.NodeConfigReader;

/** What a node that runs takes up of a changed file, and what it does not. */
class SettingsChangeTest {
  private static final String RESTART = " cannot change while the node runs; restart it";

  private static NodeSettings sample(String name, String text, String replacement)
      throws Exception {
    String yaml = Files.readString(Path.of("..", "samples", name));
    assertThat(yaml).contains(text);
    return NodeConfigReader.parse(yaml.replace(text, replacement), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cmd.yaml   | endpoint: 127.0.0.1:5437     | endpoint: 127.0.0.1:5439",
        "cmd.yaml   | '- mn1@example.net'          | '- mn2@example.net'",
        "cmd.yaml   | securityAssociation: true    | securityAssociation: false",
        "maar1.yaml | endpoint: 127.0.0.1:5436     | endpoint: 127.0.0.1:5440",
        "maar1.yaml | 'logLevel: info'             | 'logLevel: debug'",
      })
  void changesWhileItRuns(String name, String text, String replacement) throws Exception {
    assertThat(
            SettingsChange.reasonsAgainst(
                sample(name, text, text), sample(name, text, replacement)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cmd.yaml   | address: 2001:db8::c         | address: 2001:db8::d      | address:",
        "cmd.yaml   | mode: relay                  | mode: locator             | mode:",
        "cmd.yaml   | lifetime: 60                 | lifetime: 64              | lifetime:",
        "cmd.yaml   | bind: 127.0.0.1:5436         | bind: 127.0.0.1:5446      | transport:",
        "cmd.yaml   | bind: 127.0.0.1:8885         | bind: 127.0.0.1:8895      | control:",
        "cmd.yaml   | aggregationTimeoutMillis: 750 | aggregationTimeoutMillis: 500"
            + "          | knobs: aggregationTimeoutMillis",
        "cmd.yaml   | 2001:db8:200::/40            | 2001:db8:300::/40"
            + "          | peers: the pool of 2001:db8:0:2::1",
        "maar1.yaml | number: 1                    | number: 7"
            + "          | cmd, pool, prefixLength, number or localNetworks:",
      })
  void takesARestart(String name, String text, String replacement, String reason) throws Exception {
    assertThat(
            SettingsChange.reasonsAgainst(
                sample(name, text, text), sample(name, text, replacement)))
        .containsExactly(reason + RESTART);
  }

  @Test
  void whoIsInTheDomainTakesARestart() throws Exception {
    NodeSettings now = sample("cmd.yaml", "2001:db8:0:2::1", "2001:db8:0:2::1");
    NodeSettings next = sample("cmd.yaml", "2001:db8:0:2::1", "2001:db8:0:3::1");
    assertThat(SettingsChange.reasonsAgainst(now, next))
        .containsExactly(
            "peers: that 2001:db8:0:3::1 is one" + RESTART,
            "peers: that 2001:db8:0:2::1 is one" + RESTART);
  }

  @Test
  void whoseProtectionIsLookedAtTakesARestart() throws Exception {
    NodeSettings now = sample("cmd.yaml", "role: cmd", "role: cmd");
    List<PeerSettings> peers = new ArrayList<>(now.peers());
    PeerSettings first = peers.get(0);
    peers.set(
        0, new PeerSettings(first.address(), first.endpoint(), first.pool(), Protection.VERIFIED));
    IpsecSettings ipsec =
        new IpsecSettings(
            IpsecSettings.Esp.KERNEL,
            IpsecSettings.DEFAULT_DEVICE,
            Optional.empty(),
            new IpsecSettings.Credentials.Keys(Map.of(first.address(), Path.of("key"))));
    NodeSettings next = now.withIpsec(ipsec, peers);
    assertThat(SettingsChange.reasonsAgainst(now, next))
        .containsExactly(
            "ipsec:" + RESTART,
            "peers: that the protection of " + first.address() + " is verified" + RESTART);
    assertThat(SettingsChange.reasonsAgainst(next, next)).isEmpty();
  }

  @Test
  void roleTakesARestart() throws Exception {
    NodeSettings cmd = sample("cmd.yaml", "role: cmd", "role: cmd");
    NodeSettings maar = sample("maar1.yaml", "role: maar", "role: maar");
    assertThat(SettingsChange.reasonsAgainst(cmd, maar)).contains("role:" + RESTART);
  }
}
