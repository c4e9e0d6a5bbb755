package org.maarg.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command, as its {@code --help} does. */
@Command(
    name = HelpCommand.NAME,
    header = "Explain a command, as its --help does.",
    description = {""},
    footer = {
      "",
      "Example: maarg help scenario run",
      "",
      "Exit status: 0 done; 2 there is no such command."
    })
final class HelpCommand implements Callable<Integer> {
  static final String NAME = "help";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "Its name, and those of commands below it (default: maarg itself).")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : names) {
      CommandLine below = command.getSubcommands().get(name);
      if (below == null) {
        String known = String.join(", ", command.getSubcommands().keySet());
        throw CliException.usage(name, "is no command; there are " + known);
      }
      command = below;
    }
    PrintWriter out = spec.commandLine().getOut();
    command.usage(out);
    out.flush();
    return ExitStatus.OK;
  }
}
