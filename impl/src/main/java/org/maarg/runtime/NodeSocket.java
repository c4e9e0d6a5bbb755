package org.maarg.runtime;

import io.netty.channel.EventLoop;
import java.util.Optional;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.ipsec.IpsecGuard;
import org.maarg.runtime.observe.NodeMetrics;
import org.maarg.runtime.transport.DatagramTransport;
import org.maarg.runtime.transport.FaultyTransport;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.runtime.transport.RawTransport;
import org.maarg.runtime.transport.Transport;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.transport.Transports;

/** The socket of a live node, with what protects it and what disturbs it. */
final class NodeSocket {
  private final DatagramTransport socket;
  private final Optional<IpsecGuard> ipsec;
  private final Transport transport;

  private NodeSocket(DatagramTransport socket, Optional<IpsecGuard> ipsec, Transport transport) {
    this.socket = socket;
    this.ipsec = ipsec;
    this.transport = transport;
  }

  /**
   * Binds the socket that a node's settings ask for.
   *
   * @param loop of the node, not the calling thread's
   * @throws TransportException if it cannot be had
   * @throws org.maarg.runtime.ipsec.IpsecException if what protects it cannot be had
   */
  static NodeSocket open(NodeSettings settings, NodeEnvironment environment, EventLoop loop) {
    Optional<IpsecGuard> ipsec = IpsecGuard.start(settings);
    DatagramTransport socket;
    Transport guarded;
    if (ipsec.isPresent() && settings.transport() instanceof TransportSettings.Raw raw) {
      RawTransport bound = guarded(settings, raw, loop, ipsec.get());
      socket = bound;
      guarded = ipsec.get().watch(bound, loop);
    } else {
      socket = Transports.open(settings, environment.io(), loop);
      guarded = socket;
    }
    LinkFaults faults = environment.faults();
    boolean fair = faults.isNone();
    return new NodeSocket(
        socket, ipsec, fair ? guarded : new FaultyTransport(guarded, loop, faults));
  }

  private static RawTransport guarded(
      NodeSettings settings, TransportSettings.Raw raw, EventLoop loop, IpsecGuard guard) {
    try {
      return Transports.open(settings, raw, loop, guard.device(), guard::isVerified);
    } catch (TransportException e) {
      guard.close();
      throw e;
    }
  }

  /** The socket itself. */
  DatagramTransport socket() {
    return socket;
  }

  /** What the node sends and receives over. */
  Transport transport() {
    return transport;
  }

  /** Where the peers are from now on, and whom to take for secured; from any thread. */
  void introduce(NodeSettings settings) {
    Transports.introduce(socket, settings);
  }

  /**
   * Has what protects the socket know other peers, before anything else does; waits for it.
   *
   * @throws org.maarg.runtime.ipsec.IpsecException if it cannot; nothing has changed then
   */
  void protect(NodeSettings settings) {
    ipsec.ifPresent(guard -> guard.use(settings));
  }

  /** Shows what was dropped in front of the socket, and which peers are protected. */
  void showIn(NodeMetrics metrics) {
    if (ipsec.isPresent()) {
      IpsecGuard guard = ipsec.get();
      metrics.gauge(
          "ipsec.clear.text", "clear-text messages of verified peers dropped", guard::clearText);
      metrics.gauge(
          "ipsec.verified.peers", "peers whose protection is verified now", guard::verifiedPeers);
    }
  }

  /** What was dropped in front of the socket, as it is shown; 0 without IPsec. */
  long clearText() {
    return ipsec.map(IpsecGuard::clearText).orElse(0L);
  }

  /** Peers whose protection is verified now; 0 without IPsec. */
  int verifiedPeers() {
    return ipsec.map(IpsecGuard::verifiedPeers).orElse(0);
  }

  /** Takes away what protects the socket, after the node has closed it. */
  void close() {
    ipsec.ifPresent(IpsecGuard::close);
  }
}
