package org.maarg.sim.capture;

import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * A Mobility Header in a capture; not decoded, its checksum not looked at.
 *
 * @param number position in the file, from 1, skipped packets counted as well
 * @param epochNanos nanoseconds since 1970-01-01 UTC, below 2^32 s, if the file tells
 * @param source what the checksum covers as source: the home address of a Home Address option, else
 *     the packet's own (RFC 6275 6.1.1)
 * @param destination what the checksum covers as destination: the final one of a Routing header,
 *     else the packet's own
 * @param mobilityHeader from its first octet to the end of the payload, as far as it was captured
 */
public record CapturedPacket(
    long number,
    Optional<Long> epochNanos,
    Ipv6Address source,
    Ipv6Address destination,
    Carriage carriage,
    Octets mobilityHeader) {}
