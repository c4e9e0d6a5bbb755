package org.maarg.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.maarg.cli.Converters;
import org.maarg.cli.Json;
import org.maarg.protocol.Event;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.sim.Counters;
import org.maarg.sim.Inconsistency;
import org.maarg.sim.TraceEvent.LossCause;

/** How a demo ended, for programs. */
final class DemoJson {
  private DemoJson() {}

  static ObjectNode of(DemoResult result) {
    ObjectNode json = plan(result.plan());
    json.put("seconds", result.millis() / 1e3);
    json.set("messages", messages(result));
    json.set("nodes", BindingsJson.of(result.state(), result.names()));
    json.set("verdict", verdict(result));
    ArrayNode troubles = json.putArray("troubles");
    result.troubles().forEach(troubles::add);
    return json;
  }

  private static ObjectNode plan(DemoPlan plan) {
    ObjectNode json = Json.object().put("mode", Converters.nameOf(plan.mode()));
    json.put("profile", Converters.nameOf(plan.profile())).put("moves", plan.moves());
    json.put("pingPong", plan.pingPong()).put("lifetimeSeconds", plan.lifetimeSeconds());
    json.put("mn", DemoPlan.MN.toString());
    LinkFaults faults = plan.faults();
    json.putObject("faults")
        .put("drop", faults.drop())
        .put("dup", faults.duplicate())
        .put("reorder", faults.reorder())
        .put("seed", faults.seed());
    return json;
  }

  private static ObjectNode messages(DemoResult result) {
    Counters counters = result.counters();
    Counters.Traffic traffic = counters.traffic();
    ObjectNode json = Json.object().put("sent", traffic.packetsSent());
    json.put("received", traffic.packetsReceived()).put("octetsSent", traffic.octetsSent());
    json.put("lost", counters.lost(LossCause.LINK)).put("doubled", result.duplicates());
    json.put("retransmitted", counters.happened(Event.RETRANSMITTED));
    ObjectNode dropped = json.putObject("withoutEffect");
    counters.dropped().forEach((why, count) -> dropped.put(why.name(), count));
    return json;
  }

  private static ObjectNode verdict(DemoResult result) {
    ObjectNode json = Json.object().put("consistent", result.verdict().isConsistent());
    ArrayNode all = json.putArray("inconsistencies");
    for (Inconsistency one : result.verdict().inconsistencies()) {
      all.addObject()
          .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
          .put("mn", one.mn().toString())
          .put("node", result.names().of(one.node()))
          .put("sentence", one.sentence());
    }
    return json;
  }
}
