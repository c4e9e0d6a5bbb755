package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.cli.Json;
import org.maarg.sim.Names;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderSvg;
import org.maarg.sim.ladder.MessageText;
import org.maarg.site.page.Html;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** An exchange among the vectors: its ladder, and its messages one by one. */
final class Exchange {
  private static final long MICROS_PER_MILLI = 1_000;

  private final JsonNode json;
  private final Map<String, Ipv6Address> nodes = new LinkedHashMap<>();
  private final Names names;
  private final List<String> lanes;

  Exchange(JsonNode json) {
    this.json = json;
    Map<Ipv6Address, String> named = new LinkedHashMap<>();
    for (JsonNode node : json.path("domain").path("nodes")) {
      Ipv6Address address = Ipv6Address.parse(node.path("address").asText());
      nodes.put(node.path("name").asText(), address);
      named.put(address, node.path("name").asText());
    }
    names = Names.of(named);
    lanes = new ArrayList<>(nodes.keySet());
  }

  String svg() {
    List<LadderRow> rows = new ArrayList<>();
    json.path("steps").forEach(it -> rows.add(row(it)));
    rows.sort((one, other) -> Long.compare(one.atMicros(), other.atMicros()));
    return new LadderSvg(names).render(rows);
  }

  private LadderRow row(JsonNode step) {
    String event = step.path("event").asText();
    if (event.equals("message")) {
      boolean lost = step.path("lost").asBoolean();
      long at = step.path(lost ? "atMillis" : "arrivesMillis").asLong() * MICROS_PER_MILLI;
      LadderRow.Kind kind = lost ? LadderRow.Kind.LOST : LadderRow.Kind.MESSAGE;
      return new LadderRow(at, kind, lane(step, "from"), lane(step, "to"), text(step));
    }
    boolean attaches = event.equals("attach");
    LadderRow.Kind kind = attaches ? LadderRow.Kind.ATTACHED : LadderRow.Kind.DETACHED;
    String label = step.path("mn").asText() + (attaches ? " attaches" : " leaves");
    int lane = lane(step, "node");
    long at = step.path("atMillis").asLong() * MICROS_PER_MILLI;
    return new LadderRow(at, kind, lane, lane, label);
  }

  private int lane(JsonNode step, String end) {
    return lanes.indexOf(step.path(end).asText());
  }

  private String text(JsonNode step) {
    byte[] octets = Octets.ofHex(step.path("octets").asText()).toByteArray();
    try {
      return new MessageText(names).of(MobilityHeader.decodeVerified(octets, 0, octets.length));
    } catch (MalformedMessageException malformed) {
      return "malformed (" + malformed.refusal() + ")";
    }
  }

  /** Each message with its fields and octets. */
  String messages() {
    StringBuilder html = new StringBuilder();
    int number = 0;
    for (JsonNode step : json.path("steps")) {
      if (step.path("event").asText().equals("message")) {
        number++;
        String from = step.path("from").asText();
        String to = step.path("to").asText();
        String when = step.path("atMillis").asText() + " ms, " + from + " to " + to;
        html.append(
            Html.heading(
                3, "message-" + number, when + (step.path("lost").asBoolean() ? ", lost" : "")));
        html.append(Html.tag("p", Html.escape(text(step)))).append('\n');
        html.append("<details><summary>Fields</summary>");
        html.append(Html.lines(Json.write(step.path("fields")))).append("</details>\n");
        html.append(Fields.of(step.path("octets").asText(), address(from), address(to)));
      }
    }
    return html.toString();
  }

  private Ipv6Address address(String node) {
    return nodes.getOrDefault(node, Ipv6Address.UNSPECIFIED);
  }
}
