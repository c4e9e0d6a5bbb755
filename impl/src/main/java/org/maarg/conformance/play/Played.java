package org.maarg.conformance.play;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * A node that the tester plays.
 *
 * @param name for messages to the user
 * @param address by which the target knows it
 * @param pool the prefix that only it assigns from; none for a CMD
 * @param bind where its UDP socket is; not looked at over raw sockets
 */
public record Played(
    String name, Ipv6Address address, Optional<Ipv6Prefix> pool, InetSocketAddress bind) {
  /** The pool of a MAAR. */
  Ipv6Prefix poolOfMaar() {
    return pool.orElseThrow(() -> new IllegalStateException(name + " has no pool"));
  }

  @Override
  public String toString() {
    return name;
  }
}
