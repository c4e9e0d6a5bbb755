package org.maarg.cli.testbed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.maarg.cli.Json;

/** A result as JSON; times in milliseconds, those of moves since the start. */
final class TestbedJson {
  private static final double MICROS = 1e3;

  private TestbedJson() {}

  static ObjectNode of(TestbedPlan plan, TestbedResult result) {
    ObjectNode json = Json.object();
    json.put("mode", plan.mode().name().toLowerCase(Locale.ROOT));
    json.put("maars", plan.maars());
    json.put("ipsec", plan.ipsec());
    json.put("good", result.isGood());
    ObjectNode medians = json.putObject("medians");
    for (String kind : result.kindsThatMoved()) {
      medians
          .putObject(kind)
          .put("silentMillis", rounded(result.median(kind, Move::gapOf)))
          .put("beyondSignallingMillis", rounded(result.median(kind, Move::beyondSignalling)));
    }
    ArrayNode moves = json.putArray("moves");
    result.moves().forEach(move -> moves.add(move(move, result)));
    ArrayNode answers = json.putArray("answersFromMaarToMaar");
    result.answers().forEach(answers::add);
    ArrayNode checks = json.putArray("checks");
    for (TestbedResult.Check check : result.checks()) {
      checks
          .addObject()
          .put("what", check.what())
          .put("holds", check.holds())
          .put("seen", check.seen());
    }
    return json;
  }

  private static ObjectNode move(Move move, TestbedResult result) {
    ObjectNode json = Json.object();
    json.put("toMaar", move.to());
    json.put("atMillis", rounded(result.millisAt(move.atNanos())));
    json.put("linkMillis", millis(move.linkNanos()));
    json.put("detectionMillis", millis(move.detectionNanos()));
    json.put("signallingMillis", millis(move.signallingNanos()));
    json.put("setUpMillis", millis(move.setUpNanos()));
    ArrayNode flows = json.putArray("flows");
    for (Flow flow : result.flowsDuring(move)) {
      flows
          .addObject()
          .put("kind", flow.kind())
          .put("from", flow.source().toString())
          .put("silentMillis", millis(move.gapOf(flow)))
          .put("firstPacketMillis", millis(move.firstPacketOf(flow)))
          .put("beyondSignallingMillis", millis(move.beyondSignalling(flow)));
    }
    return json;
  }

  private static double millis(long nanos) {
    return rounded(TestbedResult.millis(nanos));
  }

  private static double rounded(double millis) {
    return Math.round(millis * MICROS) / MICROS;
  }
}
