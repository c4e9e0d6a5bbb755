package org.maarg.security.cli;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg scenario}. */
public final class ScenarioCommands implements CommandProvider {
  /** Found by the command line. */
  public ScenarioCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new ScenarioCommand());
  }
}
