package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.Optional;

/** Raw IPv6 sockets. */
public final class RawIpv6Socket {
  private static final int AF_INET6 = 10;
  private static final int EPERM = 1;

  private RawIpv6Socket() {}

  /**
   * Opens a socket that does not block.
   *
   * @param protocol next header of the packets, 0..255
   * @param namespace file of the network namespace to open it in; none for the program's own
   * @return its file descriptor
   * @throws LinuxException if that fails; the message says what is needed
   */
  public static int open(int protocol, Optional<Path> namespace) {
    try {
      return NetworkNamespace.inside(namespace, () -> socket(protocol));
    } catch (LastErrorException e) {
      String needed = namespace.isEmpty() ? "CAP_NET_RAW" : "CAP_NET_RAW and CAP_SYS_ADMIN";
      throw new LinuxException(
          e.getErrorCode() == EPERM
              ? "a raw socket of protocol " + protocol + " needs " + needed
              : "cannot open a raw socket of protocol " + protocol,
          e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new LinuxException("raw sockets need Linux with the C library", e);
    }
  }

  private static int socket(int protocol) {
    return LibC.socket(AF_INET6, LibC.SOCK_RAW | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC, protocol);
  }
}
