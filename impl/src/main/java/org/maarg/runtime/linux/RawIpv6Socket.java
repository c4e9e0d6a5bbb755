package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Raw IPv6 sockets. */
public final class RawIpv6Socket {
  private static final int AF_INET6 = 10;
  private static final int EPERM = 1;
  private static final int SO_BINDTODEVICE = 25;

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

  /**
   * Has a socket hear and send over one device alone, as it is now: a device of the same name that
   * comes later is another one. Again is not an error.
   *
   * @throws LinuxException if there is no such device, or it is not allowed
   */
  public static void bindToDevice(int descriptor, String device) {
    byte[] name = device.getBytes(StandardCharsets.US_ASCII);
    Memory value = new Memory(name.length);
    value.write(0, name, 0, name.length);
    try {
      LibC.setsockopt(descriptor, LibC.SOL_SOCKET, SO_BINDTODEVICE, value, name.length);
    } catch (LastErrorException e) {
      throw new LinuxException("cannot bind a raw socket to the device " + device, e);
    }
  }
}
