package org.maarg.performance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.maarg.cli.Json;
import org.maarg.cli.TextTable;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.Measured;
import org.maarg.wire.message.Status;

/**
 * What a load came to, beside an echo server under the same load in the same run.
 *
 * @param echo empty where none was asked for
 */
record LoadReport(String target, LoadPlan plan, Measured measured, Optional<Measured> echo) {
  private static final double KILO = 1_024;

  /** For people. */
  String text() {
    TextTable table = new TextTable("", "target", "echo", "ratio");
    row(table, "answers a second", "%,.0f", Measured::perSecond);
    table.row(
        "processor, us each",
        micros(Optional.of(measured)),
        micros(echo),
        ratio(measured.microsEach(), echo.flatMap(Measured::microsEach)));
    row(table, "half within, ms", "%.2f", it -> it.millis().half());
    row(table, "99 % within, ms", "%.2f", it -> it.millis().p99());
    row(table, "99.9 % within, ms", "%.2f", it -> it.millis().p999());
    row(table, "longest, ms", "%.2f", it -> it.millis().longest());
    count(table, "no answer in a second", Measured::unanswered);
    count(table, "due and not sent", Measured::notSent);
    count(table, "updates of the CMD followed", Measured::followed);
    table.row("resident, MB", megabytes(Optional.of(measured)), megabytes(echo), "");
    table.row("live octets per mobile node", live(measured.octetsPerMn()), "", "");
    return heading() + "\n" + table + "\nanswers by status: " + statuses(measured) + "\n";
  }

  private String heading() {
    String loop =
        plan.rate() > 0
            ? "open loop, " + plan.rate() + " updates a second"
            : "closed loop, " + plan.window() + " under way";
    return String.format(
        Locale.ROOT,
        "%s: %,d mobile nodes with %d previous MAARs each, %d MAARs, %.0f %% handovers; %s; %.0f s",
        target,
        plan.mns(),
        plan.previous(),
        plan.maars(),
        100 * plan.moves(),
        loop,
        measured.time().toMillis() / 1e3);
  }

  private interface Figure {
    double of(Measured measured);
  }

  private interface Count {
    long of(Measured measured);
  }

  private void row(TextTable table, String name, String format, Figure figure) {
    double own = figure.of(measured);
    table.row(
        name,
        String.format(Locale.ROOT, format, own),
        echo.map(it -> String.format(Locale.ROOT, format, figure.of(it))).orElse("-"),
        ratio(Optional.of(own), echo.map(figure::of)));
  }

  private void count(TextTable table, String name, Count figure) {
    table.row(
        name,
        String.format(Locale.ROOT, "%,d", figure.of(measured)),
        echo.map(it -> String.format(Locale.ROOT, "%,d", figure.of(it))).orElse("-"),
        "");
  }

  private static String ratio(Optional<Double> own, Optional<Double> other) {
    return own.isPresent() && other.isPresent() && other.get() > 0
        ? String.format(Locale.ROOT, "%.2f", own.get() / other.get())
        : "";
  }

  private static String micros(Optional<Measured> of) {
    return of.flatMap(Measured::microsEach)
        .map(it -> String.format(Locale.ROOT, "%.1f", it))
        .orElse("-");
  }

  private static String megabytes(Optional<Measured> of) {
    OptionalLong kilobytes = of.map(Measured::residentKilobytes).orElse(OptionalLong.empty());
    return kilobytes.isPresent()
        ? String.format(Locale.ROOT, "%.0f", kilobytes.getAsLong() / KILO)
        : "-";
  }

  private static String live(OptionalLong octets) {
    return octets.isPresent() ? String.format(Locale.ROOT, "%,d", octets.getAsLong()) : "-";
  }

  private static String statuses(Measured of) {
    return of.byStatus().isEmpty()
        ? "none"
        : of.byStatus().entrySet().stream()
            .map(it -> named(it.getKey()) + " " + String.format(Locale.ROOT, "%,d", it.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String named(int status) {
    return status + " (" + Status.nameOf(status) + ")";
  }

  /** For programs. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("target", target);
    ObjectNode load = json.putObject("load");
    load.put("maars", plan.maars());
    load.put("mobileNodes", plan.mns());
    load.put("previousMaars", plan.previous());
    load.put("moves", plan.moves());
    load.put("rate", plan.rate());
    load.put("window", plan.window());
    load.put("warmUpMillis", plan.warmUp().toMillis());
    json.set("measured", json(measured));
    echo.ifPresent(it -> json.set("echo", json(it)));
    return json;
  }

  private static ObjectNode json(Measured of) {
    ObjectNode json = Json.object();
    json.put("millis", of.time().toMillis());
    json.put("answers", of.answers());
    json.put("perSecond", of.perSecond());
    ObjectNode statuses = json.putObject("answersByStatus");
    for (Map.Entry<Integer, Long> each : of.byStatus().entrySet()) {
      statuses.put(String.valueOf(each.getKey()), each.getValue());
    }
    json.put("unanswered", of.unanswered());
    json.put("notSent", of.notSent());
    json.put("followed", of.followed());
    ObjectNode latency = json.putObject("latencyMillis");
    latency.put("p50", of.millis().half());
    latency.put("p99", of.millis().p99());
    latency.put("p99.9", of.millis().p999());
    latency.put("max", of.millis().longest());
    of.microsEach().ifPresent(it -> json.put("processorMicrosEach", it));
    of.residentKilobytes().ifPresent(it -> json.put("residentKilobytes", it));
    of.octetsPerMn().ifPresent(it -> json.put("liveOctetsPerMobileNode", it));
    return json;
  }
}
