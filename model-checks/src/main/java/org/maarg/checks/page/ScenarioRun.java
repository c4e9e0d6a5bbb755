package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.maarg.cli.Json;
import org.maarg.sim.Datagram;
import org.maarg.sim.Names;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.ladder.LadderRow;
import org.maarg.sim.ladder.LadderRows;
import org.maarg.wire.Ipv6Address;

/** A run of a scenario as the page shows it: a ladder in steps, and its messages. */
final class ScenarioRun {
  /** What follows from what came before, and begins no step of its own. */
  private static final Set<LadderRow.Kind> CONSEQUENCES =
      EnumSet.of(LadderRow.Kind.EVENT, LadderRow.Kind.DROPPED);

  private static final int MICROS_PER_MILLI = 1_000;

  private final String name;
  private final ScenarioSource.Told told;
  private final Names names;
  private final ArrayNode steps = Json.array();
  private final ArrayNode rows = Json.array();
  private final List<Datagram> messages = new ArrayList<>();
  private final List<LadderRow> made = new ArrayList<>();

  ScenarioRun(String name, ScenarioSource.Told told) {
    this.name = name;
    this.told = told;
    this.names = seen(told);
    LadderRows maker = new LadderRows(names, true, made::add);
    for (TraceEvent event : told.events()) {
      made.clear();
      maker.accept(event);
      made.forEach(row -> add(row, event));
    }
  }

  /** The nodes that something is seen of: a domain of many MAARs would have as many empty lanes. */
  private static Names seen(ScenarioSource.Told told) {
    Set<Ipv6Address> busy = new TreeSet<>();
    for (TraceEvent event : told.events()) {
      Datagram datagram = datagram(event);
      if (datagram != null) {
        busy.add(datagram.source());
        busy.add(datagram.destination());
      } else if (event instanceof TraceEvent.Attached attached) {
        busy.add(attached.node());
      }
    }
    Map<Ipv6Address, String> lanes = new LinkedHashMap<>();
    for (Ipv6Address address : told.names().addresses()) {
      if (busy.contains(address)) {
        lanes.put(address, told.names().of(address));
      }
    }
    return Names.of(lanes);
  }

  private static @Nullable Datagram datagram(TraceEvent event) {
    if (event instanceof TraceEvent.Delivered delivered) {
      return delivered.datagram();
    } else if (event instanceof TraceEvent.Lost lost) {
      return lost.datagram();
    }
    return event instanceof TraceEvent.Refused refused ? refused.datagram() : null;
  }

  private void add(LadderRow row, TraceEvent event) {
    if (steps.isEmpty() || !CONSEQUENCES.contains(row.kind())) {
      ObjectNode step = steps.addObject().put("number", steps.size());
      step.put("title", row.label());
    }
    ObjectNode json = rows.addObject().put("step", steps.size());
    json.put("millis", row.atMicros() / MICROS_PER_MILLI)
        .put("kind", WalkJson.lower(row.kind().name()));
    json.put("from", row.from()).put("to", row.to());
    Datagram datagram = datagram(event);
    if (datagram == null) {
      json.put("text", row.label());
    } else {
      messages.add(datagram);
      json.put("text", "[" + messages.size() + "] " + row.label()).put("message", messages.size());
    }
  }

  /** The ladder. */
  ObjectNode toJson() {
    ObjectNode json = Json.object().put("id", name).put("purpose", told.about());
    json.put("mode", WalkJson.lower(told.mode().name())).put("profile", told.profile());
    json.put("point", told.point()).put("whole", told.whole());
    ArrayNode lanes = json.putArray("lanes");
    names.addresses().forEach(it -> lanes.add(names.of(it)));
    json.set("steps", steps);
    json.set("rows", rows);
    return json;
  }

  /**
   * A message field by field.
   *
   * @throws IllegalArgumentException if there is none of this number
   */
  ObjectNode message(int number) {
    if (number < 1 || number > messages.size()) {
      throw new IllegalArgumentException("no message " + number + " in this run");
    }
    Datagram datagram = messages.get(number - 1);
    ObjectNode json =
        MessageSheet.of(number, datagram.source(), datagram.destination(), datagram.octets());
    json.put("from", names.of(datagram.source())).put("to", names.of(datagram.destination()));
    return json.put("text", "[" + number + "]" + (datagram.secured() ? "" : " not secured"));
  }
}
