package org.maarg.protocol;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * A MAAR as its peers know it: its address and the pool that only it may assign prefixes from (RFC
 * 8885 3).
 */
public record Peer(Ipv6Address address, Ipv6Prefix pool) {
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
