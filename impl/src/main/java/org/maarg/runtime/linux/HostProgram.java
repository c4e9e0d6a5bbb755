package org.maarg.runtime.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Programs of the host that are run to their end. What they write to standard error counts only
 * when they fail: {@code ip} also tells there of every namespace that goes while it looks at
 * another.
 */
public final class HostProgram {
  private static final int PATIENCE_SECONDS = 20;

  private HostProgram() {}

  /**
   * Runs a program and waits for it, for 20 seconds at most.
   *
   * @param namespace file of the network namespace to run it in; none for the program's own
   * @param input what it reads from its standard input
   * @return what it said on standard output
   * @throws LinuxException if it is not there or fails; the message has all that it said, errors
   *     first, and not what it was given
   */
  public static String run(Optional<Path> namespace, List<String> command, String input) {
    List<String> whole = new ArrayList<>();
    namespace.ifPresent(file -> whole.addAll(List.of("nsenter", "--net=" + file, "--")));
    whole.addAll(command);
    String name = command.get(0);
    try {
      Process process = new ProcessBuilder(whole).start();
      CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> errors(process));
      feed(process, input);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LinuxException(name + " does not end", null);
      }
      if (process.exitValue() != 0) {
        String said = (errors.join() + output).strip();
        throw new LinuxException(name + ": " + (said.isEmpty() ? "fails" : said), null);
      }
      return output;
    } catch (IOException e) {
      throw new LinuxException("cannot run " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinuxException("interrupted while " + name + " was at work", e);
    }
  }

  private static void feed(Process process, String input) throws IOException {
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      if (!input.isEmpty() && process.isAlive()) {
        throw ended;
      }
    }
  }

  private static String errors(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
