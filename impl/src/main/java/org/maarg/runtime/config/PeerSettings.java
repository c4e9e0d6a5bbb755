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
 * @param securityAssociation whether the operator vouches that what comes from it is protected by
 *     IPsec or by a link that nobody else can write to (RFC 8885 6)
 */
public record PeerSettings(
    Ipv6Address address,
    Optional<InetSocketAddress> endpoint,
    Optional<Ipv6Prefix> pool,
    boolean securityAssociation) {}
