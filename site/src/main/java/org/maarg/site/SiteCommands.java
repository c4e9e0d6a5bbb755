package org.maarg.site;

import java.util.List;
import org.maarg.cli.CommandProvider;

/** Adds {@code maarg site}. */
public final class SiteCommands implements CommandProvider {
  /** Found by the command line. */
  public SiteCommands() {}

  @Override
  public List<Object> commands() {
    return List.of(new SiteCommand());
  }
}
