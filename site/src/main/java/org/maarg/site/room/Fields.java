package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.maarg.cli.Json;
import org.maarg.cli.packet.MessageForms;
import org.maarg.site.page.Html;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/** Octets of a vector, field by field, as the decoder shows them. */
final class Fields {
  private Fields() {}

  /** A folded table of what stands in {@code octets}. */
  static String of(JsonNode vector) {
    Ipv6Address source = Ipv6Address.parse(vector.path("source").asText());
    Ipv6Address destination = Ipv6Address.parse(vector.path("destination").asText());
    return of(vector.path("octets").asText(), source, destination);
  }

  static String of(String hex, Ipv6Address source, Ipv6Address destination) {
    Octets octets = Octets.ofHex(hex);
    JsonNode packet = Json.parse(MessageForms.toPacketJson(source, destination, octets));
    List<Html.Row> rows = new ArrayList<>();
    packet.path("fields").forEach(it -> add(it, "", rows));
    return "<p class=\"octets-line\">"
        + Html.code(hex)
        + "</p>\n<details><summary>"
        + Html.count(octets.length(), "octet", "octets")
        + ", field by field</summary>\n"
        + Html.table(List.of("field", "octets", "value", "meaning"), rows)
        + "</details>\n";
  }

  private static void add(JsonNode field, String before, List<Html.Row> rows) {
    int offset = field.path("offset").asInt();
    int length = field.path("length").asInt();
    String place = length > 1 ? offset + " to " + (offset + length - 1) : Integer.toString(offset);
    JsonNode parts = field.path("fields");
    String value = parts.isEmpty() ? Html.code(field.path("value").asText()) : "";
    rows.add(
        new Html.Row(
            "",
            List.of(
                Html.escape(before + field.path("name").asText()),
                place,
                value,
                Html.escape(field.path("meaning").asText()))));
    parts.forEach(it -> add(it, before + "\u00a0\u00a0", rows));
  }
}
