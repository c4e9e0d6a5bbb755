package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maarg.performance.record.Spread;

/** What is asked of maarg, and what it came to. */
final class Bars {
  static final List<String> HEAD = List.of("", "bar", "limit", "measured", "met");

  private static final int BACK_WITHIN_SECONDS = 5;
  private static final double LIKE_BEFORE = 2;
  private static final int FULL_SPEED_SECOND = 10;
  private static final double FULL = 0.9;

  private final Map<String, JsonNode> records;
  private final List<List<String>> rows = new ArrayList<>();

  private Bars(Map<String, JsonNode> records) {
    this.records = records;
  }

  /** A row for each bar of which anything was measured. */
  static List<List<String>> rows(Map<String, JsonNode> records) {
    Bars bars = new Bars(records);
    bars.codec();
    bars.core();
    Figure.byMns(records, "load-").forEach(bars::load);
    bars.memory();
    bars.overload();
    bars.start();
    return bars.rows;
  }

  private void atMost(String number, String bar, double limit, double measured) {
    add(number, bar, "at most " + Spread.number(limit), measured, measured <= limit);
  }

  private void atLeast(String number, String bar, double limit, double measured) {
    add(number, bar, "at least " + Spread.number(limit), measured, measured >= limit);
  }

  private void add(String number, String bar, String limit, double measured, boolean met) {
    rows.add(List.of(number, bar, limit, Spread.number(measured), met ? "yes" : "**no**"));
  }

  private void codec() {
    JsonNode record = records.get("codec");
    if (record == null) {
      return;
    }
    String message = "relayed-pbu";
    double checksum = nanos(record, "checksum", message);
    for (String way : List.of("decode", "encode")) {
      atMost(
          "1",
          way + " of a relayed PBU, times the checksum alone",
          3,
          nanos(record, way, message) / checksum);
    }
  }

  private static double nanos(JsonNode record, String benchmark, String with) {
    return CoreSections.figures(record, benchmark).stream()
        .filter(it -> it.path("with").asText().equals(with))
        .mapToDouble(CoreSections::nanos)
        .findFirst()
        .orElse(Double.NaN);
  }

  private void core() {
    JsonNode refresh = records.get("refresh");
    if (refresh != null) {
      List<JsonNode> all = CoreSections.figures(refresh, "refresh");
      JsonNode last = all.get(all.size() - 1);
      atMost(
          "2",
          "renewal in the core at "
              + Figure.count(last.path("with").asLong())
              + " mobile nodes, times that at "
              + Figure.count(all.get(0).path("with").asLong()),
          1.5,
          CoreSections.nanos(last) / CoreSections.nanos(all.get(0)));
    }
    JsonNode handover = records.get("handover");
    if (handover != null) {
      List<JsonNode> all = CoreSections.figures(handover, "handover");
      double few = each(all.get(Math.min(2, all.size() - 1)));
      atMost(
          "2",
          "handover in the core: time for each previous MAAR with the most of them, times that in"
              + " the middle",
          1.2,
          each(all.get(all.size() - 1)) / few);
    }
  }

  private static double each(JsonNode figure) {
    return CoreSections.nanos(figure) / figure.path("with").asDouble();
  }

  private void load(JsonNode load) {
    String at = " at " + Figure.count(load.path("mns").asLong()) + " mobile nodes";
    atLeast("3", "answers a second" + at + ", times the echo's", 0.6, Figure.median(load, "ratio"));
    atMost("3", "processor us for each PBU" + at, 8, Figure.median(load, "closed.microsEach"));
    atMost("3", "99.9 % within ms" + at + " at half load", 10, Figure.median(load, "half.p999"));
  }

  private void memory() {
    JsonNode memory = records.get("memory");
    if (memory != null) {
      JsonNode all = memory.path("byPrevious");
      double none = all.path(0).path("octetsEach").asDouble();
      atMost("4", "live octets of a registered mobile node", 300, none);
      JsonNode most = all.path(all.size() - 1);
      double each = (most.path("octetsEach").asDouble() - none) / most.path("previous").asDouble();
      atMost("4", "live octets more for each previous MAAR", 120, each);
    }
    JsonNode small = records.get("small-heap");
    if (small != null) {
      boolean done = small.path("registered").asBoolean();
      row(
          "4",
          Figure.count(small.path("mns").asLong()) + " register and hand over",
          "in " + small.path("heapMegabytes").asText() + " MiB",
          done ? "they do" : "they do not",
          done);
    }
  }

  private void row(String number, String bar, String limit, String measured, boolean met) {
    rows.add(List.of(number, bar, limit, measured, met ? "yes" : "**no**"));
  }

  private void overload() {
    JsonNode record = records.get("overload");
    if (record == null) {
      return;
    }
    double before = Figure.spread(record.path("before"), "p999").most();
    JsonNode later = record.path("after").path(BACK_WITHIN_SECONDS - 1);
    atMost(
        "5",
        "99.9 % within ms, "
            + BACK_WITHIN_SECONDS
            + " s after the overload (twice the most before)",
        LIKE_BEFORE * before,
        Figure.median(later, "p999"));
    long refused = refused(record.path("during"));
    for (JsonNode after : record.path("after")) {
      refused += refused(after);
    }
    row("5", "genuine PBUs refused", "none", Figure.count(refused), refused == 0);
    long lost = record.path("mns").asLong() - bindings(record);
    row("5", "accepted bindings lost", "none", Figure.count(lost), lost == 0);
  }

  private static long bindings(JsonNode record) {
    long[] found = {0};
    record
        .path("counted")
        .properties()
        .forEach(
            it -> {
              if (it.getKey().startsWith("maarg_bindings")) {
                found[0] = it.getValue().asLong();
              }
            });
    return found[0];
  }

  private static long refused(JsonNode round) {
    long[] refused = {0};
    round
        .path("answersByStatus")
        .properties()
        .forEach(it -> refused[0] += it.getKey().equals("0") ? 0 : it.getValue().asLong());
    return refused[0];
  }

  private void start() {
    JsonNode record = records.get("start");
    if (record == null) {
      return;
    }
    atMost(
        "6",
        "seconds from process start to first answer",
        1.5,
        Figure.median(record, "secondsToFirstAnswer"));
    JsonNode seconds = record.path("perSecond");
    double best = 0;
    for (JsonNode second : seconds) {
      best = Math.max(best, Spread.of(second).median());
    }
    atLeast(
        "6",
        "answers in second " + FULL_SPEED_SECOND + ", times those of the best second",
        FULL,
        Spread.of(seconds.path(FULL_SPEED_SECOND - 1)).median() / best);
  }
}
