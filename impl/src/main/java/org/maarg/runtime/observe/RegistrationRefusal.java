package org.maarg.runtime.observe;

import java.time.Instant;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/**
 * A Proxy Binding Acknowledgement that refuses, at the node that sent it or at the one that got it.
 *
 * @param number of this refusal at this node, from 1
 * @param at wall-clock time of the node
 * @param sent true at the node that refuses, false at the one that is refused
 * @param peer the other one
 * @param mn empty if it is not told (RFC 5213 5.3.6)
 * @param linkLayer link-layer identifier of the interface; empty if it is not told
 * @param status 128..255
 * @param name what the RFCs call the status
 * @param hint what an operator can do about it; may be empty
 */
public record RegistrationRefusal(
    long number,
    Instant at,
    boolean sent,
    Ipv6Address peer,
    MnId mn,
    Octets linkLayer,
    int status,
    String name,
    String hint) {}
