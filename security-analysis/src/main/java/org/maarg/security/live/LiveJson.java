package org.maarg.security.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Live results as JSON; the order of keys is fixed. */
public final class LiveJson {
  private LiveJson() {}

  /** An object for each result. */
  public static ArrayNode results(List<LiveResult> results) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    results.forEach(result -> list.add(result(result)));
    return list;
  }

  private static ObjectNode result(LiveResult result) {
    FanOutComparison comparison = result.comparison();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("variant", result.variant());
    node.put("mode", result.mode().name().toLowerCase(Locale.ROOT));
    ObjectNode point = node.putObject("point");
    result.point().values().forEach((name, value) -> point.put(name, value.text()));
    node.put("agrees", comparison.agrees());
    node.put("runs", comparison.runs());
    node.set("simulated", numbers(comparison.simulated()));
    comparison.live().ifPresent(live -> node.set("live", numbers(live)));
    comparison.differences().forEach(node.withArray("differences")::add);
    comparison.repeated().forEach(node.withArray("repeated")::add);
    return node;
  }

  private static ObjectNode numbers(FanOutResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("updates", result.updates());
    node.put("updateOctets", result.updateOctets());
    node.put("triggers", result.triggers());
    node.put("triggerOctets", result.triggerOctets());
    for (int window : BurstShape.WINDOWS_MILLIS) {
      node.put("peak" + window + "ms", result.burst().peak(window));
    }
    node.put("spanMicros", result.burst().spanMicros());
    ObjectNode traffic = node.putObject("traffic");
    result
        .traffic()
        .forEach(
            (name, one) ->
                traffic
                    .putObject(name)
                    .put("packetsSent", one.packetsSent())
                    .put("octetsSent", one.octetsSent())
                    .put("packetsReceived", one.packetsReceived())
                    .put("octetsReceived", one.octetsReceived()));
    return node;
  }
}
