package org.maarg.runtime.ipsec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Credentials;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.linux.HostProgram;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.wire.Octets;

/** What the IKE daemon and the packet filter are told. */
class IpsecTextsTest {
  private static final String HEX =
      Octets.of(IpsecNodes.KEY.getBytes(StandardCharsets.US_ASCII)).toHex();

  @TempDir private Path folder;

  // Verifies: 5213-4-2, 5213-4-5, 5213-5.3.6-19, 5213-6.9.1.5-7, 6275-11.7.1-9, 8371-5-1, 5847-6-1
  @Test
  void theKernelProtectsProtocol135InTransportModeWithEncryptionAndIntegrity() throws Exception {
    String text = SwanctlText.connections(IpsecNodes.maar(folder, "kernel"));

    assertThat(text)
        .contains("  maarg-2001-db8-0-1--1-to-2001-db8-0-c--c {\n    version = 2\n")
        .contains("mode = transport\n")
        .contains("local_ts = 2001:db8:0:1::1/128[135]\n")
        .contains("remote_ts = 2001:db8:0:c::c/128[135]\n")
        .contains("remote_ts = 2001:db8:0:2::1/128[135]\n")
        .contains("id = 2001:db8:0:2::1\n")
        .contains("esp_proposals = aes128gcm16-ecp256,aes128-sha256-ecp256\n")
        .doesNotContain("mode = tunnel");
    assertThat(balance(text)).isZero();
  }

  @Test
  void aMaarBringsUpTheAssociationWithItsCmdAndThoseWithMaarsComeOnDemand() throws Exception {
    String text = SwanctlText.connections(IpsecNodes.maar(folder, "kernel"));

    String withCmd = text.substring(0, text.indexOf("-to-2001-db8-0-2--1"));
    String withMaar = text.substring(text.indexOf("-to-2001-db8-0-2--1"));
    assertThat(withCmd).contains("start_action = trap|start\n").contains("keyingtries = 0\n");
    assertThat(withMaar).contains("start_action = trap\n").doesNotContain("keyingtries");
  }

  @Test
  void inUserSpaceSelectorsHaveNoProtocolAndTheDaemonSparesItsOwnPackets() throws Exception {
    NodeSettings node = IpsecNodes.maar(folder, "user-space");

    assertThat(SwanctlText.connections(node))
        .contains("mode = tunnel\n")
        .contains("local_ts = 2001:db8:0:1::1/128\n")
        .doesNotContain("[135]");
    assertThat(DaemonText.of(node))
        .contains("kernel-libipsec {\n")
        .contains("load = yes\n")
        .contains("fwmark = !0x42\n");
    assertThat(balance(DaemonText.of(node))).isZero();
    assertThat(DaemonText.of(IpsecNodes.maar(folder, "kernel"))).doesNotContain("libipsec");
  }

  @Test
  void keysAreInNoTextButTheirOwn() throws Exception {
    NodeSettings node = IpsecNodes.maar(folder, "kernel");

    assertThat(SwanctlText.secrets(node)).contains("secret = 0x" + HEX + "\n");
    assertThat(SwanctlText.secrets(node)).contains("id-own = 2001:db8:0:1::1\n");
    for (String text :
        List.of(
            SwanctlText.connections(node),
            DaemonText.of(node),
            FilterText.of(node),
            node.toString())) {
      assertThat(text).doesNotContain(HEX).doesNotContain(IpsecNodes.KEY);
    }
  }

  @Test
  void certificatesTakeThePlaceOfKeys() throws Exception {
    NodeSettings keys = IpsecNodes.maar(folder, "kernel");
    Credentials certificates =
        new Credentials.Certificates(Path.of("maar1.pem"), Path.of("/etc/maarg/ca.pem"));
    NodeSettings node =
        keys.withIpsec(
            new IpsecSettings(Esp.KERNEL, "ipsec0", Optional.empty(), certificates), keys.peers());

    assertThat(SwanctlText.connections(node))
        .contains("auth = pubkey\n")
        .contains("certs = \"maar1.pem\"\n")
        .contains("cacerts = \"/etc/maarg/ca.pem\"\n")
        .doesNotContain("psk");
    assertThatThrownBy(() -> SwanctlText.secrets(node))
        .isInstanceOf(IpsecException.class)
        .hasMessageContaining("private key");
  }

  @Test
  void aKeyThatOthersMayReadOrThatIsShortOrMissingIsRefused() throws Exception {
    Path open = IpsecNodes.key(folder, "open", IpsecNodes.KEY, "rw-r-----");
    Path brief = IpsecNodes.key(folder, "brief", "0123456789abcde\r\n", "rw-------");
    Path large = IpsecNodes.key(folder, "large", "0".repeat(2_000), "rw-------");

    assertThatThrownBy(() -> KeyFile.read(open)).hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> KeyFile.read(brief)).hasMessageContaining("at least 16 octets");
    assertThatThrownBy(() -> KeyFile.read(large)).hasMessageContaining("more than 1024");
    assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
        .isInstanceOf(IpsecException.class)
        .hasMessageContaining("NoSuchFile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kernel", "user-space"})
  void nftablesTakesTheFilter(String esp) throws Exception {
    String text = FilterText.of(IpsecNodes.maar(folder, esp));
    assertThat(text)
        .contains(esp.equals("kernel") ? "meta secpath missing" : "iifname != \"ipsec0\"");

    Path rules = Files.writeString(folder.resolve("rules"), text);
    assumeThat(nft("list", "tables")).as("nftables, and root to run it").isTrue();
    assertThat(nft("-c", "-f", rules.toString())).isTrue();
    Files.writeString(rules, text.replace("counter name", "counter nam"));
    assertThat(nft("-c", "-f", rules.toString())).isFalse();
  }

  /** As it is when the last verified peer has been taken out of the domain. */
  @Test
  void nftablesTakesAFilterForNobody() throws Exception {
    NodeSettings node = IpsecNodes.maar(folder, "kernel");
    NodeSettings alone = node.withIpsec(node.ipsec().orElseThrow(), List.of());
    Path rules = Files.writeString(folder.resolve("rules"), FilterText.of(alone));
    assumeThat(nft("list", "tables")).as("nftables, and root to run it").isTrue();
    assertThat(nft("-c", "-f", rules.toString())).isTrue();
  }

  private static boolean nft(String... words) {
    List<String> command = new ArrayList<>(List.of("nft"));
    command.addAll(List.of(words));
    try {
      HostProgram.run(Optional.empty(), command, "");
      return true;
    } catch (LinuxException e) {
      return false;
    }
  }

  private static long balance(String text) {
    return text.chars().filter(c -> c == '{').count() - text.chars().filter(c -> c == '}').count();
  }
}
