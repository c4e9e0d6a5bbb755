package org.maarg.cli.demo;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Commands of this room: a domain on loopback sockets. */
public final class DemoCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new DemoCommand());
  }
}
