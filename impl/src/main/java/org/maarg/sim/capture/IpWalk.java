package org.maarg.sim.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.sim.capture.Carriage.Udp;
import org.maarg.sim.capture.Fragments.Piece;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** The way through one IP packet to its Mobility Header: extension headers, tunnels, UDP. */
final class IpWalk {
  /** A Mobility Header, or why there is none; neither for a fragment that waits for others. */
  record Outcome(Optional<CapturedPacket> found, Optional<Skip> skip) {
    static Outcome of(Skip skip) {
      return new Outcome(Optional.empty(), Optional.of(skip));
    }
  }

  private static final Outcome WAITS = new Outcome(Optional.empty(), Optional.empty());
  private static final int MAX_TUNNELS = 8;
  private static final int IPV6_OCTETS = 40;
  private static final int IPV4_OCTETS = 20;
  private static final int UDP_OCTETS = 8;
  private static final int UNIT = 8;
  private static final int HOP_BY_HOP = 0;
  private static final int IPV4 = 4;
  private static final int UDP = 17;
  private static final int IPV6 = 41;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int ESP = 50;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;

  private final Frame frame;
  private final Set<Integer> udpPorts;
  private final Fragments fragments;
  private final List<String> notes = new ArrayList<>();
  private Ipv6Address source = Ipv6Address.UNSPECIFIED;
  private Ipv6Address destination = Ipv6Address.UNSPECIFIED;
  private Optional<Ipv6Address> homeAddress = Optional.empty();
  private Optional<Ipv6Address> finalDestination = Optional.empty();
  private boolean ipv4;
  private int tunnels;

  IpWalk(Frame frame, Set<Integer> udpPorts, Fragments fragments) {
    this.frame = frame;
    this.udpPorts = udpPorts;
    this.fragments = fragments;
    frame.oddity().ifPresent(notes::add);
  }

  /** Goes through a packet, which has one octet or more. */
  Outcome walk(Span packet) {
    homeAddress = Optional.empty();
    finalDestination = Optional.empty();
    return packet.u8(0) >>> 4 == IPV4 ? ipv4(packet) : ipv6(packet);
  }

  private Outcome ipv6(Span packet) {
    if (!packet.has(0, IPV6_OCTETS) || !packet.spans(IPV6_OCTETS, packet.u16(4))) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    ipv4 = false;
    source = address(packet, 8);
    destination = address(packet, 24);
    return payload(packet.u8(6), packet.from(IPV6_OCTETS).first(packet.u16(4)));
  }

  private Outcome ipv4(Span packet) {
    if (!packet.has(0, IPV4_OCTETS)) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    int header = (packet.u8(0) & 0xf) * 4;
    int total = packet.u16(2);
    if (header < IPV4_OCTETS || total < header || !packet.spans(0, total)) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    ipv4 = true;
    source = mapped(packet.u32(12));
    destination = mapped(packet.u32(16));
    Span payload = packet.first(total).from(header);
    int offset = (packet.u16(6) & 0x1fff) * UNIT;
    boolean more = (packet.u16(6) & 0x2000) != 0;
    int protocol = packet.u8(9);
    if (offset == 0 && !more) {
      return payload(protocol, payload);
    }
    Octets identity = identity(packet.copy(4, 2), protocol);
    return fragment(identity, payload, offset, more, protocol);
  }

  private static Ipv6Address mapped(long address) {
    return Ipv6Address.of(0, 0xffff_0000_0000L | address);
  }

  private static Ipv6Address address(Span packet, int offset) {
    return Ipv6Address.read(packet.copy(offset, Ipv6Address.OCTETS).toByteArray(), 0);
  }

  /** Follows the headers; each of them that is gone through is shorter than what is left. */
  private Outcome payload(int protocol, Span payload) {
    int next = protocol;
    Span rest = payload;
    while (isExtension(next)) {
      int length = rest.has(0, UNIT) ? extensionOctets(next, rest) : Integer.MAX_VALUE;
      if (!rest.has(0, length)) {
        return Outcome.of(Skip.INCOMPLETE);
      }
      heed(next, rest.first(length));
      next = rest.u8(0);
      rest = rest.from(length);
    }
    return switch (next) {
      case MobilityHeader.NEXT_HEADER -> found(rest, Optional.empty());
      case UDP -> udp(rest);
      case FRAGMENT -> fragmentHeader(rest);
      case ESP -> Outcome.of(Skip.ESP);
      case IPV4, IPV6 -> tunnel(next == IPV4 ? 4 : 6, rest);
      default -> Outcome.of(Skip.NOT_MOBILITY);
    };
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, DESTINATION_OPTIONS, ROUTING, AUTHENTICATION -> true;
      default -> false;
    };
  }

  private static int extensionOctets(int protocol, Span header) {
    return protocol == AUTHENTICATION ? (header.u8(1) + 2) * 4 : (header.u8(1) + 1) * UNIT;
  }

  private void heed(int protocol, Span header) {
    if (protocol == DESTINATION_OPTIONS) {
      ExtensionHeaders.homeAddress(header).ifPresent(this::heedHomeAddress);
    } else if (protocol == ROUTING) {
      ExtensionHeaders.finalDestination(header).ifPresent(this::heedFinalDestination);
    }
  }

  private void heedHomeAddress(Ipv6Address address) {
    homeAddress = Optional.of(address);
    notes.add("sent from " + source + " with a Home Address option: the checksum covers that");
  }

  private void heedFinalDestination(Ipv6Address address) {
    finalDestination = Optional.of(address);
    notes.add(
        "sent to " + destination + " with a Routing header: the checksum covers its last stop");
  }

  private Outcome tunnel(int version, Span inner) {
    if (!inner.has(0, 1) || inner.u8(0) >>> 4 != version) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    if (++tunnels > MAX_TUNNELS) {
      return Outcome.of(Skip.NOT_MOBILITY);
    }
    Carriage outer = carriage(Optional.empty(), 0);
    notes.add("in a tunnel from " + outer.sourceText() + " to " + outer.destinationText());
    return walk(inner);
  }

  private Outcome udp(Span datagram) {
    if (!datagram.has(0, UDP_OCTETS)) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    Udp ports = new Udp(datagram.u16(0), datagram.u16(2));
    if (!udpPorts.contains(ports.source()) && !udpPorts.contains(ports.destination())) {
      return Outcome.of(Skip.OTHER_UDP_PORT);
    }
    int length = datagram.u16(4);
    return length < UDP_OCTETS || !datagram.spans(0, length)
        ? Outcome.of(Skip.INCOMPLETE)
        : found(datagram.first(length).from(UDP_OCTETS), Optional.of(ports));
  }

  private Outcome fragmentHeader(Span header) {
    if (!header.has(0, UNIT)) {
      return Outcome.of(Skip.INCOMPLETE);
    }
    int next = header.u8(0);
    int offset = header.u16(2) & ~(UNIT - 1);
    boolean more = (header.u16(2) & 1) != 0;
    Span payload = header.from(UNIT);
    if (offset == 0 && !more) {
      // Whole as it is (RFC 6946).
      return payload(next, payload);
    }
    return fragment(identity(header.copy(4, 4), 0), payload, offset, more, next);
  }

  private Octets identity(Octets identification, int protocol) {
    byte[] identity = new byte[2 * Ipv6Address.OCTETS + 1 + identification.length()];
    source.write(identity, 0);
    destination.write(identity, Ipv6Address.OCTETS);
    identity[2 * Ipv6Address.OCTETS] = (byte) protocol;
    identification.copyTo(identity, 2 * Ipv6Address.OCTETS + 1);
    return Octets.of(identity);
  }

  private Outcome fragment(Octets identity, Span payload, int offset, boolean more, int next) {
    if (payload.missing() > 0) {
      return Outcome.of(Skip.FRAGMENT);
    }
    Piece piece = new Piece(offset, more, next, payload.toOctets(), frame.number());
    Optional<Fragments.Whole> whole = fragments.add(identity, piece);
    if (whole.isEmpty()) {
      return WAITS;
    }
    notes.add("in fragments: packets " + numbers(whole.get().numbers()));
    byte[] octets = whole.get().octets().toByteArray();
    return payload(whole.get().next(), Span.of(octets, octets.length));
  }

  private static String numbers(List<Long> numbers) {
    StringBuilder text = new StringBuilder();
    for (long number : numbers) {
      text.append(text.length() == 0 ? "" : ", ").append(number);
    }
    return text.toString();
  }

  private Outcome found(Span header, Optional<Udp> udp) {
    CapturedPacket packet =
        new CapturedPacket(
            frame.number(),
            frame.epochNanos(),
            homeAddress.orElse(source),
            finalDestination.orElse(destination),
            carriage(udp, header.missing()),
            header.toOctets());
    return new Outcome(Optional.of(packet), Optional.empty());
  }

  private Carriage carriage(Optional<Udp> udp, long missing) {
    return new Carriage(source, destination, ipv4, udp, missing, notes);
  }
}
