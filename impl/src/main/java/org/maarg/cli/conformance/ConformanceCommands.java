package org.maarg.cli.conformance;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Commands of this room: tests of somebody else's node. */
public final class ConformanceCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new ConformanceCommand());
  }
}
