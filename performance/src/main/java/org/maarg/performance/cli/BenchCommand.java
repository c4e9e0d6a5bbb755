package org.maarg.performance.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.performance.bench.Benchmarks;
import org.maarg.performance.bench.CodecBench;
import org.maarg.performance.bench.CoreBench;
import org.maarg.performance.bench.Figures;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times the codec and the core. */
@Command(
    name = "bench",
    header = "Time the codec and the CMD's core, each beside a yardstick.",
    description = {
      "",
      "Runs JMH. codec: reading and writing of messages, beside the checksum alone over the same"
          + " octets. core: a renewal with 1,000 and with 1,000,000 mobile nodes, a handover with 1,"
          + " 5 and 20 previous MAARs. Figures are medians of the iterations with the shortest and"
          + " the longest; compare ratios, for machines are noisy.",
      ""
    },
    footer = {
      "",
      "Example: maarg bench codec",
      "Example: maarg bench core --iterations 10 --json",
      "",
      "Exit status: 0 measured; 1 a benchmark failed; 2 arguments cannot be used."
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "GROUP",
      arity = "1..*",
      description = "codec, core; several may be named.")
  private List<String> groups = List.of();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Iterations that count, 1 to 100 (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int iterations;

  @Option(
      names = "--millis",
      paramLabel = "MS",
      description = "Length of an iteration, 1 to 60000 (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000")
  private int millis;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Of the benchmarks those whose name is this; may be repeated.")
  private List<String> only = List.of();

  @Option(names = "--json", description = "Write one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    range("--iterations", iterations, 100);
    range("--millis", millis, 60_000);
    Figures figures = Figures.of(run());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.write(figures.json()) + "\n" : figures.text());
    out.flush();
    return ExitStatus.OK;
  }

  private static void range(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw CliException.usage(option, "1 to " + most);
    }
  }

  private Collection<RunResult> run() {
    List<Class<?>> classes = new ArrayList<>();
    groups.forEach(it -> classes.add(classOf(it)));
    try {
      return Benchmarks.run(classes, only, Map.of(), iterations, millis);
    } catch (RunnerException e) {
      throw CliException.negative("bench", String.valueOf(e.getMessage()).strip());
    }
  }

  private static Class<?> classOf(String group) {
    return switch (group.toLowerCase(Locale.ROOT)) {
      case "codec" -> CodecBench.class;
      case "core" -> CoreBench.class;
      default -> throw CliException.usage("GROUP", "'" + group + "' is neither codec nor core");
    };
  }
}
