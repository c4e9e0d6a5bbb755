package org.maarg.runtime.ipsec;

import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;

/** What strongSwan's daemon is told of itself, for a file in its folder {@code strongswan.d}. */
public final class DaemonText {
  private DaemonText() {}

  /**
   * The settings of the daemon of a node.
   *
   * @throws IpsecException if the node has no IPsec
   */
  public static String of(NodeSettings node) {
    IpsecSettings ipsec = ConnectionNames.settings(node);
    StringBuilder text = new StringBuilder("charon {\n");
    // A restarted peer is noticed in about 12 s, not in the 165 s of the default.
    text.append("  retransmit_timeout = 1.0\n  retransmit_base = 1.8\n  retransmit_tries = 3\n");
    text.append("  plugins {\n");
    ipsec.vici().ifPresent(uri -> text.append("    vici {\n      socket = " + uri + "\n    }\n"));
    if (ipsec.esp() == Esp.USER_SPACE) {
      text.append(
          """
              kernel-libipsec {
                load = yes
                allow_peer_ts = yes
              }
              # The daemon's own packets do not go through its tunnel.
              kernel-netlink {
                fwmark = !0x42
              }
              socket-default {
                fwmark = 0x42
              }
          """);
    }
    return text.append("  }\n}\n").toString();
  }
}
