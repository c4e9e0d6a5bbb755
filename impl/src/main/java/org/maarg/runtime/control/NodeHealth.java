package org.maarg.runtime.control;

import org.maarg.wire.Ipv6Address;

/**
 * What a node that answers says of itself.
 *
 * @param role cmd or maar
 * @param endpoint where it receives, as text
 * @param armedTimers timers that run
 */
public record NodeHealth(Ipv6Address address, String role, String endpoint, int armedTimers) {}
