package org.maarg.checks.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** Runs worlds on classes of the core that note where they have been (JaCoCo's probes). */
final class Reacher {
  private final RuntimeData data = new RuntimeData();
  private final LoggerRuntime runtime = new LoggerRuntime();
  private final List<String> names = CoreClasses.names();

  /** Where each of these worlds goes. */
  Reach of(List<String> worlds, Consumer<String> progress) {
    Map<String, ExecutionDataStore> seen = new LinkedHashMap<>();
    try {
      runtime.startup(data);
      Function<String, String> trial = Trials.trial(new CoreLoader(this::instrumented));
      for (String world : worlds) {
        progress.accept(world);
        String found = trial.apply(world);
        if (!found.isEmpty()) {
          throw new IllegalStateException(world + " does not come out as ever: " + found);
        }
        seen.put(world, collect());
      }
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    } finally {
      runtime.shutdown();
    }
    return reach(seen);
  }

  /** Copies: what JaCoCo hands over it clears for the next world. */
  private ExecutionDataStore collect() {
    ExecutionDataStore store = new ExecutionDataStore();
    data.collect(it -> store.put(copy(it)), new SessionInfoStore(), true);
    return store;
  }

  private static ExecutionData copy(ExecutionData data) {
    return new ExecutionData(data.getId(), data.getName(), data.getProbes().clone());
  }

  private byte[] instrumented(String name, byte[] octets) {
    try {
      return new Instrumenter(runtime).instrument(octets, name);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Reach reach(Map<String, ExecutionDataStore> seen) {
    ExecutionDataStore together = new ExecutionDataStore();
    seen.values().forEach(store -> store.accept(it -> together.put(copy(it))));
    List<IClassCoverage> all = analyzed(together);
    Reach reach =
        new Reach(
            new Reach.Count(
                all.stream().mapToInt(it -> it.getLineCounter().getTotalCount()).sum(),
                all.stream().mapToInt(it -> it.getBranchCounter().getTotalCount()).sum()),
            covered(all));
    all.forEach(it -> unreached(it, reach));
    for (Map.Entry<String, ExecutionDataStore> entry : seen.entrySet()) {
      List<IClassCoverage> classes = analyzed(entry.getValue());
      reach.count(entry.getKey(), covered(classes));
      classes.forEach(it -> lines(entry.getKey(), it, reach));
    }
    return reach;
  }

  private static Reach.Count covered(List<IClassCoverage> classes) {
    return new Reach.Count(
        classes.stream().mapToInt(it -> it.getLineCounter().getCoveredCount()).sum(),
        classes.stream().mapToInt(it -> it.getBranchCounter().getCoveredCount()).sum());
  }

  private static void unreached(IClassCoverage type, Reach reach) {
    String file = file(type.getName());
    reach.type(
        file,
        new Reach.Count(
            type.getLineCounter().getTotalCount(), type.getBranchCounter().getTotalCount()),
        covered(List.of(type)));
    for (IMethodCoverage method : type.getMethods()) {
      for (int line = method.getFirstLine(); line <= method.getLastLine(); line++) {
        boolean missed =
            method.getLine(line).getStatus() == ICounter.NOT_COVERED
                && type.getLine(line).getStatus() == ICounter.NOT_COVERED;
        if (missed) {
          reach.unreached(file, name(method.getName()), line);
        }
      }
    }
  }

  /** The source file of a class as a page names it. */
  private static String file(String type) {
    String name = CoreClasses.shortName(type.replace('/', '.'));
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /** A lambda belongs to the method that it stands in. */
  private static String name(String method) {
    return method.startsWith("lambda$")
        ? method.substring("lambda$".length(), method.lastIndexOf('$'))
        : method;
  }

  private static void lines(String world, IClassCoverage type, Reach reach) {
    for (int line = type.getFirstLine(); line <= type.getLastLine(); line++) {
      int status = type.getLine(line).getStatus();
      if (status == ICounter.FULLY_COVERED || status == ICounter.PARTLY_COVERED) {
        reach.reached(world, type.getName().replace('/', '.'), line);
      }
    }
  }

  private List<IClassCoverage> analyzed(ExecutionDataStore store) {
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(store, builder);
    try {
      for (String name : names) {
        analyzer.analyzeClass(CoreClasses.octets(name).orElseThrow(), name);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new ArrayList<>(builder.getClasses());
  }
}
