package org.maarg.cli.crash;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** The command of this room. */
public final class CrashCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new CrashCommand());
  }
}
