package org.maarg.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.maarg.runtime.config.Faults;
import org.maarg.runtime.config.Spelling;

/** Ends a command with a line for the user: where it went wrong and why. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;
  private final transient List<String> lines;

  private CliException(int exitStatus, List<String> lines) {
    super(String.join("; ", lines));
    this.exitStatus = exitStatus;
    this.lines = List.copyOf(lines);
  }

  /** The arguments, or a file that they name, cannot be used. */
  public static CliException usage(String place, String reason) {
    return usage(List.of(place + ": " + reason));
  }

  /** As {@link #usage(String, String)}, for several problems at once, each with its place. */
  public static CliException usage(List<String> problems) {
    return new CliException(ExitStatus.USAGE, problems);
  }

  /**
   * A name that the arguments have is none; the nearest that there is is told.
   *
   * @param what it should name, as "world"
   * @param where the names are told, as "--list names them"
   */
  public static CliException unknown(
      String name, String what, Collection<String> known, String where) {
    return usage(name, "no such " + what + Spelling.suggestion(name, known) + "; " + where);
  }

  /** The command could be understood, but not be carried out. */
  public static CliException negative(String place, String reason) {
    return new CliException(ExitStatus.NEGATIVE, List.of(place + ": " + reason));
  }

  /** What was asked for is about sources, and this program was not built among them. */
  public static CliException withoutSources() {
    return usage(
        "source tree",
        "is needed, and this program was not built in one: use ./maarg in a source tree");
  }

  /** A file that the arguments name cannot be read or written. */
  public static CliException file(Object file, IOException cause) {
    return usage(file.toString(), Faults.reasonOf(cause));
  }

  /** What the command ends with. */
  public int exitStatus() {
    return exitStatus;
  }

  /** What to tell the user, a line for each problem. */
  public List<String> lines() {
    return lines;
  }
}
