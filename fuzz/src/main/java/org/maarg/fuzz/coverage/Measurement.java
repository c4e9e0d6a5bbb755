package org.maarg.fuzz.coverage;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.maarg.checks.mutants.SourceTree;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.run.FreshClasses;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.protocol.cmd.Cmd;

/**
 * Runs targets on their committed inputs in classes that JaCoCo has instrumented, in this machine,
 * and counts the branches of wire and protocol that were taken.
 */
public final class Measurement {
  private static final List<String> PACKAGES =
      List.of(
          "org.maarg.wire",
          "org.maarg.wire.option",
          "org.maarg.wire.message",
          "org.maarg.protocol",
          "org.maarg.protocol.cmd",
          "org.maarg.protocol.maar");

  private final FuzzHome home;
  private final IRuntime runtime = new LoggerRuntime();
  private final RuntimeData data = new RuntimeData();
  private final FreshClasses classes;
  private int inputs;

  private Measurement(FuzzHome home) {
    this.home = home;
    Instrumenter instrumenter = new Instrumenter(runtime);
    this.classes =
        new FreshClasses(
            (name, octets) ->
                PACKAGES.contains(packageOf(name))
                    ? instrumenter.instrument(octets, name)
                    : octets);
  }

  /**
   * The branches of one package.
   *
   * @param gaps methods with branches that were not taken, by class and name
   */
  public record PackageCoverage(String name, int branches, int taken, List<Gap> gaps) {
    /** Share of the branches that were taken, 0 to 1. */
    public double ratio() {
      return branches == 0 ? 1 : (double) taken / branches;
    }
  }

  /**
   * What came out.
   *
   * @param inputs how many inputs were run
   */
  public record Result(int inputs, List<PackageCoverage> packages) {}

  /**
   * Runs targets on all their inputs.
   *
   * @throws IllegalStateException if a target finds something: what is committed must pass
   */
  public static Result of(FuzzHome home, List<TargetClass> targets) throws IOException {
    Measurement measurement = new Measurement(home);
    try {
      measurement.runtime.startup(measurement.data);
    } catch (Exception broken) {
      throw new IllegalStateException("JaCoCo does not start", broken);
    }
    try {
      for (TargetClass target : targets) {
        measurement.run(target, measurement.home.corpus(target));
        measurement.run(target, measurement.home.regressions(target));
      }
      return measurement.result();
    } finally {
      measurement.runtime.shutdown();
    }
  }

  private void run(TargetClass target, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        run(target, file, Files.readAllBytes(file));
      }
    }
  }

  // Whatever a target throws has the input's name to go with it.
  @SuppressWarnings("CatchingUnchecked")
  private void run(TargetClass target, Path file, byte[] octets) {
    inputs++;
    try {
      classes.run(target, octets);
    } catch (Throwable finding) {
      throw new IllegalStateException(target.name() + " fails on " + file, finding);
    }
  }

  private Result result() throws IOException {
    ExecutionDataStore executed = new ExecutionDataStore();
    data.collect(executed, new SessionInfoStore(), false);
    CoverageBuilder coverage = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(executed, coverage);
    Path place = SourceTree.placeOf(Cmd.class);
    if (Files.isDirectory(place)) {
      analyze(analyzer, place);
    } else {
      try (FileSystem archive = FileSystems.newFileSystem(place)) {
        analyze(analyzer, archive.getPath("/"));
      }
    }
    return new Result(inputs, PACKAGES.stream().map(name -> ofPackage(name, coverage)).toList());
  }

  private static void analyze(Analyzer analyzer, Path root) throws IOException {
    for (String name : PACKAGES) {
      try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
          analyzer.analyzeClass(Files.readAllBytes(file), file.toString());
        }
      }
    }
  }

  private static PackageCoverage ofPackage(String name, CoverageBuilder coverage) {
    int branches = 0;
    int taken = 0;
    List<Gap> gaps = new ArrayList<>();
    for (IClassCoverage type : coverage.getClasses()) {
      if (!type.getPackageName().equals(name.replace('.', '/'))) {
        continue;
      }
      branches += type.getBranchCounter().getTotalCount();
      taken += type.getBranchCounter().getCoveredCount();
      for (IMethodCoverage method : type.getMethods()) {
        if (method.getBranchCounter().getMissedCount() > 0) {
          gaps.add(gap(type, method));
        }
      }
    }
    return new PackageCoverage(name, branches, taken, Gap.merged(gaps));
  }

  private static Gap gap(IClassCoverage type, IMethodCoverage method) {
    List<Integer> lines = new ArrayList<>();
    for (int line = method.getFirstLine(); line <= method.getLastLine(); line++) {
      ICounter counter = method.getLine(line).getBranchCounter();
      if (counter.getMissedCount() > 0) {
        lines.add(line);
      }
    }
    String name = type.getName().substring(type.getName().lastIndexOf('/') + 1);
    return new Gap(
        name.replace('$', '.'),
        method.getName(),
        method.getBranchCounter().getMissedCount(),
        lines);
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }
}
