package org.maarg.runtime.config;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Another node of the domain.
 *
 * @param address of the node
 * @param endpoint of its UDP socket; none over raw sockets
 * @param pool the prefix that only it assigns from; none for a CMD
 * @param protection how it is known that what comes from it is protected (RFC 8885 6)
 */
public record PeerSettings(
    Ipv6Address address,
    Optional<InetSocketAddress> endpoint,
    Optional<Ipv6Prefix> pool,
    Protection protection) {

  /** A peer for which the operator vouches, or nobody. */
  public PeerSettings(
      Ipv6Address address,
      Optional<InetSocketAddress> endpoint,
      Optional<Ipv6Prefix> pool,
      boolean securityAssociation) {
    this(address, endpoint, pool, Protection.asserted(securityAssociation));
  }

  /** True if there is to be a security association with the peer. */
  public boolean securityAssociation() {
    return protection != Protection.NONE;
  }
}
