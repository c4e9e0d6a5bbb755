package org.maarg.cli.testbed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.maarg.cli.Json;

/** The files of a report, besides captures. */
final class TestbedFiles {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 300;
  private static final int MARGIN = 45;

  private TestbedFiles() {}

  /**
   * Writes the summary, every arrival, a figure for each flow, and what a capture of the core shows
   * of the signalling, if there is one.
   */
  static void write(Path folder, TestbedPlan plan, TestbedResult result) throws IOException {
    Path core = folder.resolve(Captures.CORE);
    if (Files.exists(core)) {
      List<String> lines = new Signalling(BenchNodes.names(plan.maars())).read(core);
      Files.write(
          folder.resolve("signalling.txt"),
          lines.isEmpty() ? List.of("no Mobility Header crosses the core in the clear") : lines);
    }
    Files.writeString(folder.resolve("summary.txt"), TestbedText.of(result));
    Files.writeString(folder.resolve("summary.json"), Json.write(TestbedJson.of(plan, result)));
    try (PrintWriter csv =
        new PrintWriter(Files.newBufferedWriter(folder.resolve("arrivals.csv")))) {
      csv.println("flow,source,milliseconds,sequence");
      for (Flow flow : result.flows()) {
        for (Arrivals.One one : flow.arrivals().all()) {
          csv.printf(
              Locale.ROOT,
              "%s,%s,%.3f,%d%n",
              flow.kind(),
              flow.source(),
              result.millisAt(one.atNanos()),
              one.sequence());
        }
      }
    }
    int number = 0;
    for (Flow flow : result.flows()) {
      number++;
      String name = "flow" + number + "-" + flow.kind() + ".svg";
      Files.writeString(folder.resolve(name), figure(flow, result));
    }
  }

  /** Sequence numbers over time; a red line for each move. */
  private static String figure(Flow flow, TestbedResult result) {
    StringBuilder svg = new StringBuilder();
    double end = result.millisAt(System.nanoTime());
    long last = 1;
    for (Arrivals.One one : flow.arrivals().all()) {
      end = Math.min(end, Math.max(1, result.millisAt(flow.arrivals().lastNanos())));
      last = Math.max(last, one.sequence());
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">%n<title>%s from %s: sequence number over time</title>%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH,
            HEIGHT,
            flow.kind(),
            flow.source()));
    for (Move move : result.moves()) {
      double x = x(result.millisAt(move.atNanos()), end);
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%.1f %d V%d\" stroke=\"#c00\"/><text x=\"%.1f\" y=\"%d\">to MAAR %d</text>%n",
              x,
              MARGIN / 2,
              HEIGHT - MARGIN,
              x + 3,
              MARGIN / 2,
              move.to()));
    }
    svg.append("<path fill=\"none\" stroke=\"#036\" stroke-width=\"1.5\" d=\"");
    char verb = 'M';
    for (Arrivals.One one : flow.arrivals().all()) {
      double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * one.sequence() / last;
      double x = x(result.millisAt(one.atNanos()), end);
      svg.append(String.format(Locale.ROOT, "%c%.2f %.2f", verb, x, y));
      verb = 'L';
    }
    return svg.append(
            String.format(
                Locale.ROOT,
                "\"/>%n<text x=\"%d\" y=\"%d\">0 to %.1f s; sequence numbers 0 to %d; %s from %s</text>%n"
                    + "</svg>%n",
                MARGIN,
                HEIGHT - MARGIN / 3,
                end / 1_000,
                last,
                flow.kind(),
                flow.source()))
        .toString();
  }

  private static double x(double millis, double end) {
    return MARGIN + (WIDTH - 2.0 * MARGIN) * Math.min(1, Math.max(0, millis / end));
  }
}
