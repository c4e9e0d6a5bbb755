package org.maarg.performance.cli;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg load}, {@code maarg bench} and {@code maarg performance}. */
public final class PerformanceCommands implements CommandProvider {
  /** Found by the command line. */
  public PerformanceCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new LoadCommand(), new BenchCommand(), new PerformanceCommand());
  }
}
