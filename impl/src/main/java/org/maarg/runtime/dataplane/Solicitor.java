package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.Optional;
import org.maarg.runtime.linux.PacketSocket;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RouterSolicitation;

/**
 * A host that solicits routers. Linux itself does so only when an interface is taken up, and not
 * when a link comes back.
 */
public final class Solicitor implements AutoCloseable {
  private static final int HOP_LIMIT = 255;
  private static final int NOTHING = 255;
  private static final Ipv6Address ALL_ROUTERS = Ipv6Address.parse("ff02::2");
  private static final Octets ALL_ROUTERS_MAC = Octets.ofHex("333300000002");

  private final PacketSocket packets;
  private final Frame frame;

  /**
   * A host on an interface.
   *
   * @param linkLayer its address, 6 octets
   * @param source a link-local address of it
   * @throws org.maarg.runtime.linux.LinuxException if there is no socket to be had
   */
  public Solicitor(
      int interfaceIndex, Optional<Path> namespace, Octets linkLayer, Ipv6Address source) {
    packets = PacketSocket.open(NOTHING, interfaceIndex, namespace);
    Octets message = Octets.of(RouterSolicitation.encode(source, ALL_ROUTERS));
    frame = new Frame(linkLayer, ALL_ROUTERS_MAC, source, ALL_ROUTERS, HOP_LIMIT, message);
  }

  /** Sends a Router Solicitation. */
  public void solicit() {
    packets.send(frame.encode());
  }

  @Override
  public void close() {
    packets.close();
  }
}
