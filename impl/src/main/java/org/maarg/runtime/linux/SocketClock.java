package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When the kernel took what was read last from a socket: a program that stood still for a while
 * reads late what came in time. Used by the thread that reads the socket.
 */
public final class SocketClock {
  /** SIOCGSTAMPNS: the time of the packet that was handed over last. */
  private static final long SIOCGSTAMPNS = 0x8907;

  private static final int SECONDS = 0;
  private static final int NANOS = 8;
  private static final int OCTETS = 16;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Memory time = new Memory(OCTETS);

  private SocketClock() {}

  /** A clock; empty where this is no Linux of 64 bits with the C library. */
  public static Optional<SocketClock> create() {
    try {
      boolean has = Platform.isLinux() && Platform.is64Bit();
      return has ? Optional.of(new SocketClock()) : Optional.empty();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  /**
   * Time of day, in nanoseconds since 1970, when what was read last reached the host. The first
   * call has the kernel write down the time of each packet from then on.
   *
   * @return empty if the kernel does not tell
   */
  public OptionalLong lastArrivalNanos(int descriptor) {
    try {
      LibC.ioctl(descriptor, SIOCGSTAMPNS, time);
    } catch (LastErrorException unknown) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(time.getLong(SECONDS) * NANOS_PER_SECOND + time.getLong(NANOS));
  }
}
