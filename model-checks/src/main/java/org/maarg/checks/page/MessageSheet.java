package org.maarg.checks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.cli.Json;
import org.maarg.cli.packet.MessageForms;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/** A message field by field, each option with the section of the RFC that has it. */
final class MessageSheet {
  /** Where the MH Type stands. */
  private static final int TYPE = 2;

  private MessageSheet() {}

  /**
   * What stands in octets.
   *
   * @param number by which the page names the message
   * @param octets a Mobility Header
   */
  static ObjectNode of(int number, Ipv6Address from, Ipv6Address to, Octets octets) {
    ObjectNode json = (ObjectNode) Json.parse(MessageForms.toPacketJson(from, to, octets));
    json.put("number", number);
    if (octets.length() > TYPE) {
      Sections.ofMessage(octets.at(TYPE)).ifPresent(it -> json.put("section", it));
    }
    json.path("fields").forEach(MessageSheet::locate);
    return json;
  }

  private static void locate(JsonNode field) {
    JsonNode parts = field.path("fields");
    if (!parts.isEmpty()) {
      int type = parts.get(0).path("value").asInt(-1);
      Sections.ofOption(type).ifPresent(it -> ((ObjectNode) field).put("section", it));
    }
  }
}
