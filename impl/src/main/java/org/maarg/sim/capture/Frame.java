package org.maarg.sim.capture;

import java.util.Optional;

/**
 * A packet of a capture file, from its link layer on.
 *
 * @param number position in the file, from 1
 * @param epochNanos nanoseconds since 1970-01-01 UTC, below 2^32 s; empty if the file does not tell
 * @param linkType the number that the tcpdump project gives to the link layer
 * @param oddity what is odd about its record, if anything is
 */
record Frame(
    long number, Optional<Long> epochNanos, int linkType, Span octets, Optional<String> oddity) {
  /** Seconds since 1970 that a pcap file can hold. */
  static final long SECONDS_END = 1L << 32;

  static final long NANOS_PER_SECOND = 1_000_000_000L;
}
