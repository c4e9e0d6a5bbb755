package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Wakes up when a link of a network namespace goes up or down, is made or removed. */
public final class LinkEvents implements AutoCloseable {
  private static final int AF_NETLINK = 16;
  private static final int NETLINK_ROUTE = 0;
  private static final int RTMGRP_LINK = 1;

  private final BlockingSocket socket;

  private LinkEvents(BlockingSocket socket) {
    this.socket = socket;
  }

  /**
   * Begins to watch.
   *
   * @param namespace file of the network namespace; none for the program's own
   * @throws LinuxException if that fails
   */
  public static LinkEvents open(Optional<Path> namespace) {
    try {
      return NetworkNamespace.inside(namespace, LinkEvents::open);
    } catch (LastErrorException e) {
      throw new LinuxException("cannot watch links", e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new LinuxException("watching links needs Linux with the C library", e);
    }
  }

  private static LinkEvents open() {
    int descriptor = LibC.socket(AF_NETLINK, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, NETLINK_ROUTE);
    int octets = 12;
    ByteBuffer address = ByteBuffer.allocate(octets).order(ByteOrder.nativeOrder());
    address.putShort((short) AF_NETLINK).putShort((short) 0).putInt(0).putInt(RTMGRP_LINK);
    LibC.bind(descriptor, address.array(), octets);
    return new LinkEvents(new BlockingSocket(descriptor));
  }

  /** Waits for half a second at most; true if some link may have changed. */
  public boolean await() {
    return socket.receive().isPresent();
  }

  @Override
  public void close() {
    socket.close();
  }
}
