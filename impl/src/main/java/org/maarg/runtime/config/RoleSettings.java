package org.maarg.runtime.config;

import java.util.List;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** What an operator decides about a node that depends on its role. */
public sealed interface RoleSettings {
  /** Central mobility database. */
  record Cmd(MnAuthorization authorization) implements RoleSettings {}

  /**
   * Mobility anchor and access router.
   *
   * @param cmd global address of the CMD, which is among the peers
   * @param pool the prefix that only this MAAR assigns from
   * @param prefixLength length of the prefixes it assigns, in bits: longer than the pool's by at
   *     most 24, at most 64
   * @param number tells the MAARs of a domain apart in DLIF addresses, 0..65535
   * @param localNetworks networks that only this MAAR reaches (RFC 8885 3.7, 4.4), at most 16
   */
  record Maar(
      Ipv6Address cmd,
      Ipv6Prefix pool,
      int prefixLength,
      int number,
      List<Ipv6Prefix> localNetworks)
      implements RoleSettings {
    /** Copies the list. */
    public Maar {
      localNetworks = List.copyOf(localNetworks);
    }
  }
}
