package org.maarg.runtime.transport;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;

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
      return open(settings, raw, loop, Optional.empty(), nobody -> false);
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

  /**
   * As {@link #open(NodeSettings, NettyIo, EventLoop)}, over raw sockets.
   *
   * @param device the only one that the socket hears and sends over; none for all
   * @param verified whether what comes from a peer now has been seen to be protected
   */
  public static RawTransport open(
      NodeSettings settings,
      TransportSettings.Raw raw,
      EventLoop loop,
      Optional<String> device,
      Predicate<Ipv6Address> verified) {
    return RawTransport.bind(
        loop, settings.address(), raw.namespace(), device, settings.securedPeers(), verified);
  }
}
