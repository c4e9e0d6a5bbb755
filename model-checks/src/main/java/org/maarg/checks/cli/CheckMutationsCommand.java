package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.checks.mutation.MutationReport;
import org.maarg.checks.mutation.MutationRun;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The worlds alone against mutants of the core. */
@Command(
    name = "check-mutations",
    header = "Change the core in one place at a time and see whether the worlds notice.",
    description = {
      "",
      "PIT's standard operators change one thing in a class of the core. The explorer runs worlds that"
          + " reach the line, until a property breaks or a witness is missing. Each search ends: after three"
          + " times the states that the world has, or when a node goes round in its code.",
      ""
    },
    footer = {
      "",
      "Examples: maarg check-mutations --sample 10",
      "          maarg check-mutations --sample 100 --package cmd.",
      "",
      "Exit status: 0 the score is at least --least, 1 it is not, 2 the arguments cannot be used."
    })
final class CheckMutationsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "How many mutants to draw; all of them if it is more than there are. Default: 300.")
  private int sample = MutationRun.PUBLISHED.sample();

  @Option(names = "--seed", paramLabel = "S", description = "Which ones. Default: 8885.")
  private long seed = MutationRun.PUBLISHED.seed();

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "The classes of the core whose names begin so: cmd., maar.Refusals, Pace.")
  private String part = "";

  @Option(
      names = "--states",
      paramLabel = "N",
      description = "Leave out worlds of more states. Default: 10000.")
  private int states = MutationRun.PUBLISHED.states();

  @Option(
      names = "--worlds",
      paramLabel = "N",
      description = "Try no more worlds on a mutant. Default: 60.")
  private int worlds = MutationRun.PUBLISHED.worlds();

  @Option(
      names = "--least",
      paramLabel = "PERCENT",
      description = "The score that is asked for. Default: 0.")
  private int least;

  @Option(
      names = "--results",
      description = "Write model-checks/MUTATIONS.md; not with a sample or limits of your own.")
  private boolean results;

  @Override
  public Integer call() {
    if (sample < 1 || states < 1 || worlds < 1) {
      throw CliException.usage("--sample, --states, --worlds", "give 1 or more");
    }
    MutationRun run = new MutationRun(sample, seed, part, states, worlds);
    if (results && !run.equals(MutationRun.PUBLISHED)) {
      throw CliException.usage("--results", "the page is about the sample and limits by default");
    }
    PrintWriter err = spec.commandLine().getErr();
    MutationReport report =
        MutationReport.of(
            run,
            line -> {
              err.println(line);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> written = results ? Optional.of(report.write()) : Optional.empty();
    out.println(written.map(file -> "written: " + file).orElseGet(report::text));
    out.flush();
    return report.percent() >= least ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }
}
