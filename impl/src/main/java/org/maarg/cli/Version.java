package org.maarg.cli;

import org.maarg.runtime.observe.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven writes into the jar; a class path without the jar has none. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "maarg " + BuildInfo.version(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
