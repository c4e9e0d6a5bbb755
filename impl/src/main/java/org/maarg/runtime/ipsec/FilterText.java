package org.maarg.runtime.ipsec;

import java.util.stream.Collectors;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * The packet filter in front of a node, for nftables: a Mobility Header from the address of a
 * verified peer that did not come through IPsec is dropped and counted. IPsec in the kernel drops
 * it as well, but counts for all protocols together; in user space nothing else drops it.
 */
public final class FilterText {
  /** The counter of what was dropped. */
  static final String COUNTER = "clear_text";

  private FilterText() {}

  /**
   * The filter of a node, in place of one that is there.
   *
   * @throws IpsecException if the node has no IPsec
   */
  public static String of(NodeSettings node) {
    IpsecSettings ipsec = ConnectionNames.settings(node);
    String peers =
        node.verifiedPeers().stream()
            .map(Ipv6Address::toString)
            .sorted()
            .collect(Collectors.joining(", ", "    elements = { ", " }\n"));
    // A set without elements must not say that it has some.
    String elements = node.verifiedPeers().isEmpty() ? "" : peers;
    String inTheClear =
        ipsec.esp() == Esp.KERNEL
            ? "meta secpath missing"
            : "iifname != \"" + ipsec.device() + "\"";
    String table = table(node.address());
    // First adding it makes deleting it no error where it is not there yet.
    return """
    # Clear-text signalling to %1$s %2$s is dropped. Made by 'maarg ipsec'.
    add table %3$s
    delete table %3$s
    table %3$s {
      counter %4$s { }
      set peers {
        type ipv6_addr
    %5$s  }
      chain signalling {
        type filter hook prerouting priority raw; policy accept;
        ip6 daddr %2$s ip6 saddr @peers meta l4proto 135 %6$s counter name %4$s drop
      }
    }
    """
        .formatted(node.roleName(), node.address(), table, COUNTER, elements, inTheClear);
  }

  /** The table of a node: several nodes may be in one network namespace. */
  static String table(Ipv6Address node) {
    byte[] octets = new byte[Ipv6Address.OCTETS];
    node.write(octets, 0);
    return "ip6 maarg_ipsec_" + Octets.of(octets).toHex();
  }
}
