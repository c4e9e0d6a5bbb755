package org.maarg.runtime.ipsec;

import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.wire.Ipv6Address;

/** How connections are called in the IKE daemon. One daemon may serve several nodes. */
final class ConnectionNames {
  private ConnectionNames() {}

  /** The connection between two nodes, and its only child. */
  static String of(Ipv6Address self, Ipv6Address peer) {
    return "maarg-" + plain(self) + "-to-" + plain(peer);
  }

  /** Section names have no colons. */
  private static String plain(Ipv6Address address) {
    return address.toString().replace(':', '-');
  }

  /** What a node's settings say of IPsec. */
  static IpsecSettings settings(NodeSettings node) {
    return node.ipsec()
        .orElseThrow(() -> new IpsecException("the configuration has no section ipsec"));
  }
}
