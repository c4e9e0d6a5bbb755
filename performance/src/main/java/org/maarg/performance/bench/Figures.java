package org.maarg.performance.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.cli.Json;
import org.maarg.cli.TextTable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What benchmarks came to: each figure with its spread, and with its ratio to its yardstick. */
public final class Figures {
  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final String YARDSTICK = "checksum";

  /**
   * A figure.
   *
   * @param name of the benchmark
   * @param about the value of its parameter
   * @param nanos median of the iterations
   * @param least shortest iteration
   * @param most longest iteration
   * @param octets allocated by an operation
   */
  record Figure(
      String name, String about, double nanos, double least, double most, double octets) {}

  private final List<Figure> figures = new ArrayList<>();

  /** Takes over the results of the harness. */
  public static Figures of(Collection<RunResult> results) {
    Figures figures = new Figures();
    results.forEach(it -> figures.figures.add(figure(it)));
    return figures;
  }

  private static Figure figure(RunResult result) {
    BenchmarkParams params = result.getParams();
    String whole = params.getBenchmark();
    String about =
        params.getParamsKeys().stream().map(params::getParam).reduce("", (a, b) -> a + b);
    Statistics time = result.getPrimaryResult().getStatistics();
    double allocated =
        result.getSecondaryResults().containsKey(ALLOCATION)
            ? result.getSecondaryResults().get(ALLOCATION).getScore()
            : Double.NaN;
    return new Figure(
        whole.substring(whole.lastIndexOf('.') + 1),
        about,
        time.getPercentile(50),
        time.getMin(),
        time.getMax(),
        allocated);
  }

  /** The first of the same benchmark, or the yardstick for the same parameter. */
  private Optional<Figure> baseOf(Figure figure) {
    return figures.stream()
        .filter(it -> it.name().equals(YARDSTICK) && it.about().equals(figure.about()))
        .findFirst()
        .or(() -> figures.stream().filter(it -> it.name().equals(figure.name())).findFirst());
  }

  /** For people. */
  public String text() {
    TextTable table =
        new TextTable(
            "benchmark", "with", "ns", "least", "most", "octets allocated", "ratio", "to");
    for (Figure figure : figures) {
      Optional<Figure> base = baseOf(figure).filter(it -> !it.equals(figure));
      table.row(
          figure.name(),
          figure.about(),
          number(figure.nanos()),
          number(figure.least()),
          number(figure.most()),
          number(figure.octets()),
          base.map(it -> String.format(Locale.ROOT, "%.2f", figure.nanos() / it.nanos()))
              .orElse(""),
          base.map(it -> it.name() + " " + it.about()).orElse(""));
    }
    return table.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** For programs. */
  public ArrayNode json() {
    ArrayNode all = Json.array();
    for (Figure figure : figures) {
      ObjectNode one = all.addObject();
      one.put("benchmark", figure.name());
      one.put("with", figure.about());
      one.put("nanos", figure.nanos());
      one.put("nanosLeast", figure.least());
      one.put("nanosMost", figure.most());
      if (!Double.isNaN(figure.octets())) {
        one.put("octetsAllocated", figure.octets());
      }
    }
    return all;
  }
}
