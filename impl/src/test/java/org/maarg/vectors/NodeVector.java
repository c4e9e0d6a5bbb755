package org.maarg.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.cli.packet.MessageJson;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/**
 * The hand-written description of a well-formed message that a node without any binding refuses,
 * ignores or answers.
 *
 * @param node the receiver: CMD, or MAAR1
 * @param from name of the sender, or its address if it is none of the domain
 * @param answer as in the vector files: a message's name, or none
 * @param status of the answer, -1 if there is none
 */
record NodeVector(
    String name,
    String shows,
    String requirements,
    String node,
    String from,
    MobilityMessage message,
    String answer,
    int status) {
  static final String UPDATE_ANSWER = "Binding Acknowledgement";
  static final String UNKNOWN_ANSWER = "Binding Error";
  static final String NONE = "none";

  static Ipv6Address address(String name) {
    return Ipv6Address.parse(
        switch (name) {
          case "CMD" -> "2001:db8::c";
          case "MAAR1" -> "2001:db8:0:1::1";
          case "MAAR2" -> "2001:db8:0:2::1";
          default -> name;
        });
  }

  ObjectNode write() {
    ObjectNode json = VectorJson.head(name, shows, requirements);
    json.put("node", node).put("source", address(from).toString());
    json.put("destination", address(node).toString());
    byte[] octets = MobilityHeader.encode(message, address(from), address(node));
    json.put("octets", Octets.of(octets).toHex());
    json.set("fields", MessageJson.write(message));
    ObjectNode expected = json.putObject("expected").put("answer", answer);
    if (status >= 0) {
      expected.put("status", status);
    }
    return json;
  }
}
