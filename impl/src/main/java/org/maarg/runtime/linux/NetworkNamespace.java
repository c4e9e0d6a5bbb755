package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Network namespaces, named by their files such as {@code /run/netns/maar1}. */
public final class NetworkNamespace {
  private static final int O_RDONLY = 0;

  private NetworkNamespace() {}

  /**
   * Does something in a network namespace: on a thread that enters it and then ends, because a
   * thread that has entered one should serve nothing else. What it opens stays there.
   *
   * @param namespace none for the program's own: then on the calling thread
   * @throws LinuxException if the namespace cannot be entered
   */
  public static <T> T inside(Optional<Path> namespace, Supplier<T> task) {
    if (namespace.isEmpty()) {
      return task.get();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread visitor =
        new Thread(
            () -> {
              try {
                enter(namespace.get());
                result.complete(task.get());
              } catch (RuntimeException | LinkageError e) {
                result.completeExceptionally(e);
              }
            },
            "maarg-namespace");
    visitor.setDaemon(true);
    visitor.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Moves the calling thread into a namespace, for good: its sockets are opened there from now on.
   *
   * @throws LinuxException if that fails
   */
  public static void enter(Path namespace) {
    int descriptor;
    try {
      descriptor = LibC.open(namespace.toString(), O_RDONLY | LibC.O_CLOEXEC);
    } catch (LastErrorException e) {
      throw new LinuxException("cannot open the network namespace " + namespace, e);
    }
    try {
      LibC.setns(descriptor, LibC.CLONE_NEWNET);
    } catch (LastErrorException e) {
      throw new LinuxException("cannot enter the network namespace " + namespace, e);
    } finally {
      LibC.close(descriptor);
    }
  }
}
