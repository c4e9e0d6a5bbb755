package org.maarg.cli.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** Moves a link at once: starting a program would take longer than what is measured. */
final class Plug implements AutoCloseable {
  private static final String SENTINEL = "link show dev lo";
  private static final String SENTINEL_ANSWER = "    link/loopback";

  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  Plug(Path namespace) {
    try {
      process =
          new ProcessBuilder(Shell.inside(namespace, "ip", "-force", "-batch", "-"))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new Shell.ShellException("cannot start ip: " + e.getMessage());
    }
    input = process.outputWriter();
    output = process.inputReader();
  }

  /**
   * Carries out a command of iproute2.
   *
   * @throws Shell.ShellException if that fails
   */
  void run(String command) {
    try {
      input.write(command + "\n" + SENTINEL + "\n");
      input.flush();
      String line = output.readLine();
      String said = "";
      while (line != null && !line.startsWith(SENTINEL_ANSWER)) {
        if (line.startsWith("Command failed")) {
          throw new Shell.ShellException("ip " + command + ": " + said);
        }
        said = line;
        line = output.readLine();
      }
    } catch (IOException e) {
      throw new Shell.ShellException("ip " + command + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
