package org.maarg.runtime.transport;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionException;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;

/** Opens the transport that a node's settings ask for. */
public final class Transports {
  private Transports() {}

  /**
   * Binds the socket that a node's settings ask for, and tells it their peers; waits for it.
   *
   * @param io what {@code loop} was made by
   * @param loop of the node, not the calling thread's
   * @throws TransportException if the socket cannot be had
   */
  public static DatagramTransport open(NodeSettings settings, NettyIo io, EventLoop loop) {
    if (settings.transport() instanceof TransportSettings.Raw raw) {
      return RawTransport.bind(loop, settings.address(), raw.namespace(), settings.securedPeers());
    }
    TransportSettings.Udp udp = (TransportSettings.Udp) settings.transport();
    try {
      UdpTransport transport = UdpTransport.bind(io, loop, udp.bind()).join();
      introduce(transport, settings);
      return transport;
    } catch (CompletionException e) {
      throw new TransportException(
          "cannot bind UDP to " + Endpoints.text(udp.bind()), e.getCause());
    }
  }

  /** Tells a transport where the peers of a node's settings are, and whom to take for secured. */
  public static void introduce(DatagramTransport transport, NodeSettings settings) {
    if (transport instanceof UdpTransport udp) {
      udp.usePeers(settings.peerTable());
    } else if (transport instanceof RawTransport raw) {
      raw.useSecured(settings.securedPeers());
    }
  }
}
