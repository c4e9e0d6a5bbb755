package org.maarg.fuzz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.fuzz.Targets;
import org.maarg.fuzz.coverage.Excuses;
import org.maarg.fuzz.coverage.Measurement;
import org.maarg.fuzz.run.FuzzHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures what the committed inputs of the targets reach. */
@Command(
    name = "fuzz-coverage",
    header = "Count the branches of decoder and nodes that the committed fuzz inputs take.",
    description = {
      "",
      "Runs every target on its committed corpus and regressions, nothing else, in classes that"
          + " JaCoCo has instrumented. A branch that is not taken must be listed with a reason,"
          + " and a listed one must not be taken.",
      ""
    },
    footer = {
      "",
      "Example: maarg fuzz-coverage",
      "",
      "Exit status: 0 as listed, and enough; 1 not so."
    })
final class CoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    FuzzHome home = FuzzHome.ofTheseClasses();
    Measurement.Result result;
    try {
      result = Measurement.of(home, Targets.all());
    } catch (IOException broken) {
      throw CliException.file(home.root(), broken);
    }
    out.printf("%d inputs%n", result.inputs());
    Map<String, List<Excuses.Excuse>> excuses = Excuses.all();
    for (Measurement.PackageCoverage coverage : result.packages()) {
      print(out, coverage, excuses.getOrDefault(coverage.name(), List.of()));
    }
    List<String> problems = Excuses.problems(result);
    problems.forEach(problem -> out.println("FAILED " + problem));
    out.flush();
    return problems.isEmpty() ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }

  private static void print(
      PrintWriter out, Measurement.PackageCoverage coverage, List<Excuses.Excuse> excuses) {
    out.printf(
        "%-20s %5d of %5d branches taken, %.1f %%%n",
        coverage.name(), coverage.taken(), coverage.branches(), 100 * coverage.ratio());
    for (Excuses.Excuse excuse : excuses) {
      out.printf(
          "  %3d %s in %s: %s%n",
          excuse.missed(),
          excuse.reachable() ? "not taken  " : "unreachable",
          excuse.at(),
          excuse.why());
    }
  }
}
