package org.maarg.sim.capture;

import java.util.Optional;
import org.maarg.wire.Ipv6Address;

/** What extension headers say of the addresses that an upper layer's checksum covers. */
final class ExtensionHeaders {
  private static final int HOME_ADDRESS_OPTION = 201;
  private static final int PAD_1 = 0;
  private static final int OPTIONS_START = 2;
  private static final int ADDRESSES_START = 8;
  private static final int SOURCE_ROUTE = 0;
  private static final int MOBILE = 2;
  private static final int SEGMENT = 4;

  private ExtensionHeaders() {}

  /** The home address in a Destination Options header (RFC 6275 6.3). */
  static Optional<Ipv6Address> homeAddress(Span header) {
    int at = OPTIONS_START;
    while (header.has(at, 2)) {
      int type = header.u8(at);
      int length = header.u8(at + 1);
      if (type == HOME_ADDRESS_OPTION && length == Ipv6Address.OCTETS) {
        return address(header, at + 2);
      }
      at += type == PAD_1 ? 1 : 2 + length;
    }
    return Optional.empty();
  }

  /**
   * Where a Routing header says that the packet goes in the end, if it is not there yet: of type 2
   * its one address, of type 4 the first of its list, which is the last segment, of type 0 the
   * last.
   */
  static Optional<Ipv6Address> finalDestination(Span header) {
    int segmentsLeft = header.u8(3);
    if (segmentsLeft == 0) {
      return Optional.empty();
    }
    return switch (header.u8(2)) {
      case MOBILE, SEGMENT -> address(header, ADDRESSES_START);
      case SOURCE_ROUTE -> address(header, header.length() - Ipv6Address.OCTETS);
      default -> Optional.empty();
    };
  }

  private static Optional<Ipv6Address> address(Span header, int offset) {
    return offset >= OPTIONS_START && header.has(offset, Ipv6Address.OCTETS)
        ? Optional.of(Ipv6Address.read(header.copy(offset, Ipv6Address.OCTETS).toByteArray(), 0))
        : Optional.empty();
  }
}
