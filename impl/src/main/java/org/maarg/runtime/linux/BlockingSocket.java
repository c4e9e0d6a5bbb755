package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.util.Arrays;
import java.util.Optional;

/** A descriptor that is read by a thread of its own, which looks up twice a second. */
final class BlockingSocket implements AutoCloseable {
  private static final int SO_RCVTIMEO = 20;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int ENETDOWN = 100;
  private static final int ENOBUFS = 105;
  private static final int MILLIS = 500;
  private static final int MAX_OCTETS = 65_536;

  private final int descriptor;
  private final byte[] buffer = new byte[MAX_OCTETS];
  private boolean closed;

  BlockingSocket(int descriptor) {
    this.descriptor = descriptor;
    int word = Native.getNativeSize(NativeLong.class);
    Memory timeout = new Memory(2L * word);
    timeout.clear();
    timeout.setNativeLong(word, new NativeLong(MILLIS * 1_000L));
    LibC.setsockopt(descriptor, LibC.SOL_SOCKET, SO_RCVTIMEO, timeout, 2 * word);
  }

  /** What arrived; empty if nothing did for half a second, or if the link is down. */
  Optional<byte[]> receive() {
    try {
      int length = LibC.recv(descriptor, buffer, buffer.length, 0);
      return Optional.of(Arrays.copyOf(buffer, length));
    } catch (LastErrorException e) {
      return switch (e.getErrorCode()) {
        case EINTR, EAGAIN, ENETDOWN -> Optional.empty();
        case ENOBUFS -> Optional.of(new byte[0]); // Something came, and was lost.
        default -> throw new LinuxException("cannot receive", e);
      };
    }
  }

  void send(byte[] octets) {
    try {
      LibC.send(descriptor, octets, octets.length, 0);
    } catch (LastErrorException e) {
      throw new LinuxException("cannot send", e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      LibC.close(descriptor);
    }
  }
}
