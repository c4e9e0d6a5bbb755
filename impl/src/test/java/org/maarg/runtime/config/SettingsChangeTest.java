package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.yaml.NodeConfigReader;
import org.maarg.wire.Ipv6Address;

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
        "cmd.yaml   | 2001:db8:200::/40            | 2001:db8:300::/40",
        "cmd.yaml   | address: 2001:db8:0:2::1     | address: 2001:db8:0:3::1",
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
  void whoIsToBeVerifiedChangesAndHowDoesNot() throws Exception {
    NodeSettings none = sample("cmd.yaml", "role: cmd", "role: cmd");
    NodeSettings one = verifying(none, 1, IpsecSettings.Esp.KERNEL);
    NodeSettings two = verifying(none, 2, IpsecSettings.Esp.KERNEL);
    assertThat(SettingsChange.reasonsAgainst(none, one)).containsExactly("ipsec:" + RESTART);
    assertThat(SettingsChange.reasonsAgainst(one, two)).isEmpty();
    assertThat(SettingsChange.reasonsAgainst(two, one)).isEmpty();
    assertThat(SettingsChange.reasonsAgainst(one, verifying(none, 1, IpsecSettings.Esp.USER_SPACE)))
        .containsExactly("ipsec:" + RESTART);
  }

  /** The first peers, so many, are verified, each with its key. */
  private static NodeSettings verifying(NodeSettings of, int count, IpsecSettings.Esp esp) {
    List<PeerSettings> peers = new ArrayList<>(of.peers());
    Map<Ipv6Address, Path> keys = new HashMap<>();
    for (int i = 0; i < count; i++) {
      PeerSettings peer = peers.get(i);
      peers.set(
          i, new PeerSettings(peer.address(), peer.endpoint(), peer.pool(), Protection.VERIFIED));
      keys.put(peer.address(), Path.of("key" + i));
    }
    IpsecSettings ipsec =
        new IpsecSettings(
            esp,
            IpsecSettings.DEFAULT_DEVICE,
            Optional.empty(),
            new IpsecSettings.Credentials.Keys(keys));
    return of.withIpsec(ipsec, peers);
  }

  @Test
  void roleTakesARestart() throws Exception {
    NodeSettings cmd = sample("cmd.yaml", "role: cmd", "role: cmd");
    NodeSettings maar = sample("maar1.yaml", "role: maar", "role: maar");
    assertThat(SettingsChange.reasonsAgainst(cmd, maar)).contains("role:" + RESTART);
  }
}
