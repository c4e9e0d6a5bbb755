package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.maarg.cli.Json;
import org.maarg.cli.TextTable;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what else a running node can tell. */
@Command(
    name = "show",
    header = "Show the peers, the counters or the last events of a running node.",
    description = {"", "Counters that are zero are left out; /metrics of the node has all.", ""},
    footer = {
      "",
      "Example: maarg show log --node http://127.0.0.1:8885",
      "",
      "Exit status: 0 done; 1 the node does not answer; 2 arguments cannot be used."
    })
final class ShowCommand extends ControlCommand {
  /** What there is to see. */
  enum What {
    PEERS,
    COUNTERS,
    LOG
  }

  @Parameters(paramLabel = "WHAT", description = "peers, counters or log.")
  private What what = What.PEERS;

  @Override
  JsonNode ask(ControlClient node) throws ControlException {
    return switch (what) {
      case PEERS -> node.peers();
      case COUNTERS -> counters(node.metrics());
      case LOG -> node.log();
    };
  }

  @Override
  String text(JsonNode answer) {
    return switch (what) {
      case PEERS -> peers(answer).toString();
      case COUNTERS -> counters(answer).toString();
      case LOG -> log(answer).toString();
    };
  }

  /** The lines of metrics that have a value, by their names with labels. */
  private static ObjectNode counters(String metrics) {
    ObjectNode counters = Json.object();
    metrics
        .lines()
        .filter(line -> line.startsWith("maarg_") && !line.endsWith(" 0.0"))
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              counters.put(line.substring(0, end), line.substring(end + 1));
            });
    return Json.object().set("counters", counters);
  }

  private static TextTable counters(JsonNode answer) {
    TextTable table = new TextTable("counter", "value");
    answer
        .path("counters")
        .properties()
        .forEach(it -> table.row(it.getKey(), it.getValue().asText()));
    return table;
  }

  private static TextTable peers(JsonNode answer) {
    TextTable table = new TextTable("address", "endpoint", "pool", "security association");
    for (JsonNode it : answer.path("peers")) {
      table.row(
          it.path("address").asText(),
          it.path("endpoint").asText(""),
          it.path("pool").asText(""),
          it.path("protection").asText());
    }
    return table;
  }

  private static TextTable log(JsonNode answer) {
    TextTable table = new TextTable("time", "what", "mobile node", "peer", "");
    for (JsonNode it : answer.path("events")) {
      table.row(
          it.path("time").asText(),
          it.path("kind").asText() + " " + it.path("what").asText().toLowerCase(Locale.ROOT),
          it.path("mn").asText(),
          it.path("peer").asText(),
          it.path("detail").asText());
    }
    return table;
  }
}
