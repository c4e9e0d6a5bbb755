package org.maarg.runtime.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.maarg.runtime.transport.UdpTransport;

/** How a node reaches the others. */
public sealed interface TransportSettings {
  /**
   * UDP, as {@link UdpTransport}.
   *
   * @param bind where the node's own socket is; port 0 for any free one
   */
  record Udp(InetSocketAddress bind) implements TransportSettings {}

  /**
   * Raw IPv6 sockets of protocol 135.
   *
   * @param namespace file of the network namespace to open the socket in; none for the program's
   *     own
   */
  record Raw(Optional<Path> namespace) implements TransportSettings {}
}
