package org.maarg.spec.cli;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg requirements}. */
public final class SpecCommands implements CommandProvider {
  /** Found by the command line. */
  public SpecCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new RequirementsCommand());
  }
}
