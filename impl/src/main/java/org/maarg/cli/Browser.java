package org.maarg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Opens an address in the browser of whoever runs the command. */
public final class Browser {
  private Browser() {}

  /** Tries {@code $BROWSER}, or what the desktop takes for it; a line says if neither is there. */
  public static void open(String address, PrintWriter err) {
    String program = Optional.ofNullable(System.getenv("BROWSER")).orElse("xdg-open");
    try {
      new ProcessBuilder(program, address)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException notThere) {
      err.println("no browser opened (" + program + " does not start): open the address yourself");
      err.flush();
    }
  }
}
