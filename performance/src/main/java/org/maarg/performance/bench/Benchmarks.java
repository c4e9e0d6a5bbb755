package org.maarg.performance.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH, each benchmark in a Java machine of its own. */
public final class Benchmarks {
  private static final int WARM_UPS = 3;

  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param classes that have them
   * @param only names of those to run; none for all
   * @param values of parameters, by name, in place of their own
   * @param iterations that count
   * @param millis length of an iteration
   * @throws RunnerException if one fails
   */
  public static Collection<RunResult> run(
      List<Class<?>> classes,
      List<String> only,
      Map<String, List<String>> values,
      int iterations,
      int millis)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(millis))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (Class<?> group : classes) {
      String name = group.getName().replace(".", "\\.") + "\\.";
      if (only.isEmpty()) {
        options.include(name);
      }
      only.forEach(it -> options.include(name + it + "$"));
    }
    values.forEach((name, all) -> options.param(name, all.toArray(String[]::new)));
    return new Runner(options.build()).run();
  }
}
