package org.maarg.runtime.dataplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program that stays and takes commands line by line: starting one for each command would take
 * longer than all the rest of a handover. It ends when its input does, and so with this program,
 * however this one ends. Used by one thread.
 */
final class ResidentProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  /** Stands for the end of the output, where it can be no line of it. */
  private static final String END = "\0";

  private final String name;
  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

  /**
   * Starts a program.
   *
   * @param namespace file of the network namespace to run it in; none for the program's own
   * @throws DataPlaneException if there is no such program
   */
  ResidentProcess(Optional<Path> namespace, List<String> command) {
    name = command.get(0);
    // In a session of its own: Ctrl-C is for this program, which has work left for that one.
    List<String> whole = new ArrayList<>(List.of("setsid"));
    namespace.ifPresent(file -> whole.addAll(List.of("nsenter", "--net=" + file, "--")));
    whole.addAll(command);
    try {
      process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new DataPlaneException("cannot start " + whole.get(0) + ": " + e.getMessage(), e);
    }
    input = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "maarg-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add("cannot be read: " + e.getMessage());
    }
    output.add(END);
  }

  /**
   * Gives commands, and waits until they are done.
   *
   * @param lines the last of which makes the program say what {@code last} recognises
   * @return what it said before
   * @throws DataPlaneException if it ends, or does not answer for 30 seconds
   */
  List<String> run(List<String> lines, Predicate<String> last) {
    tell(String.join("\n", lines));
    return answer(last);
  }

  /**
   * Gives commands without waiting for them.
   *
   * @throws DataPlaneException if the program has ended
   */
  void tell(String lines) {
    try {
      input.write(lines);
      input.write('\n');
      input.flush();
    } catch (IOException e) {
      throw new DataPlaneException(name + " has ended: " + String.join("; ", output), e);
    }
  }

  /**
   * Waits until what was told is done; once for each time that it was told.
   *
   * @return what it said before
   * @throws DataPlaneException as {@link #run}
   */
  List<String> answer(Predicate<String> last) {
    List<String> said = new ArrayList<>();
    while (true) {
      String line = next();
      if (line.equals(END)) {
        throw new DataPlaneException(name + " has ended: " + String.join("; ", said));
      }
      if (last.test(line)) {
        return said;
      }
      said.add(line);
    }
  }

  private String next() {
    try {
      String line = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new DataPlaneException(name + " does not answer");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataPlaneException("interrupted while " + name + " was at work", e);
    }
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      process.destroy(); // It has ended already, or is about to.
    }
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
