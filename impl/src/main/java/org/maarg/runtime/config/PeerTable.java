package org.maarg.runtime.config;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;

/** Which node address is reached at which socket endpoint, both ways; immutable. */
public final class PeerTable {
  /** Nobody is known. */
  public static final PeerTable EMPTY = new PeerTable(List.of());

  /**
   * A peer.
   *
   * @param address of the node
   * @param endpoint where its UDP socket is
   * @param secured true if the operator vouches for a security association with it that protects
   *     what arrives from the endpoint (RFC 8885 6); the transport cannot see one
   */
  public record Entry(Ipv6Address address, InetSocketAddress endpoint, boolean secured) {}

  private final Map<Ipv6Address, Entry> byAddress = new HashMap<>();
  private final Map<InetSocketAddress, Entry> byEndpoint = new HashMap<>();

  /**
   * A table of these peers.
   *
   * @throws IllegalArgumentException if two have the same address or the same endpoint, or an
   *     endpoint is unresolved
   */
  public PeerTable(List<Entry> peers) {
    for (Entry peer : peers) {
      if (peer.endpoint().isUnresolved()) {
        throw new IllegalArgumentException(peer.endpoint() + " is unresolved");
      }
      if (byAddress.put(peer.address(), peer) != null) {
        throw new IllegalArgumentException("two peers have the address " + peer.address());
      }
      if (byEndpoint.put(peer.endpoint(), peer) != null) {
        throw new IllegalArgumentException("two peers have the endpoint " + peer.endpoint());
      }
    }
  }

  /** The peer with this node address. */
  public Optional<Entry> at(Ipv6Address address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** The peer whose datagrams come from this endpoint. */
  public Optional<Entry> at(InetSocketAddress endpoint) {
    return Optional.ofNullable(byEndpoint.get(endpoint));
  }
}
