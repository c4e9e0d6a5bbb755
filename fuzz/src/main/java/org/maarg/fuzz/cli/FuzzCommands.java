package org.maarg.fuzz.cli;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg fuzz}, {@code fuzz-seeded} and {@code fuzz-coverage}. */
public final class FuzzCommands implements CommandProvider {
  /** Found by the command line. */
  public FuzzCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new FuzzCommand(), new SeededCommand(), new CoverageCommand());
  }
}
