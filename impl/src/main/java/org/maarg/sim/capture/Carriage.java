package org.maarg.sim.capture;

import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;

/**
 * How a Mobility Header was carried.
 *
 * @param source of the innermost IP packet; of IPv4, mapped ({@code ::ffff:0:0/96})
 * @param destination of the innermost IP packet
 * @param ipv4 whether that is IPv4
 * @param udp its ports, if it came over UDP (RFC 5844 4)
 * @param missing octets of the Mobility Header that were not captured
 * @param notes what else is to be known: tunnels, fragments, an odd record
 */
public record Carriage(
    Ipv6Address source,
    Ipv6Address destination,
    boolean ipv4,
    Optional<Udp> udp,
    long missing,
    List<String> notes) {
  private static final int OCTET = 0xff;

  /** UDP ports, 0..65535. */
  public record Udp(int source, int destination) {}

  /** Copies the list. */
  public Carriage {
    notes = List.copyOf(notes);
  }

  /** The source as its family writes it. */
  public String sourceText() {
    return text(source);
  }

  /** The destination as its family writes it. */
  public String destinationText() {
    return text(destination);
  }

  private String text(Ipv6Address address) {
    if (!ipv4) {
      return address.toString();
    }
    long low = address.low();
    return (low >>> 24 & OCTET)
        + "."
        + (low >>> 16 & OCTET)
        + "."
        + (low >>> 8 & OCTET)
        + "."
        + (low & OCTET);
  }
}
