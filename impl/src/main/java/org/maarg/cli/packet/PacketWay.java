package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.packet.Packet.Route;
import org.maarg.sim.capture.Carriage;
import org.maarg.wire.Ipv6Address;

/**
 * How a packet in JSON goes: addresses, and UDP ports if it goes over UDP.
 *
 * @param route what a checksum covers; empty without addresses, and over IPv4
 * @param udp addresses and ports, if it goes over UDP
 */
record PacketWay(Optional<Route> route, Optional<Carriage> udp) {
  private static final int MAX_PORT = 65_535;
  private static final String MAPPED = "::ffff:";

  static PacketWay read(JsonFields fields, long missing) {
    if (!fields.has("source") && !fields.has("destination")) {
      return new PacketWay(Optional.empty(), Optional.empty());
    }
    boolean ipv4 = isIpv4(fields.text("source"));
    Ipv6Address source = fields.parse("source", text -> parse(text, ipv4));
    Ipv6Address destination = fields.parse("destination", text -> parse(text, ipv4));
    Optional<Carriage.Udp> ports =
        fields.has("udp") ? Optional.of(ports(fields)) : Optional.empty();
    if (ipv4 && ports.isEmpty()) {
      throw new JsonFormatException(fields.path("source"), "an IPv4 address goes with 'udp' only");
    }
    Optional<Carriage> udp =
        ports.map(
            it -> new Carriage(source, destination, ipv4, Optional.of(it), missing, List.of()));
    return new PacketWay(
        ipv4 ? Optional.empty() : Optional.of(new Route(source, destination)), udp);
  }

  private static boolean isIpv4(String text) {
    return text.indexOf('.') >= 0 && text.indexOf(':') < 0;
  }

  private static Ipv6Address parse(String text, boolean ipv4) {
    if (!ipv4) {
      return Ipv6Address.parse(text);
    }
    try {
      return Ipv6Address.parse(MAPPED + text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 address", e);
    }
  }

  private static Carriage.Udp ports(JsonFields fields) {
    JsonNode value = fields.value("udp");
    JsonFields ports = new JsonFields(value, fields.path("udp"));
    Carriage.Udp udp =
        new Carriage.Udp(
            ports.integer("source", 0, MAX_PORT), ports.integer("destination", 0, MAX_PORT));
    ports.end();
    return udp;
  }
}
