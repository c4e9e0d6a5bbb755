package org.maarg.cli.testbed;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** The command of this room. */
public final class TestbedCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new TestbedCommand());
  }
}
