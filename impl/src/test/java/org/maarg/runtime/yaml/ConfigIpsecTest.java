package org.maarg.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Credentials;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.wire.Ipv6Address;

/** The section ipsec, and what it asks of peers and transport. */
class ConfigIpsecTest {
  private static final Ipv6Address MAAR = Ipv6Address.parse("2001:db8:0:1::1");
  private static final String FILE =
      """
      role: cmd
      address: 2001:db8:0:c::c
      mode: relay
      lifetime: 60
      transport:
        kind: raw
      ipsec:
        esp: user-space
        authentication: pre-shared-key
      peers:
        - address: 2001:db8:0:1::1
          pool: 2001:db8:100::/40
          securityAssociation: verified
          preSharedKey: /etc/maarg/maar1.key
      """;

  private static NodeSettings read(String text) throws ConfigException {
    return NodeConfigReader.parse(text, "f");
  }

  // Verifies: 5213-4-7
  @Test
  void keysArePerPeer() throws ConfigException {
    NodeSettings node = read(FILE);

    IpsecSettings ipsec = node.ipsec().orElseThrow();
    assertThat(ipsec.esp()).isEqualTo(Esp.USER_SPACE);
    assertThat(ipsec.device()).isEqualTo("ipsec0");
    assertThat(ipsec.vici()).isEmpty();
    assertThat(ipsec.credentials())
        .isEqualTo(new Credentials.Keys(Map.of(MAAR, Path.of("/etc/maarg/maar1.key"))));
    assertThat(node.verifiedPeers()).containsExactly(MAAR);
    assertThat(node.securedPeers()).isEmpty();
  }

  @Test
  void certificatesAreOfTheNodeAndOfAnAuthority() throws ConfigException {
    String text =
        FILE.replace("          preSharedKey: /etc/maarg/maar1.key\n", "")
            .replace("    preSharedKey: /etc/maarg/maar1.key\n", "")
            .replace("pre-shared-key", "certificate\n  certificate: cmd.pem\n  authority: ca.pem")
            .replace("user-space", "kernel");

    IpsecSettings ipsec = read(text).ipsec().orElseThrow();
    assertThat(ipsec.credentials())
        .isEqualTo(new Credentials.Certificates(Path.of("cmd.pem"), Path.of("ca.pem")));
    assertThat(ipsec)
        .isEqualTo(new IpsecSettings(Esp.KERNEL, "ipsec0", Optional.empty(), ipsec.credentials()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "esp: user-space | esp: tunnel | f:8:8: ipsec.esp: 'tunnel' is none of kernel, user-space",
        "authentication: pre-shared-key | authentication: none | f:9:19: ipsec.authentication:",
        "authentication | autentication | ipsec.authentication: is missing",
        "esp: user-space | device: ipsec0 | f:8:3: ipsec.esp: is missing",
        "user-space | 'kernel\\n  device: x' | ipsec.device: only esp: user-space has one",
        "kind: raw | 'kind: udp\\n  bind: 127.0.0.1:0' | needs transport.kind raw",
        "verified | true | no peer has securityAssociation: verified",
        "verified | true | with esp: user-space every peer is 'verified'",
        "verified | true | peers[0].preSharedKey: is of no use",
        "verified | yes | 'yes' is none of false, true, verified",
        "preSharedKey: /etc/maarg/maar1.key | preSharedKey: '' | peers[0].preSharedKey: has no"
            + " value",
        "pre-shared-key | certificate | ipsec.certificate: is missing",
        "pre-shared-key | 'certificate\\n  certificate: c' | ipsec.authority: is missing",
        "pre-shared-key | 'certificate\\n  authority: a' | ipsec.certificate: is missing",
        "pre-shared-key | certificate | peers[0].preSharedKey: needs ipsec.authentication",
        "pre-shared-key | 'pre-shared-key\\n  authority: a' | needs authentication: certificate",
        "pre-shared-key | 'pre-shared-key\\n  speed: 9' | ipsec.speed: unknown key",
        "pre-shared-key | 'pre-shared-key\\n  certificate: a' | ipsec.certificate: needs"
            + " authentication: certificate",
        "pre-shared-key | 'pre-shared-key\\n  device: a b' | 'a b' is no name of an interface",
        "pre-shared-key | 'pre-shared-key\\n  vici: a b' | strongSwan takes for something else",
      })
  void tellsWhatIsWrong(String part, String instead, String problem) {
    assertThat(FILE).contains(part);
    String text = FILE.replace(part, instead.replace("\\n", "\n"));
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void verifiedNeedsTheSectionAndEachPeerItsKey() {
    String without =
        FILE.replace("ipsec:\n  esp: user-space\n  authentication: pre-shared-key\n", "");
    assertThatThrownBy(() -> read(without))
        .hasMessageContaining("peers[0].securityAssociation: 'verified' needs the section ipsec");
    assertThatThrownBy(() -> read(FILE.replace("    preSharedKey: /etc/maarg/maar1.key\n", "")))
        .hasMessageContaining("peers[0].preSharedKey: is missing");
  }
}
