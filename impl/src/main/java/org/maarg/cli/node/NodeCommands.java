package org.maarg.cli.node;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Commands of this room: long-running nodes and what is asked of them. */
public final class NodeCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(
        new NodeCommand.Cmd(),
        new NodeCommand.Maar(),
        new ControlCommand.Attach(),
        new ControlCommand.Detach(),
        new ControlCommand.Bindings(),
        new ShowCommand(),
        new IpsecCommand(),
        new LogLevelCommand());
  }
}
