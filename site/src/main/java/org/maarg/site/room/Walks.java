package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.maarg.sim.Names;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderSvg;
import org.maarg.wire.Ipv6Address;

/** A recorded walk as a picture, and as a script that the player takes. */
final class Walks {
  private static final long MICROS_PER_MILLI = 1_000;

  private final ObjectNode walk;

  Walks(ObjectNode walk) {
    this.walk = walk;
  }

  /** The replay ID. */
  String id() {
    return walk.path("id").asText();
  }

  String script() {
    return "window.recordedWalk = " + walk + ";\n";
  }

  String svg() {
    List<LadderRow> rows = new ArrayList<>();
    for (JsonNode row : walk.path("rows")) {
      String kind = row.path("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_');
      rows.add(
          new LadderRow(
              row.path("millis").asLong() * MICROS_PER_MILLI,
              LadderRow.Kind.valueOf(kind),
              row.path("from").asInt(),
              row.path("to").asInt(),
              row.path("text").asText()));
    }
    List<String> lanes = new ArrayList<>();
    walk.path("lanes").forEach(it -> lanes.add(it.asText()));
    return svg(lanes, rows);
  }

  /** A ladder of nodes with these names; their addresses are not in it. */
  static String svg(List<String> lanes, List<LadderRow> rows) {
    Map<Ipv6Address, String> names = new LinkedHashMap<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      names.put(Ipv6Address.parse("2001:db8::" + Integer.toHexString(lane + 1)), lanes.get(lane));
    }
    return new LadderSvg(Names.of(names)).render(rows);
  }
}
