package org.maarg.security.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The attack and overload scenarios. */
@Command(
    name = "scenario",
    header = "Attack and overload scenarios: list, run and judge them, or report.",
    description = {""},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example: maarg scenario run late-update",
      "",
      "Exit status: that of the command below it; 2 there is none."
    },
    subcommands = {ListCommand.class, RunCommand.class, ReportCommand.class})
final class ScenarioCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: list, run or report");
  }
}
