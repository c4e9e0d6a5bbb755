package org.maarg.checks.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for as long as somebody needs it, and at most one process that works in it. Both are
 * gone when it is closed, or when this program is stopped by a signal.
 */
public final class Scratch implements AutoCloseable {
  private static final Set<Scratch> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Thread atTheEnd = new Thread(() -> OPEN.forEach(Scratch::close), "scratch");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  private final Path path;
  private Optional<Process> process = Optional.empty();
  private boolean closed;

  private Scratch(Path path) {
    this.path = path;
  }

  /** A new, empty folder whose name begins so. */
  public static Scratch open(String prefix) {
    try {
      Scratch scratch = new Scratch(Files.createTempDirectory(prefix));
      OPEN.add(scratch);
      return scratch;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /**
   * Starts a process in the folder.
   *
   * @throws IllegalStateException if the folder is closed already: this program is being stopped
   */
  public synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IllegalStateException("stopped");
    }
    Process started = builder.directory(path.toFile()).start();
    process = Optional.of(started);
    return started;
  }

  /** Ends the process and removes the folder with everything in it; once is enough. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    OPEN.remove(this);
    try {
      if (process.isPresent()) {
        process.get().destroyForcibly().waitFor();
      }
      Hunt.delete(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
