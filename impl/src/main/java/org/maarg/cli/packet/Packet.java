package org.maarg.cli.packet;

import java.util.List;
import java.util.Optional;
import org.maarg.sim.capture.CapturedPacket;
import org.maarg.sim.capture.Carriage;
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
 * @param route what the checksum covers, if that is known: not for what came over IPv4
 * @param carriage how it came, if it is of a capture
 * @param message empty if it was refused or cut
 * @param refusal why it was refused, if it was
 */
record Packet(
    long number,
    Optional<Long> epochNanos,
    Optional<Route> route,
    Optional<Carriage> carriage,
    Octets octets,
    Optional<MobilityMessage> message,
    Optional<Refusal> refusal) {
  private static final int TYPE_OFFSET = 2;

  /** Source and destination address of a packet. */
  record Route(Ipv6Address source, Ipv6Address destination) {}

  /** Addresses as their family writes them. */
  record Addresses(String source, String destination) {}

  /** Decodes octets whose addresses may be known. */
  static Packet ofHex(Optional<Route> route, Octets octets) {
    return of(1, Optional.empty(), route, Optional.empty(), octets);
  }

  /** Decodes what a capture holds, unless it was cut. */
  static Packet of(CapturedPacket seen) {
    Carriage way = seen.carriage();
    Optional<Route> route =
        way.ipv4() ? Optional.empty() : Optional.of(new Route(seen.source(), seen.destination()));
    Octets octets = seen.mobilityHeader();
    return of(seen.number(), seen.epochNanos(), route, Optional.of(way), octets);
  }

  private static Packet of(
      long number,
      Optional<Long> epochNanos,
      Optional<Route> route,
      Optional<Carriage> way,
      Octets octets) {
    Optional<MobilityMessage> message = Optional.empty();
    Optional<Refusal> refusal = Optional.empty();
    try {
      if (way.map(Carriage::missing).orElse(0L) == 0) {
        message = Optional.of(decode(route, way.flatMap(Carriage::udp).isPresent(), octets));
      }
    } catch (MalformedMessageException e) {
      refusal = Optional.of(e.refusal());
    }
    return new Packet(number, epochNanos, route, way, octets, message, refusal);
  }

  /** The checksum of what came over UDP is nobody's business (RFC 5844 4), nor is one of 0. */
  private static MobilityMessage decode(Optional<Route> route, boolean overUdp, Octets header)
      throws MalformedMessageException {
    byte[] octets = header.toByteArray();
    if (route.isEmpty() || overUdp || HeaderChecksum.isNone(header)) {
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    }
    Ipv6Address source = route.get().source();
    return MobilityHeader.decode(octets, 0, octets.length, source, route.get().destination());
  }

  boolean isRefused() {
    return refusal.isPresent();
  }

  /** True if it went on when it was captured. */
  boolean isCut() {
    return carriage.map(Carriage::missing).orElse(0L) > 0;
  }

  /** The UDP ports, if it came over UDP. */
  Optional<Carriage.Udp> udp() {
    return carriage.flatMap(Carriage::udp);
  }

  /** From where to where, if that is known. */
  Optional<Addresses> addresses() {
    return route
        .map(it -> new Addresses(it.source().toString(), it.destination().toString()))
        .or(() -> carriage.map(it -> new Addresses(it.sourceText(), it.destinationText())));
  }

  /** The MH Type, if it is there. */
  Optional<Integer> type() {
    return octets.length() > TYPE_OFFSET ? Optional.of(octets.at(TYPE_OFFSET)) : Optional.empty();
  }

  /** What stands in the octets. */
  List<Field> fields() {
    return Dissector.dissect(octets, HeaderChecksum.meaning(this), isCut());
  }
}
