package org.maarg.runtime.ipsec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Credentials;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.Protection;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.wire.Ipv6Address;

/**
 * What strongSwan's command swanctl loads: a connection for each verified peer, and apart from them
 * the keys. Algorithms are those that RFC 8221 and RFC 8247 have everybody implement, with a key of
 * 128 bits throughout, and for key exchange also the curve that RFC 8247 recommends.
 */
// Implements: 5213-4-2, 5213-4-3, 5213-4-5, 5213-5.3.6-19, 5213-6.9.1.5-7, 6275-11.7.1-9
// Implements: 8371-5-1, 5847-6-1
public final class SwanctlText {
  private static final int MOBILITY_HEADER = 135;
  private static final String IKE = "aes128-sha256-ecp256,aes128-sha256-modp2048";
  private static final String ESP = "aes128gcm16-ecp256,aes128-sha256-ecp256";

  private final NodeSettings node;
  private final IpsecSettings ipsec;
  private final StringBuilder text = new StringBuilder();

  private SwanctlText(NodeSettings node) {
    this.node = node;
    this.ipsec = ConnectionNames.settings(node);
  }

  /**
   * The connections of a node; no key is in them.
   *
   * @throws IpsecException if the node has no IPsec
   */
  public static String connections(NodeSettings node) {
    return new SwanctlText(node).connections();
  }

  private String connections() {
    line(0, "# Signalling of " + node.roleName() + " " + node.address() + ": RFC 5213 4.");
    line(
        0, "# Made by 'maarg ipsec'; pre-shared keys are in a text of their own, --print secrets.");
    open(0, "connections");
    for (PeerSettings peer : verified()) {
      connection(peer.address());
    }
    close(0);
    return text.toString();
  }

  private List<PeerSettings> verified() {
    return node.peers().stream().filter(peer -> peer.protection() == Protection.VERIFIED).toList();
  }

  private void connection(Ipv6Address peer) {
    String name = ConnectionNames.of(node.address(), peer);
    boolean eager = isCmd(peer);
    open(1, name);
    line(2, "version = 2");
    line(2, "local_addrs = " + node.address());
    line(2, "remote_addrs = " + peer);
    line(2, "proposals = " + IKE);
    line(2, "dpd_delay = 10s");
    if (eager) {
      line(2, "keyingtries = 0");
    }
    side("local", node.address(), certificate("certs"));
    side("remote", peer, certificate("cacerts"));
    open(2, "children");
    child(name, peer, eager);
    close(2);
    close(1);
  }

  /** A MAAR does not wait with its first registration for the key exchange. */
  private boolean isCmd(Ipv6Address peer) {
    return node.role() instanceof RoleSettings.Maar maar && maar.cmd().equals(peer);
  }

  private String certificate(String key) {
    if (ipsec.credentials() instanceof Credentials.Certificates certificates) {
      Path file = key.equals("certs") ? certificates.own() : certificates.authority();
      return key + " = \"" + file + "\"";
    }
    return "";
  }

  /**
   * As in the example of a Peer Authorization Database in RFC 5213 4.1: who, and at which address.
   */
  private void side(String name, Ipv6Address id, String certificate) {
    open(2, name);
    line(3, "auth = " + (certificate.isEmpty() ? "psk" : "pubkey"));
    line(3, "id = " + id);
    if (!certificate.isEmpty()) {
      line(3, certificate);
    }
    close(2);
  }

  /** As in the example of a Security Policy Database in RFC 5213 4.2. */
  private void child(String name, Ipv6Address peer, boolean eager) {
    boolean kernel = ipsec.esp() == Esp.KERNEL;
    // In user space a selector with this protocol matches no packet, though it is agreed on.
    String selector = kernel ? "/128[" + MOBILITY_HEADER + "]" : "/128";
    open(3, name);
    line(4, "mode = " + (kernel ? "transport" : "tunnel"));
    line(4, "local_ts = " + node.address() + selector);
    line(4, "remote_ts = " + peer + selector);
    line(4, "esp_proposals = " + ESP);
    line(4, "start_action = " + (eager ? "trap|start" : "trap"));
    line(4, "dpd_action = " + (eager ? "restart" : "trap"));
    close(3);
  }

  /**
   * The pre-shared keys of a node: not for a log, a terminal or another user's eyes.
   *
   * @throws IpsecException if the node has none, or a file of them cannot be used
   */
  public static String secrets(NodeSettings node) {
    return new SwanctlText(node).secrets();
  }

  private String secrets() {
    if (!(ipsec.credentials() instanceof Credentials.Keys keys)) {
      throw new IpsecException(
          "certificates have no pre-shared keys; strongSwan finds the private key in its folder"
              + " private");
    }
    line(
        0,
        "# Pre-shared keys of " + node.roleName() + " " + node.address() + ": keep them secret.");
    open(0, "secrets");
    Map<String, Path> files = new TreeMap<>();
    keys.files().forEach((peer, file) -> files.put(peer.toString(), file));
    files.forEach(
        (peer, file) -> {
          String name = ConnectionNames.of(node.address(), Ipv6Address.parse(peer));
          open(1, "ike-" + name);
          line(2, "id-own = " + node.address());
          line(2, "id-peer = " + peer);
          line(2, "secret = 0x" + KeyFile.read(file).toHex());
          close(1);
        });
    close(0);
    return text.toString();
  }

  private void open(int depth, String name) {
    line(depth, name + " {");
  }

  private void close(int depth) {
    line(depth, "}");
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
