package org.maarg.cli.live;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Commands of this room: a page of running nodes. */
public final class LiveCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new WatchCommand());
  }
}
