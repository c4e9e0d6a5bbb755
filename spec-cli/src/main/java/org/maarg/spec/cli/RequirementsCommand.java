package org.maarg.spec.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The catalogue of requirements. */
@Command(
    name = "requirements",
    header = "Hold the catalogue of requirements against the texts of the RFCs.",
    description = {
      "",
      "The texts are not part of maarg. Get rfc8885.txt and the others from the RFC Editor, and"
          + " name their folder with --rfc.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example: maarg requirements coverage --rfc DIR",
      "",
      "Exit status: that of the command below it; 2 there is none."
    },
    subcommands = {CoverageCommand.class, SentencesCommand.class})
final class RequirementsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  RequirementsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
