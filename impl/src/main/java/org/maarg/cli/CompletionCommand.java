package org.maarg.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the completion of commands and options for shells. */
@Command(
    name = CompletionCommand.NAME,
    header = "Write what makes bash and zsh complete commands and options.",
    description = {""},
    footer = {
      "",
      "Example: maarg completion > ~/.maarg-completion && . ~/.maarg-completion",
      "",
      "Exit status: 0 done."
    })
final class CompletionCommand implements Callable<Integer> {
  static final String NAME = "completion";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("maarg", spec.root().commandLine()));
    out.flush();
    return ExitStatus.OK;
  }
}
