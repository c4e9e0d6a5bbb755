package org.maarg.checks.cli;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg check} and what goes with it. */
public final class CheckCommands implements CommandProvider {
  /** Found by the command line. */
  public CheckCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new CheckCommand(), new CheckMutationsCommand(), new CheckCoverageCommand());
  }
}
