package org.maarg.checks.page;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg explore}. */
public final class ExploreCommands implements CommandProvider {
  /** Found by the command line. */
  public ExploreCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new ExploreCommand());
  }
}
