package org.maarg.runtime.dataplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.linux.NetworkNamespace;

/**
 * Held by the one MAAR that forwards in a network namespace: two would each take the other's state
 * for left over. The kernel gives it up with the program, however that ends.
 */
final class NamespaceLock implements AutoCloseable {
  private static final Path FOLDER = Path.of("/run/lock");
  private static final Path NAMESPACE = Path.of("/proc/thread-self/ns/net");
  private static final Path FORWARDING = Path.of("/proc/sys/net/ipv6/conf/all/forwarding");

  private final FileChannel channel;

  private NamespaceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws DataPlaneException if another MAAR has it, or it cannot be had
   */
  static NamespaceLock take(Optional<Path> namespace) {
    String id = NetworkNamespace.inside(namespace, NamespaceLock::id);
    Path file = FOLDER.resolve("maarg-forwarding-" + id);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DataPlaneException(
            "another MAAR forwards in " + namespace.map(Path::toString).orElse("this namespace"));
      }
      return new NamespaceLock(channel);
    } catch (IOException e) {
      throw new DataPlaneException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // This program has it.
    }
  }

  private static String id() {
    try {
      return Files.getAttribute(NAMESPACE, "unix:ino").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sees that the namespace forwards IPv6 at all.
   *
   * @throws DataPlaneException if it does not
   */
  static void checkForwarding(Optional<Path> namespace) {
    String value = NetworkNamespace.inside(namespace, NamespaceLock::forwarding);
    if (!value.equals("1")) {
      throw new DataPlaneException(
          "the host does not forward IPv6: sysctl net.ipv6.conf.all.forwarding is " + value);
    }
  }

  private static String forwarding() {
    try {
      return Files.readString(FORWARDING).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
