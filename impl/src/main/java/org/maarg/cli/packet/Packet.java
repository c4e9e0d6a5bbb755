package org.maarg.cli.packet;

import java.util.Locale;
import java.util.Optional;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * A Mobility Header as it was seen, and what the codec makes of it.
 *
 * @param number from 1, its place among what was seen
 * @param epochNanos when, in nanoseconds since 1970-01-01 UTC, if that is known
 * @param route from where to where, if that is known; without it, the checksum is not verified. One
 *     of 0 never is: so it comes over UDP (RFC 5844 4)
 * @param message empty if it was refused
 * @param refusal why it was refused, if it was
 */
public record Packet(
    long number,
    Optional<Long> epochNanos,
    Optional<Route> route,
    Octets octets,
    Optional<MobilityMessage> message,
    Optional<Refusal> refusal) {
  private static final int CHECKSUM_OFFSET = 4;
  private static final int LEAST_OCTETS = 6;

  /** Source and destination address of a packet. */
  record Route(Ipv6Address source, Ipv6Address destination) {}

  /** Decodes octets. */
  static Packet of(long number, Optional<Long> epochNanos, Optional<Route> route, Octets octets) {
    try {
      MobilityMessage message = decode(route, octets.toByteArray());
      return new Packet(number, epochNanos, route, octets, Optional.of(message), Optional.empty());
    } catch (MalformedMessageException e) {
      Optional<Refusal> refusal = Optional.of(e.refusal());
      return new Packet(number, epochNanos, route, octets, Optional.empty(), refusal);
    }
  }

  private static MobilityMessage decode(Optional<Route> route, byte[] octets)
      throws MalformedMessageException {
    if (route.isEmpty()) {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    }
    if (octets.length >= LEAST_OCTETS && checksum(octets) == 0) {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    }
    Ipv6Address source = route.get().source();
    return MobilityHeader.decode(octets, 0, octets.length, source, route.get().destination());
  }

  boolean isRefused() {
    return refusal.isPresent();
  }

  /** The checksum as it stands in the octets; 0 if they end before. */
  int checksum() {
    return octets.length() >= LEAST_OCTETS ? checksum(octets.toByteArray()) : 0;
  }

  private static int checksum(byte[] octets) {
    return (octets[CHECKSUM_OFFSET] & 0xff) << 8 | (octets[CHECKSUM_OFFSET + 1] & 0xff);
  }

  /** What is known about the checksum, for people. */
  String checksumMeaning() {
    if (checksum() == 0 && octets.length() >= LEAST_OCTETS) {
      return "none, as over UDP" + overIpv6();
    }
    if (route.isEmpty()) {
      return "not verified, that takes --src and --dst";
    }
    int right = rightChecksum(route.get());
    return right == checksum()
        ? "right"
        : String.format(Locale.ROOT, "wrong, 0x%04x would be right", right);
  }

  private String overIpv6() {
    if (route.isEmpty()) {
      return "";
    }
    int right = rightChecksum(route.get());
    return right == 0
        ? ", and right over IPv6"
        : String.format(Locale.ROOT, "; over IPv6 0x%04x would be right", right);
  }

  private int rightChecksum(Route between) {
    if (octets.length() < LEAST_OCTETS) {
      return 0;
    }
    byte[] cleared = octets.toByteArray();
    cleared[CHECKSUM_OFFSET] = 0;
    cleared[CHECKSUM_OFFSET + 1] = 0;
    return Checksum.of(
        between.source(),
        between.destination(),
        MobilityHeader.NEXT_HEADER,
        cleared,
        0,
        cleared.length);
  }
}
