package org.maarg.sim;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * A Mobility Header on its way.
 *
 * @param id the same for all copies of one datagram, 0 or more
 * @param source address in the packet, forged or not
 * @param secured true if the receiver will see it come over a security association with the source
 * @param octets the whole Mobility Header, as sent
 */
public record Datagram(
    long id, Ipv6Address source, Ipv6Address destination, boolean secured, Octets octets) {

  /** A datagram that carries a message. */
  public static Datagram of(
      long id,
      Ipv6Address source,
      Ipv6Address destination,
      boolean secured,
      MobilityMessage message) {
    byte[] octets = MobilityHeader.encode(message, source, destination);
    return new Datagram(id, source, destination, secured, Octets.of(octets));
  }

  /** The same datagram with other octets. */
  public Datagram withOctets(Octets other) {
    return new Datagram(id, source, destination, secured, other);
  }
}
