package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.maarg.cli.Json;
import org.maarg.performance.bench.Benchmarks;
import org.maarg.performance.bench.CodecBench;
import org.maarg.performance.bench.CoreBench;
import org.maarg.performance.bench.Figures;
import org.maarg.performance.load.LoadException;
import org.openjdk.jmh.runner.RunnerException;

/** Benchmarks of the codec or of the core, with what an operation allocates. */
enum BenchPart implements Part {
  CODEC("codec", CodecBench.class),
  REFRESH("refresh", CoreBench.class),
  HANDOVER("handover", CoreBench.class);

  /** With fewer, one bad iteration of a noisy machine shows. */
  private static final int FEWEST = 5;

  private final String title;
  private final Class<?> benchmarks;

  BenchPart(String title, Class<?> benchmarks) {
    this.title = title;
    this.benchmarks = benchmarks;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String command() {
    return this == CODEC ? "maarg bench " + title : "maarg bench core --only " + title;
  }

  /** Of its class's benchmarks. */
  private List<String> only() {
    return this == CODEC ? List.of() : List.of(title);
  }

  private Map<String, List<String>> values(Scale scale) {
    return switch (this) {
      case CODEC -> Map.of("message", scale.messages());
      case REFRESH -> Map.of("mobileNodes", words(scale.mns()));
      case HANDOVER -> Map.of("previousMaars", words(scale.previous()));
    };
  }

  private static List<String> words(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  @Override
  public ObjectNode measure(Scale scale) {
    int iterations = scale.rounds() == 1 ? 1 : Math.max(FEWEST, scale.rounds());
    try {
      Figures figures =
          Figures.of(
              Benchmarks.run(
                  List.of(benchmarks), only(), values(scale), iterations, scale.benchMillis()));
      return Json.object().put("iterations", iterations).set("figures", figures.json());
    } catch (RunnerException e) {
      throw new LoadException("a benchmark failed", e);
    }
  }
}
