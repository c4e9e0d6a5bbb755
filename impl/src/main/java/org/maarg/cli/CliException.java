package org.maarg.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

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

  /** The command could be understood, but not be carried out. */
  public static CliException negative(String place, String reason) {
    return new CliException(ExitStatus.NEGATIVE, List.of(place + ": " + reason));
  }

  /** A file that the arguments name cannot be read or written. */
  public static CliException file(Object file, IOException cause) {
    return usage(file.toString(), reasonOf(cause));
  }

  /** What the command ends with. */
  public int exitStatus() {
    return exitStatus;
  }

  /** Why reading or writing failed, without the name of the file. */
  private static String reasonOf(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "is there already";
    } else if (cause instanceof NotDirectoryException) {
      return "is not a folder";
    } else if (cause instanceof FileSystemException it && it.getReason() != null) {
      return it.getReason();
    }
    String message = cause.getMessage();
    return message == null ? "cannot be read or written" : message;
  }

  /** What to tell the user, a line for each problem. */
  public List<String> lines() {
    return lines;
  }
}
