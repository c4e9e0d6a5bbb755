package org.maarg.runtime.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;

/** Raw IPv6 sockets of Linux, which the JDK does not offer. */
final class RawSocket {
  private static final int AF_INET6 = 10;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int O_RDONLY = 0;
  private static final int O_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int EPERM = 1;

  /** The C library; loaded when a raw socket is wanted, not before. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int open(String path, int flags) throws LastErrorException;

    static native int setns(int descriptor, int type) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
  }

  private RawSocket() {}

  /**
   * Opens a socket that does not block.
   *
   * @param protocol next header of the packets, 0..255
   * @param namespace file of the network namespace to open it in; none for the program's own
   * @return its file descriptor
   * @throws TransportException if that fails; the message says what is needed
   */
  static int open(int protocol, Optional<Path> namespace) {
    try {
      return namespace.isEmpty()
          ? socket(protocol)
          : inside(namespace.get(), () -> socket(protocol));
    } catch (LastErrorException e) {
      String needed = namespace.isEmpty() ? "CAP_NET_RAW" : "CAP_NET_RAW and CAP_SYS_ADMIN";
      throw new TransportException(
          e.getErrorCode() == EPERM
              ? "a raw socket of protocol " + protocol + " needs " + needed
              : "cannot open a raw socket of protocol " + protocol,
          e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new TransportException("raw sockets need Linux with the C library", e);
    }
  }

  private static int socket(int protocol) {
    return LibC.socket(AF_INET6, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
  }

  /**
   * Does something in another network namespace: on a thread that enters it and then ends, because
   * a thread that has entered one should serve nothing else. What it opens stays there.
   */
  static int inside(Path namespace, IntSupplier task) {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread visitor =
        new Thread(
            () -> {
              try {
                enter(namespace);
                result.complete(task.getAsInt());
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

  private static void enter(Path namespace) {
    int descriptor;
    try {
      descriptor = LibC.open(namespace.toString(), O_RDONLY | O_CLOEXEC);
    } catch (LastErrorException e) {
      throw new TransportException("cannot open the network namespace " + namespace, e);
    }
    try {
      LibC.setns(descriptor, CLONE_NEWNET);
    } catch (LastErrorException e) {
      throw new TransportException("cannot enter the network namespace " + namespace, e);
    } finally {
      LibC.close(descriptor);
    }
  }
}
