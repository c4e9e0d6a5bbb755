package org.maarg.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that may not be there. */
final class Tool {
  private static final long PATIENCE_SECONDS = 120;

  /** How a program ended and what it wrote to its standard output. */
  record Result(int status, String output) {}

  private Tool() {}

  /** True if a program can be started and says that it works. */
  static boolean works(String... command) {
    try {
      return run(List.of(command)).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static Result run(List<String> command) throws IOException {
    Path output = Files.createTempFile("maarg", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end");
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(output);
    }
  }
}
