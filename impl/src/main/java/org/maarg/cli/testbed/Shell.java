package org.maarg.cli.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.runtime.linux.HostProgram;
import org.maarg.runtime.linux.LinuxException;

/** Programs of the host as benches use them, with errors that tell the whole command. */
final class Shell {
  private Shell() {}

  /** What went wrong outside of this program. */
  static final class ShellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShellException(String message) {
      super(message);
    }
  }

  /**
   * Runs a program.
   *
   * @return what it wrote to its standard output
   * @throws ShellException if it failed; the message has what it wrote, errors first
   */
  static String run(String... command) {
    return run(List.of(command), "");
  }

  /**
   * As {@link #run(String...)}, with lines for its standard input.
   *
   * @throws ShellException likewise
   */
  static String run(List<String> command, String input) {
    try {
      return HostProgram.run(Optional.empty(), command, input);
    } catch (LinuxException e) {
      throw new ShellException(String.join(" ", command) + ": " + e.getMessage());
    }
  }

  /** A command line that runs in a namespace. */
  static List<String> inside(Path namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "--"));
    whole.addAll(List.of(command));
    return whole;
  }
}
