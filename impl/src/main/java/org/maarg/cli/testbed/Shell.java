package org.maarg.cli.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Programs of the host, each run to its end. What they write to standard error counts only when
 * they fail: {@code ip} also tells there of every namespace that goes while it looks at another.
 */
final class Shell {
  private static final int PATIENCE_SECONDS = 20;

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
      Process process = new ProcessBuilder(command).start();
      FutureTask<String> errors = new FutureTask<>(() -> text(process.getErrorStream()));
      new Thread(errors, "maarg-errors").start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = text(process.getInputStream());
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        String said = (errors.get() + output).trim();
        throw new ShellException(String.join(" ", command) + ": " + said);
      }
      return output;
    } catch (ExecutionException e) {
      throw new ShellException(String.join(" ", command) + ": " + e.getCause());
    } catch (IOException e) {
      throw new ShellException(String.join(" ", command) + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException("interrupted");
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A command line that runs in a namespace. */
  static List<String> inside(Path namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "--"));
    whole.addAll(List.of(command));
    return whole;
  }
}
