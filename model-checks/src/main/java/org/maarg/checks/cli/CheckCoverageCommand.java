package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.maarg.checks.mutation.CoverageReport;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which lines of the core the worlds reach. */
@Command(
    name = "check-coverage",
    header = "Tell which lines and branches of the core each world reaches.",
    description = {
      "",
      "Worlds in which every property holds are explored on classes that note where they have been."
          + " A line that no world reaches needs a reason (unreached.yaml).",
      ""
    },
    footer = {
      "",
      "Example: maarg check-coverage --states 5000",
      "",
      "Exit status: 0 each line that no world reaches has a reason, 1 one has none, or a reason is"
          + " for what is reached; 2 the arguments cannot be used."
    })
final class CheckCoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--states",
      paramLabel = "N",
      description = "Leave out worlds of more states; not with --results. Default: 20000.")
  private int states = CoverageReport.STATES;

  @Option(names = "--results", description = "Write model-checks/COVERAGE.md.")
  private boolean results;

  @Override
  public Integer call() {
    if (states < 1 || (results && states != CoverageReport.STATES)) {
      throw CliException.usage("--states " + states, "give 1 or more, and --results without it");
    }
    PrintWriter err = spec.commandLine().getErr();
    CoverageReport report =
        CoverageReport.of(
            states,
            world -> {
              err.println("exploring " + world);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(results ? "written: " + report.write() : report.text());
    report.problems().forEach(out::println);
    out.flush();
    return report.problems().isEmpty() ? ExitStatus.OK : ExitStatus.NEGATIVE;
  }
}
