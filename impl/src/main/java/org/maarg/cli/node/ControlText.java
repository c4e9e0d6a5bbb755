package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.maarg.cli.TextTable;

/** What a node answers, for people. Shows what is there and relies on nothing. */
final class ControlText {
  private ControlText() {}

  /** What a node did at once. */
  static String done(JsonNode answer) {
    StringBuilder text = new StringBuilder();
    for (JsonNode output : answer.path("outputs")) {
      text.append(output.path("text").asText()).append('\n');
    }
    return text.length() == 0 ? "done\n" : text.toString();
  }

  /** Bindings, tunnels and routers of a node. */
  static String bindings(JsonNode answer) {
    String role = answer.path("role").asText();
    StringBuilder text = new StringBuilder();
    text.append(role.toUpperCase(Locale.ROOT)).append(' ').append(answer.path("address").asText());
    text.append("\n\nbindings\n");
    text.append(role.equals("cmd") ? cmd(answer) : maar(answer));
    if (!role.equals("cmd")) {
      text.append("\ntunnels\n").append(tunnels(answer));
      text.append("\nrouters that mobile nodes see\n").append(routers(answer));
    }
    if (!answer.path("refusals").isEmpty()) {
      text.append("\nregistrations that were refused, the latest last\n");
      text.append(refusals(answer));
    }
    return text.toString();
  }

  private static TextTable cmd(JsonNode answer) {
    TextTable table =
        new TextTable("mobile node", "interface", "prefix", "anchor", "lifetime", "state");
    for (JsonNode it : answer.path("bindings")) {
      String state = it.path("settled").asBoolean() ? "settled" : "waiting for answers";
      table.row(
          it.path("mn").asText(),
          ofInterface(it),
          it.path("prefix").asText(),
          it.path("proxyCareOfAddress").asText(),
          seconds(it),
          "serving, " + (it.path("active").asBoolean() ? state : "ending"));
      for (JsonNode previous : it.path("previousMaars")) {
        String confirmed = previous.path("confirmed").asBoolean() ? "confirmed" : "unconfirmed";
        table.row(
            "",
            "",
            previous.path("prefix").asText(),
            previous.path("address").asText(),
            "",
            "previous, " + confirmed);
      }
    }
    return table;
  }

  private static TextTable maar(JsonNode answer) {
    TextTable table =
        new TextTable("mobile node", "interface", "prefix", "state", "lifetime", "served at");
    for (JsonNode it : answer.path("bindings")) {
      JsonNode serving = it.path("servingMaar");
      table.row(
          it.path("mn").asText(),
          ofInterface(it),
          it.path("prefix").asText(),
          it.path("state").asText().toLowerCase(Locale.ROOT),
          seconds(it),
          serving.isTextual() ? serving.asText() : "");
    }
    return table;
  }

  private static TextTable tunnels(JsonNode answer) {
    TextTable table = new TextTable("mobile node", "prefix", "this end", "other end");
    for (JsonNode it : answer.path("tunnels")) {
      table.row(
          it.path("mn").asText(),
          it.path("prefix").asText(),
          it.path("end").asText(),
          it.path("peer").asText());
    }
    return table;
  }

  private static TextTable routers(JsonNode answer) {
    TextTable table = new TextTable("mobile node", "prefix", "anchor", "link-local address", "");
    for (JsonNode it : answer.path("routers")) {
      JsonNode address = it.path("dlif").path("linkLocal");
      table.row(
          it.path("mn").asText(),
          it.path("prefix").asText(),
          it.path("anchor").asText(),
          address.isTextual() ? address.asText() : "not known",
          it.path("preferred").asBoolean() ? "preferred" : "deprecated");
    }
    return table;
  }

  private static TextTable refusals(JsonNode answer) {
    TextTable table = new TextTable("time", "mobile node", "refused by", "status", "hint");
    for (JsonNode it : answer.path("refusals")) {
      String peer = it.path("peer").asText();
      table.row(
          it.path("time").asText(),
          it.path("mn").asText(),
          it.path("by").asText().equals("peer") ? peer : "this node, to " + peer,
          it.path("status").asText() + " " + it.path("name").asText(),
          it.path("hint").asText());
    }
    return table;
  }

  /** What tells the sessions of a mobile node apart. */
  private static String ofInterface(JsonNode binding) {
    String linkLayer = binding.path("linkLayer").asText();
    return linkLayer.isEmpty() ? "not known" : linkLayer;
  }

  private static String seconds(JsonNode binding) {
    return binding.path("lifetimeSeconds").asText() + " s";
  }
}
