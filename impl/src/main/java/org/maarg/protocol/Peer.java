package org.maarg.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * A MAAR as its peers know it: its address and the pool that only it may assign prefixes from (RFC
 * 8885 3).
 */
public record Peer(Ipv6Address address, Ipv6Prefix pool) {
  /**
   * Peers by their addresses.
   *
   * @throws IllegalArgumentException if two have the same address
   */
  public static Map<Ipv6Address, Peer> byAddress(List<Peer> peers) {
    Map<Ipv6Address, Peer> map = new HashMap<>();
    for (Peer peer : peers) {
      if (map.put(peer.address(), peer) != null) {
        throw new IllegalArgumentException("two peers have the address " + peer.address());
      }
    }
    return map;
  }

  // Implements: 8885-3-6
  /** True if it may assign each of these prefixes. */
  public boolean hasAll(PrefixSet prefixes) {
    for (Ipv6Prefix prefix : prefixes) {
      if (!pool.contains(prefix)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Peer that && address.equals(that.address) && pool.equals(that.pool);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return address + " with " + pool;
  }
}
